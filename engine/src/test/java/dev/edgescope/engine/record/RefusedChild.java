package dev.edgescope.engine.record;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A process that records where it soon cannot any more, and then elsewhere. */
final class RefusedChild {
  private RefusedChild() {}

  /**
   * Records a run, in a folder that is made read-only on the way another one, and what could not be
   * recorded in a spare file.
   *
   * @param args the folder, the spare file, the number of steps, and whether the folder is to be
   *     made read-only
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    long steps = Long.parseLong(args[2]);
    boolean close = Boolean.parseBoolean(args[3]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    RunRecorder.Notices notices =
        new RunRecorder.Notices() {
          @Override
          public void saved(Path file) {}

          @Override
          public void trouble(String sentence) {
            out.println("trouble: " + sentence);
          }
        };
    try (RunRecorder recorder =
            new RunRecorder(
                started -> folder.resolve(started.runId() + ".edgescope"),
                RunRecorder.Stepless.RECORDED,
                notices);
        RunLoop loop = new RunLoop(RunStart.of(Runs.small(steps)), recorder)) {
      loop.send(new Command.Resume());
      if (close) {
        Runs.await(() -> loop.history().steps() > steps / 2 && recorder.flush());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
      }
      Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      if (close) {
        out.println("first: " + recorder.flush());
        loop.send(new Command.Reset(Runs.small(steps)));
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
      out.println("flushed: " + recorder.flush());
      try (RunFile file = RunFile.open(folder.resolve("1.edgescope"))) {
        out.println("there: " + file.run().history().steps());
      }
      out.println("moved: " + recorder.moveTo(Path.of(args[1])));
    }
  }
}
