package dev.edgescope.app.record;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that records a run until it is ended. */
public final class RecordingChild {
  private RecordingChild() {}

  /** Starts the process. */
  public static Process start(Path file) throws IOException {
    return ChildProcess.start(RecordingChild.class, file);
  }

  /**
   * Records.
   *
   * @param args the file
   */
  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[0]);
    try (RunRecorder recorder =
            new RunRecorder(
                started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
        RunLoop loop = new RunLoop(RunStart.of(SmallRuns.config()), recorder)) {
      loop.send(new Command.SetPace(200));
      loop.send(new Command.Resume());
      while (true) {
        loop.drain(event -> {}, 1000);
        Thread.sleep(10);
      }
    }
  }
}
