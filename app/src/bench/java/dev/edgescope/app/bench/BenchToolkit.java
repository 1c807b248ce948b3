package dev.edgescope.app.bench;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunState;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.machine.ComputingThreads;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX on the headless platform with the software pipeline, and its frames. */
final class BenchToolkit {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 780;

  private BenchToolkit() {}

  static void start() throws Exception {
    ComputingThreads.giveWay();
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.get();
    Platform.setImplicitExit(false);
  }

  /** Milliseconds from each frame to the next. */
  static double[] frames(int number) throws Exception {
    CompletableFuture<double[]> result = new CompletableFuture<>();
    Platform.runLater(() ->
        new AnimationTimer() {
          private final double[] frames = new double[number];
          private int count = -1;
          private long last;

          @Override
          public void handle(long now) {
            long arrived = System.nanoTime();
            if (count >= 0) {
              frames[count] = (arrived - last) * 1e-6;
            }
            last = arrived;
            count++;
            if (count == number) {
              stop();
              result.complete(frames);
            }
          }
        }.start());
    return result.get();
  }

  /**
   * Milliseconds from each frame to the next, of those that begin within a time from now; what is
   * done first is part of the first.
   */
  static double[] framesWithin(double milliseconds, Runnable done) throws Exception {
    CompletableFuture<double[]> result = new CompletableFuture<>();
    Platform.runLater(() ->
        new AnimationTimer() {
          private final List<Double> frames = new ArrayList<>();
          private final long first = System.nanoTime();
          private long last = first;

          {
            done.run();
          }

          @Override
          public void handle(long now) {
            long arrived = System.nanoTime();
            frames.add((arrived - last) * 1e-6);
            last = arrived;
            if ((arrived - first) * 1e-6 > milliseconds) {
              stop();
              result.complete(frames.stream().mapToDouble(Double::doubleValue).toArray());
            }
          }
        }.start());
    return result.get();
  }

  /** "frames a second | median ms | 99% ms | worst ms | frames over 50 ms". */
  static String columns(double[] frames) {
    double[] sorted = frames.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    return String.format(
        Locale.ROOT,
        "%.0f | %.1f | %.1f | %.1f | %d",
        1e3 * count / Arrays.stream(sorted).sum(),
        sorted[count / 2],
        sorted[count * 99 / 100],
        sorted[count - 1],
        Arrays.stream(sorted).filter(frame -> frame > 50).count());
  }

  /** What the JavaFX thread has computed so far. */
  static long busyNanos() throws Exception {
    return call(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  /** The real window on the run of a preset, which waits for its start. */
  static MainWindow open(List<Preset> presets, Preset first) throws Exception {
    Path folder = Files.createTempDirectory("edgescope-bench");
    MainWindow window =
        call(() -> {
          Stage stage = new Stage();
          MainWindow opened = new MainWindow(stage, presets, first, folder, WIDTH, HEIGHT);
          stage.show();
          return opened;
        });
    RunComparison runs = window.workspace().comparison();
    while (call(() -> runs.stateProperty().get()) != RunState.PAUSED) {
      Thread.sleep(20);
    }
    return window;
  }

  /** Closes it, and ends what is under way in it. */
  static void close(MainWindow window) throws Exception {
    run(() -> window.stage().hide());
  }

  static void run(Runnable work) throws Exception {
    call(Executors.callable(work));
  }

  static <T> T call(Callable<T> call) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(call.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.get();
  }
}
