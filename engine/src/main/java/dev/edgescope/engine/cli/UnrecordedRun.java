package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.export.RunCsv;
import java.io.IOException;
import java.nio.file.Path;

/** A run to its end, of which nothing is left but its table. */
public final class UnrecordedRun {
  private UnrecordedRun() {}

  /**
   * Makes the run and writes its table, also where it was interrupted or failed on its way.
   *
   * @param table where to; its folder must be there
   * @return the exit status
   * @throws IOException if the table cannot be written
   */
  public static int make(RunConfig config, Path table, Progress progress) throws IOException {
    try (Interruption interruption = Interruption.saidBy(progress)) {
      RunLoop loop = new RunLoop(config);
      Drive drive = new Drive(loop, config, 0, progress);
      boolean ready;
      try {
        ready = drive.prepare(interruption);
        if (ready) {
          drive.run(interruption);
        }
      } finally {
        Drive.leave(loop, interruption);
      }
      drive.failure().ifPresent(progress::say);
      if (ready) {
        RunCsv.of(config, loop.history()).write(loop.history(), table);
      }
      return drive.status();
    }
  }
}
