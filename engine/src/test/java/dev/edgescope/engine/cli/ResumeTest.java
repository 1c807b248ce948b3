package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.record.Runs;
import dev.edgescope.engine.training.RunStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resuming into folders that hold other runs: nothing is lost, nothing is mixed. */
class ResumeTest {
  private static final int STEPS = 30;
  private static final int OTHER_STEPS = 300;

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path config = Path.of("");
  private Path run = Path.of("");
  private Path other = Path.of("");

  @BeforeEach
  void record() throws IOException {
    config = Files.writeString(folder.resolve("a.json"), RunConfigJson.write(Runs.small(STEPS)));
    Path own = Files.createDirectory(folder.resolve("o"));
    run = own.resolve("run.edgescope");
    record(Runs.small(STEPS), run);
    other = Files.createDirectory(folder.resolve("k")).resolve("run.edgescope");
  }

  @Test
  void aKilledRunInTheFolderIsSetAsideWithItsLog() throws IOException {
    killed(other);
    assertEquals(0, resume("--steps", "40", "--out", folder.resolve("k").toString()), errors());
    assertEquals(40, Runs.stepsOnFile(other));
    assertEquals(OTHER_STEPS, Runs.stepsOnFile(other.resolveSibling("run-1.edgescope")));
    Runs.assertUninterrupted(other);
  }

  @Test
  void aFinishedRunInTheFolderIsSetAside() throws IOException {
    record(otherConfig(), other);
    assertEquals(0, resume("--steps", "40", "--out", folder.resolve("k").toString()), errors());
    Path old = other.resolveSibling("run-1.edgescope");
    assertEquals(
        "An earlier run was there; it is now " + old + ".", errors().lines().toList().getFirst());
    assertEquals(OTHER_STEPS, Runs.stepsOnFile(old));
    assertEquals(40, Runs.stepsOnFile(other));
  }

  @Test
  void aRunThatIsBeingRecordedInTheFolderIsLeftAlone() throws IOException {
    try (RunRecorder recorder = Runs.recorder(other);
        RunLoop loop = new RunLoop(RunStart.of(otherConfig()), recorder)) {
      loop.send(new Command.Step());
      Runs.await(() -> loop.history().steps() == 1 && recorder.flush());
      assertEquals(2, resume("--out", folder.resolve("k").toString()));
      assertEquals(
          String.format(
              Locale.ROOT,
              "--out: %s is being recorded by another Edgescope; give another folder.\n",
              other),
          errors());
    }
    assertEquals(1, Runs.stepsOnFile(other));
  }

  @Test
  void aRunThatIsBeingRecordedIsNotResumed() throws IOException {
    try (RunRecorder recorder = Runs.recorder(other);
        RunLoop loop = new RunLoop(RunStart.of(Runs.small(STEPS)), recorder)) {
      loop.send(new Command.Step());
      Runs.await(() -> loop.history().steps() == 1 && recorder.flush());
      assertEquals(2, command("train", config.toString(), "--resume", other.toString()));
      assertEquals(
          String.format(
                  Locale.ROOT,
                  "--resume: %s is being recorded by another Edgescope; wait for its end, or go on"
                      + " with a copy",
                  other)
              + " of it by --out.\n",
          errors());
    }
    assertEquals(1, Runs.stepsOnFile(other));
  }

  /**
   * Steps of seed 8 under the configuration of seed 7, as a log of another run would leave them.
   */
  @Test
  void aStepThatComesOutOtherwiseIsRefusedWithBothValues() throws IOException {
    killed(other);
    Runs.pretend(other, Runs.small(10_000));
    byte[] before = Files.readAllBytes(other);
    assertEquals(2, command("train", config.toString(), "--resume", other.toString()));
    String sentence = errors().lines().toList().getLast();
    assertTrue(
        sentence.matches(
            Pattern.quote(other.toString())
                + ": step 0 made again has the loss 0\\.\\d+, the record says 0\\.\\d+, which is no"
                + " difference of rounding; .*"),
        errors());
    assertArrayEquals(before, Files.readAllBytes(other));
    assertFalse(Files.exists(other.resolveSibling("metrics.csv")));
  }

  @Test
  void ofARunThatIsRefusedNoCopyIsLeft() throws IOException {
    killed(other);
    Runs.pretend(other, Runs.small(10_000));
    Path out = folder.resolve("new");
    assertEquals(2, refusedInto(out));
    assertFalse(Files.exists(out));
  }

  @Test
  void whatWasSetAsideForARunThatIsRefusedHasItsNameAgain() throws IOException {
    killed(other);
    Runs.pretend(other, Runs.small(10_000));
    Path out = Files.createDirectory(folder.resolve("old"));
    Path earlier = out.resolve("run.edgescope");
    record(otherConfig(), earlier);
    Files.writeString(out.resolve("metrics.csv"), "step\n");
    byte[] before = Files.readAllBytes(earlier);
    assertEquals(2, refusedInto(out));
    assertArrayEquals(before, Files.readAllBytes(earlier));
    try (Stream<Path> left = Files.list(out)) {
      assertEquals(
          List.of("metrics.csv", "run.edgescope"),
          left.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertFalse(errors().contains("An earlier run"), errors());
  }

  private int refusedInto(Path out) {
    return command(
        "train", config.toString(), "--resume", other.toString(), "--out", out.toString());
  }

  private static RunConfig otherConfig() {
    RunConfig small = Runs.small(OTHER_STEPS);
    return RunConfigJson.read(RunConfigJson.write(small).replace("\"seed\" : 7", "\"seed\" : 8"));
  }

  private static void record(RunConfig config, Path file) {
    try (RunRecorder recorder = Runs.recorder(file);
        RunLoop loop = new RunLoop(RunStart.of(config), recorder)) {
      loop.send(new Command.Resume());
      Runs.await(() -> {
        loop.drain(event -> {}, 100);
        return config.length().isReached(loop.history().steps());
      });
    }
  }

  /** What a killed process leaves: the file, and the log beside it. */
  private void killed(Path file) throws IOException {
    Path live = folder.resolve("live.edgescope");
    try (RunRecorder recorder = Runs.recorder(live);
        RunLoop loop = new RunLoop(RunStart.of(otherConfig().withSteps(10_000)), recorder)) {
      for (int step = 0; step < OTHER_STEPS; step++) {
        loop.send(new Command.Step());
      }
      Runs.await(() -> {
        loop.drain(event -> {}, 100);
        return loop.history().steps() == OTHER_STEPS && recorder.flush();
      });
      Files.copy(live, file);
      Files.copy(folder.resolve("live.edgescope-wal"), Path.of(file + "-wal"));
    }
  }

  private int resume(String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"train", config.toString(), "--resume", run.toString()}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return command(arguments);
  }

  private int command(String... arguments) {
    return new EdgescopeCommand(
            OutputStream.nullOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Optional.empty())
        .run(arguments);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
