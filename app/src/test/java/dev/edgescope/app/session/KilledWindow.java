package dev.edgescope.app.session;

import dev.edgescope.app.record.ChildProcess;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that trains five runs side by side, as a window does, until it is killed. */
final class KilledWindow {
  /** The main run and those beside it. */
  static final List<RunConfig> CONFIGS =
      List.of(
          batch(4),
          batch(8),
          batch(2),
          batch(1),
          ConfigPatch.parse("{\"seed\": 2}").applyTo(batch(4)));

  private KilledWindow() {}

  private static RunConfig batch(int size) {
    RunConfig config = SmallRuns.config();
    return config.withOptimizer(config.optimizer().withBatchSize(BatchSize.of(size)));
  }

  /** Starts the process. */
  static Process start(Path folder) throws IOException {
    return ChildProcess.start(KilledWindow.class, folder);
  }

  /** Five runs from the main one on. */
  static RunComparison open(RunEngines engines) {
    RunConfig main = CONFIGS.getFirst();
    List<ConfigPatch> alongside =
        CONFIGS.stream().skip(1).map(config -> ConfigPatch.between(main, config)).toList();
    return new RunComparison(main, alongside, 200, engines, System::nanoTime);
  }

  /**
   * Trains.
   *
   * @param args the folder of the runs
   */
  public static void main(String[] args) throws InterruptedException {
    Recording recording = new Recording(Path.of(args[0]), System::nanoTime);
    RunComparison runs = open(new RunEngines(recording::open, recording::end));
    runs.resume();
    while (true) {
      runs.pulse();
      Thread.sleep(5);
    }
  }
}
