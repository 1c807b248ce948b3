package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.Mutations;
import dev.edgescope.engine.data.Outcome;
import dev.edgescope.engine.data.ScratchFile;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever became of a run file, it reads as it was, or is refused in one sentence. */
class RunFilePropertiesTest {
  private static final ScratchFile INTACT = new ScratchFile(".edgescope");
  private static final ScratchFile SPOILED = new ScratchFile(".edgescope");
  private static byte[] intact = {};
  private static Optional<RecordedRun> original = Optional.empty();

  @BeforeContainer
  static void record() throws IOException {
    Path file = INTACT.with(new byte[0]);
    Files.delete(file);
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(600)), recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
    }
    intact = Files.readAllBytes(file);
    original = Optional.of(read(file));
  }

  @Provide
  static Arbitrary<byte[]> spoiledFiles() {
    return Mutations.of(
        List.of(intact),
        List.of("SQLite format 3", "CREATE TABLE", "INTEGER", "\u0000", "\u007f", "{", "\"loss\""));
  }

  @Property(seed = "20261130")
  void aSpoiledFileReadsAsItWasOrIsRefused(@ForAll("spoiledFiles") byte[] bytes) {
    Path file = SPOILED.with(bytes);
    Outcome.of(RunFileException.class, () -> compare(file, original.orElseThrow()));
  }

  private static RecordedRun compare(Path file, RecordedRun original) {
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      Runs.assertSame(original.history(), run.history());
      assertEquals(original.history().measurements(), run.history().measurements());
      assertEquals(original.events(), run.events());
      assertEquals(original.config(), run.config());
      for (long step : run.checkpointSteps()) {
        opened.checkpoint(step);
      }
      return run;
    }
  }

  private static RecordedRun read(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.run();
    }
  }

  @AfterContainer
  static void deleteFiles() {
    INTACT.close();
    SPOILED.close();
  }
}
