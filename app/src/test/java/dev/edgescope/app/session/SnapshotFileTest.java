package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.app.run.RunState;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two runs on the real engine, their snapshot, and its file. */
class SnapshotFileTest {
  private static final ConfigPatch LARGER =
      ConfigPatch.parse("{\"optimizer\": {\"batchSize\": 8}}");
  private static final Preset PRESET =
      new Preset(
          "small",
          "Small",
          "What to see.",
          "What to do.",
          SmallRuns.config(),
          List.of(LARGER),
          Double.POSITIVE_INFINITY);

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by open()
  private Recording recording;

  @SuppressWarnings("NullAway.Init") // by open()
  private RunComparison runs;

  @SuppressWarnings("NullAway.Init") // by open()
  private LiveViewModel model;

  @SuppressWarnings("NullAway.Init") // by open()
  private Snapshots snapshots;

  @BeforeEach
  void open() {
    recording = new Recording(folder.resolve("runs"), System::nanoTime);
    runs =
        new RunComparison(
            PRESET.config(),
            PRESET.alongside(),
            PRESET.pace(),
            new RunEngines(recording::open, recording::end),
            System::nanoTime);
    model = new LiveViewModel(List.of(PRESET), PRESET, runs);
    snapshots =
        new Snapshots(
            model,
            runs,
            (engines, then) -> {
              recording.flush();
              then.accept(engines.stream().map(recording::file).toList());
            });
    await(RunState.PAUSED);
  }

  @AfterEach
  void close() {
    runs.close();
    recording.close();
  }

  private void await(RunState state) {
    SmallRuns.await(() -> {
      runs.pulse();
      return runs.live().stream().allMatch(run -> run.stateProperty().get() == state);
    });
  }

  private void trainTo(int steps) {
    model.start();
    await(RunState.RUNNING);
    SmallRuns.await(() -> {
      runs.pulse();
      return runs.main().history().steps() >= steps;
    });
    model.pause();
    await(RunState.PAUSED);
  }

  private Snapshot taken(String name) {
    snapshots.take(name);
    SmallRuns.await(() -> {
      runs.pulse();
      return snapshots.find(name).isPresent();
    });
    return snapshots.find(name).orElseThrow();
  }

  private Path saved(Snapshot snapshot) throws IOException {
    Path file = folder.resolve("a.edgesnap");
    SnapshotFile.write(snapshot, file);
    return file;
  }

  private static double[] losses(History history) {
    return IntStream.range(0, history.steps()).mapToDouble(history::loss).toArray();
  }

  private static double[] losses(RunConfig config, int steps) {
    try (TrainingRun whole = new TrainingRun(config)) {
      while (whole.history().steps() < steps) {
        whole.advance();
      }
      return losses(whole.history());
    }
  }

  private void assertRunsAreAsIfNeverInterrupted() {
    for (LiveRun run : runs.live()) {
      assertArrayEquals(losses(run.config(), run.history().steps()), losses(run.history()));
    }
    assertEquals(2, runs.live().size());
  }

  @Test
  void theRunsGoOnFromASnapshot() {
    trainTo(20);
    Snapshot snapshot = taken("here");
    trainTo(40);
    snapshots.jumpTo(snapshot);
    await(RunState.PAUSED);
    assertEquals(snapshot.runs().getFirst().step(), runs.main().history().steps());
    trainTo(50);
    assertRunsAreAsIfNeverInterrupted();
  }

  @Test
  void aFileHoldsTheRunsAndWhatIsSeenOfThem() throws IOException {
    trainTo(20);
    model.timeAxis().baseProperty().set(TimeBase.EXAMPLES_SEEN);
    model.timeAxis().show(10, 60);
    model.layoutProperty().set(BoardLayout.grid(List.of("loss", "sharpness")));
    Note note = new Note(new Moment(12, 1.2, 48), 0.5, "α is raised – here");
    model.marks().add("loss", note);
    runs.select(runs.live().getLast());
    Snapshot before = taken("here");
    Path file = saved(before);
    model.reset();
    model.marks().clearNotes("loss");

    Snapshot read = SnapshotFile.read(file);
    assertEquals(before.look(), read.look());
    snapshots.open(read);
    SmallRuns.await(() -> {
      runs.pulse();
      return runs.main().history().steps() == before.runs().getFirst().step();
    });
    await(RunState.PAUSED);
    assertEquals(runs.live().getLast(), model.selected());
    assertEquals(List.of(note), model.marks().notes("loss"));
    trainTo(45);
    assertRunsAreAsIfNeverInterrupted();
  }

  @Test
  void stepsThatAreNotRecordedAreNotSavedAsIfTheyWere() throws IOException {
    trainTo(20);
    Snapshot snapshot = taken("here");
    Path file = snapshot.runs().getFirst().file().orElseThrow();
    Snapshot mistaken =
        new Snapshot(
            "here",
            List.of(new Snapshot.Run(snapshot.runs().getLast().start(), Optional.of(file))),
            0,
            snapshot.look());
    IOException refusal =
        assertThrows(
            IOException.class,
            () -> SnapshotFile.write(mistaken, folder.resolve("mistaken.edgesnap")));
    assertTrue(String.valueOf(refusal.getMessage()).contains("are not recorded"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\" : 1|\"format\" : 7|format: 7 is not known to this version; give 1.",
        "\"selected\" : 0|\"selected\" : 5|The selected run 5 is none of the 2; count from 0.",
        "\"LINEAR\"|\"CUBIC\"|not one of the values accepted",
        "\"name\" : \"here\"|\"name\" : \"\"|A snapshot has a name of 1 to 100 characters in one"
            + " line; give one.",
        "\"name\" : \"here\"|\"nome\" : \"here\"|its description cannot be read: ",
        "\"sharpness\"|\"shrapness\"|\"shrapness\" is no chart; give the id of one, such as"
            + " \"sharpness\".",
        "\"step\" : 0|\"step\" : 3|it lacks run-1.edgescope; give a snapshot that Edgescope has"
            + " saved."
      })
  void whatIsWrongIsSaidInOneSentence(String right, String wrong, String sentence)
      throws IOException {
    Path file = saved(taken("here"));
    Path spoiled = folder.resolve("spoiled.edgesnap");
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(spoiled))) {
      String text =
          new String(
              zip.getInputStream(zip.getEntry("snapshot.json")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertTrue(text.contains(right), text);
      out.putNextEntry(new ZipEntry("snapshot.json"));
      out.write(text.replaceFirst(right, wrong).getBytes(StandardCharsets.UTF_8));
    }
    assertRefused(spoiled, sentence);
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.edgesnap"), "{}", StandardCharsets.UTF_8);
    assertRefused(file, "give the file of a snapshot (.edgesnap).");
  }

  @Test
  void aRunThatIsNoRunFileIsRefused() throws IOException {
    trainTo(5);
    Path file = saved(taken("here"));
    Path spoiled = folder.resolve("spoiled.edgesnap");
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(spoiled))) {
      out.putNextEntry(new ZipEntry("snapshot.json"));
      zip.getInputStream(zip.getEntry("snapshot.json")).transferTo(out);
      out.putNextEntry(new ZipEntry("run-1.edgescope"));
      out.write("no database".getBytes(StandardCharsets.UTF_8));
    }
    assertRefused(spoiled, "a run in it cannot be read; take the snapshot again.");
  }

  private static void assertRefused(Path file, String sentence) {
    String said =
        String.valueOf(
            assertThrows(InvalidConfigException.class, () -> SnapshotFile.read(file)).getMessage());
    assertTrue(said.startsWith(file.getFileName() + ": ") && said.contains(sentence), said);
    assertEquals(1, said.lines().count());
  }
}
