package dev.edgescope.engine.bench;

import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunListener;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Steps of a run loop a second at B = 1, with and without a recorder, and the size of its file.
 *
 * <p>Rounds with and without take turns, and of each kind the fastest counts: what else the machine
 * does can only slow one down.
 */
final class RecordingCost {
  private static final int ROUNDS = 20;
  private static final long STEPS = 60_000;

  private final RunConfig config;
  private final double with;
  private final double without;
  private final double bytesAStep;

  private RecordingCost() throws IOException {
    RunConfig preset = Presets.load().byId("stochastic-edge").config().withSteps(STEPS);
    // As an instrument's readings are budgeted by the clock, runs with them cannot be compared.
    config =
        new RunConfig(
            preset.data(),
            preset.model(),
            preset.loss(),
            preset.optimizer(),
            ProbeConfig.OFF,
            preset.precision(),
            preset.seed(),
            preset.length());
    Path folder = Files.createTempDirectory("edgescope-recording");
    Path file = folder.resolve("run.edgescope");
    double bare = 0;
    double recorded = 0;
    for (int round = 0; round < ROUNDS; round++) {
      bare = Math.max(bare, rate(RunListener.NONE));
      try (RunRecorder recorder =
          new RunRecorder(
              started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE)) {
        recorded = Math.max(recorded, rate(recorder));
      }
    }
    without = bare;
    with = recorded;
    bytesAStep = (double) Files.size(file) / STEPS;
    try (var files = Files.list(folder)) {
      files.forEach(RecordingCost::delete);
    }
    Files.delete(folder);
  }

  static RecordingCost measure() {
    try {
      return new RecordingCost();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Steps a second without a recorder. */
  double without() {
    return without;
  }

  /** What of them a recorder takes, in percent. */
  double percent() {
    return 100 * (1 - with / without);
  }

  double bytesAStep() {
    return bytesAStep;
  }

  private double rate(RunListener listener) {
    try (RunLoop loop = new RunLoop(RunStart.of(config), listener)) {
      boolean[] ended = {false};
      long start = System.nanoTime();
      loop.send(new Command.Resume());
      while (!ended[0]) {
        if (loop.drain(event -> ended[0] |= event instanceof RunEvent.Finished, 64) == 0) {
          sleep();
        }
      }
      return STEPS / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
