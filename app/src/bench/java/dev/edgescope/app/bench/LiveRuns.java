package dev.edgescope.app.bench;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.workspace.live.LiveRun;
import dev.edgescope.app.workspace.live.RunComparison;
import dev.edgescope.app.workspace.live.RunState;
import dev.edgescope.engine.run.ConfigPatch;
import dev.edgescope.engine.run.Preset;
import dev.edgescope.engine.run.Presets;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The real window with one, two and four live runs at full pace, on the headless platform with the
 * software pipeline: the time from frame to frame, what the runs get done meanwhile, and what stays
 * in memory.
 */
public final class LiveRuns {
  private static final List<ConfigPatch> ALONGSIDE =
      List.of(
          ConfigPatch.FULL_BATCH,
          ConfigPatch.parse("{\"optimizer\": {\"batchSize\": 32}}"),
          ConfigPatch.parse("{\"optimizer\": {\"learningRate\": 0.05}}"));
  private static final int[] COMPANIONS = {0, 1, 3};
  private static final long START_UP_MILLIS = 8_000;
  private static final int FRAMES = 1_200;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 780;
  private static final double MEGABYTE = 1 << 20;

  private LiveRuns() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.get();
    Platform.setImplicitExit(false);
    PrintStream out = System.out;
    out.println(
        "| live runs | frames a second | median ms | 99% ms | worst ms | frames over 50 ms"
            + " | steps a second, all runs | heap MB, before | after | steps recorded |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int companions : COMPANIONS) {
      out.println(row(companions));
    }
    Platform.exit();
  }

  private static String row(int companions) throws Exception {
    Preset preset = Presets.load().byId("conservative-sharpening");
    Preset alone =
        new Preset(
            preset.id(),
            preset.title(),
            preset.description(),
            preset.tryThis(),
            preset.config(),
            ALONGSIDE.subList(0, companions),
            Double.POSITIVE_INFINITY);
    Path folder = Files.createTempDirectory("edgescope-bench");
    MainWindow window =
        onToolkit(
            () -> {
              Stage stage = new Stage();
              MainWindow opened =
                  new MainWindow(stage, List.of(alone), alone, folder, WIDTH, HEIGHT);
              stage.show();
              return opened;
            });
    RunComparison runs = window.workspace().comparison();
    while (onToolkit(() -> runs.stateProperty().get()) != RunState.PAUSED) {
      Thread.sleep(20);
    }
    onToolkit(
        () -> {
          window.workspace().model().start();
          return window;
        });
    Thread.sleep(START_UP_MILLIS);
    double before = heap();
    long stepsBefore = onToolkit(() -> steps(runs));
    long start = System.nanoTime();
    double[] frames = frames();
    double seconds = (System.nanoTime() - start) * 1e-9;
    long steps = onToolkit(() -> steps(runs));
    double after = heap();
    onToolkit(
        () -> {
          window.stage().hide();
          return window;
        });
    double[] sorted = frames.clone();
    Arrays.sort(sorted);
    return "| %d | %.0f | %.1f | %.1f | %.1f | %d | %,.0f | %.0f | %.0f | %,d |"
        .formatted(
            companions + 1,
            FRAMES / seconds,
            sorted[FRAMES / 2],
            sorted[FRAMES * 99 / 100],
            sorted[FRAMES - 1],
            Arrays.stream(frames).filter(frame -> frame > 50).count(),
            (steps - stepsBefore) / seconds,
            before,
            after,
            steps);
  }

  private static long steps(RunComparison runs) {
    return runs.live().stream().map(LiveRun::status).mapToLong(s -> s.currentStep()).sum();
  }

  private static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  /** Milliseconds from each frame to the next. */
  private static double[] frames() throws Exception {
    CompletableFuture<double[]> result = new CompletableFuture<>();
    Platform.runLater(
        () ->
            new AnimationTimer() {
              private final double[] frames = new double[FRAMES];
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
                if (count == FRAMES) {
                  stop();
                  result.complete(frames);
                }
              }
            }.start());
    return result.get();
  }

  private static <T> T onToolkit(Callable<T> call) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(call.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result.get();
  }
}
