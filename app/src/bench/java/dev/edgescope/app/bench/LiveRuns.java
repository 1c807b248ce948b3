package dev.edgescope.app.bench;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;

/**
 * The real window with one, two and four live runs at full pace, on the headless platform with the
 * software pipeline: the time from frame to frame in the first seconds after the start and later,
 * what the runs get done meanwhile, and what stays in memory. The first row is that of a program
 * that has just been started; the arguments, if any, are the numbers of live runs.
 */
public final class LiveRuns {
  private static final List<ConfigPatch> ALONGSIDE =
      List.of(
          ConfigPatch.FULL_BATCH,
          ConfigPatch.parse("{\"optimizer\": {\"batchSize\": 32}}"),
          ConfigPatch.parse("{\"optimizer\": {\"learningRate\": 0.05}}"));
  private static final String[] LIVE = {"4", "2", "1"};

  /** The window stands there for so long before a hand presses Start. */
  private static final long READING_MILLIS = 2_000;

  private static final double FIRST_MILLIS = 5_000;
  private static final long SETTLING_MILLIS = 3_000;
  private static final int FRAMES = 1_200;
  private static final double MEGABYTE = 1 << 20;

  private LiveRuns() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println(
        "| live runs | first 5 s: frames a second | median ms | 99% ms | worst ms | frames over 50"
            + " ms | later: frames a second | median ms | 99% ms | worst ms | frames over 50 ms |"
            + " steps a second, all runs | heap MB, before | after | steps recorded |");
    out.println("|" + " --- |".repeat(15));
    for (String live : args.length > 0 ? args : LIVE) {
      out.println(row(Integer.parseInt(live) - 1));
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
    MainWindow window = BenchToolkit.open(List.of(alone), alone);
    RunComparison runs = window.workspace().comparison();
    Thread.sleep(READING_MILLIS);
    double[] first =
        BenchToolkit.framesWithin(FIRST_MILLIS, () -> window.workspace().model().start());
    Thread.sleep(SETTLING_MILLIS);
    double before = heap();
    long stepsBefore = BenchToolkit.call(() -> steps(runs));
    long start = System.nanoTime();
    double[] frames = BenchToolkit.frames(FRAMES);
    double seconds = (System.nanoTime() - start) * 1e-9;
    long steps = BenchToolkit.call(() -> steps(runs));
    double after = heap();
    BenchToolkit.close(window);
    return String.format(
        Locale.ROOT,
        "| %d | %s | %s | %,.0f | %.0f | %.0f | %,d |",
        companions + 1,
        BenchToolkit.columns(first),
        BenchToolkit.columns(frames),
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
}
