package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.sweep.MadeSweeps;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.sweep.plan.SweepJson;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in a file that the program is started on. */
class OpenedFileTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aConfigurationIsTheExperimentThatTheWindowBeginsWith() throws IOException {
    var config = Presets.load().byId("below-the-edge").config();
    OpenedFile file = OpenedFile.of(write("mine.json", RunConfigJson.write(config)));
    assertEquals(OpenedFile.Kind.EXPERIMENT, file.kind());
    assertEquals(config, file.experiment().orElseThrow().config());
    assertEquals("mine", file.experiment().orElseThrow().id());
  }

  @Test
  void aPlanIsASweep() throws IOException {
    String plan = SweepJson.write(SweepPresets.all().getFirst().sweep());
    assertEquals(OpenedFile.Kind.SWEEP, OpenedFile.of(write("plan.json", plan)).kind());
  }

  @Test
  void aLessonIsOne() throws IOException {
    String name = "/dev/edgescope/assets/lecture/two-over-alpha.json";
    try (InputStream lesson = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      String text = new String(lesson.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(OpenedFile.Kind.LESSON, OpenedFile.of(write("lesson.json", text)).kind());
      assertEquals(OpenedFile.Kind.LESSON, OpenedFile.of(write("a.edgelesson", text)).kind());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.edgelesson | hello | The lesson is not valid JSON at line 1, column 1"
            + " (Unrecognized token 'hello'); correct it there.",
        "a.json | hello | The configuration is not valid JSON at line 1, column 1"
            + " (Unrecognized token 'hello'); correct it there.",
        "a.edgesnap | hello | zip END header not found; give the file of a snapshot"
            + " (.edgesnap).",
        "a.json | {\"title\": \"t\"} | Lesson: steps: there is none; give at least one."
      })
  void whatIsWrongWithATextIsToldWithItsFile(String name, String text, String sentence)
      throws IOException {
    Path file = write(name, text);
    InvalidConfigException refusal =
        assertThrows(InvalidConfigException.class, () -> OpenedFile.of(file));
    String said = String.valueOf(refusal.getMessage());
    assertTrue(said.endsWith(": " + sentence), said);
    assertTrue(said.contains(name), said);
  }

  @Test
  void whatTheWindowAndTheCommandLineRecordIsToldApart() throws Exception {
    Path run = folder.resolve("run.edgescope");
    SmallRuns.record(run, 2);
    assertEquals(OpenedFile.Kind.RUN, OpenedFile.of(run).kind());
    Path sweep = MadeSweeps.make(folder.resolve("made.edgesweep"), 1);
    assertEquals(OpenedFile.Kind.SWEEP, OpenedFile.of(sweep).kind());
    Path renamed = Files.move(sweep, folder.resolve("renamed.db"));
    assertEquals(OpenedFile.Kind.SWEEP, OpenedFile.of(renamed).kind());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    InvalidConfigException refusal =
        assertThrows(InvalidConfigException.class, () -> OpenedFile.of(Path.of("nosuch.json")));
    assertEquals("nosuch.json does not exist; give the path of a file.", refusal.getMessage());
  }

  @Test
  void whatIsNoRunIsRefused() throws IOException {
    Path file = write("run.edgescope", "nothing");
    RunFileException refusal = assertThrows(RunFileException.class, () -> OpenedFile.of(file));
    assertEquals(
        file + " was not written by Edgescope; give the path of a run file (.edgescope).",
        refusal.getMessage());
  }

  @Test
  void presetsAndCommandsAreNoFiles() {
    assertFalse(OpenedFile.isMeant("below-the-edge"));
    assertFalse(OpenedFile.isMeant("train"));
    assertTrue(OpenedFile.isMeant("a/run.edgescope"));
  }

  @Test
  void withoutADisplayAPictureIsOffered() {
    assertEquals(
        "run.edgescope is a run file, which a window shows; set DISPLAY to open one, or draw it:"
            + " edgescope replay run.edgescope --png picture.png.",
        new OpenedFile(OpenedFile.Kind.RUN, Path.of("run.edgescope")).withoutWindow());
  }
}
