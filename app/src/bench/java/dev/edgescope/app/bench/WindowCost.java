package dev.edgescope.app.bench;

import dev.edgescope.app.MainWindow;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;

/**
 * What the window takes of a core, in processor time of its threads, on the headless platform with
 * the software pipeline: with the charts and the run of a preset at its pace, with the run paused,
 * and minimised while the run goes on. The argument, if any, is the preset.
 */
public final class WindowCost {
  private static final long SETTLING_MILLIS = 4_000;
  private static final int FRAMES = 600;
  private static final long WATCHING_MILLIS = 8_000;
  private static final List<String> THREADS =
      List.of("JavaFX Application Thread", "QuantumRenderer-0");
  private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

  private WindowCost() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    Preset preset = args.length > 0 ? Presets.load().byId(args[0]) : Presets.load().first();
    MainWindow window = BenchToolkit.open(List.of(preset), preset);
    out.println(
        "| window | frames a second | JavaFX thread, % of a core | render thread, % | both, % |");
    out.println("|" + " --- |".repeat(5));
    Thread.sleep(SETTLING_MILLIS);
    out.println(row("before the start", false));
    BenchToolkit.run(() -> window.workspace().model().start());
    Thread.sleep(SETTLING_MILLIS);
    out.println(row("running", true));
    out.println(row("running on", true));
    iconify(window, true);
    out.println(row("minimised", false));
    iconify(window, false);
    BenchToolkit.run(() -> window.workspace().model().pause());
    Thread.sleep(SETTLING_MILLIS);
    out.println(row("paused", false));
    BenchToolkit.close(window);
    Platform.exit();
  }

  private static void iconify(MainWindow window, boolean iconified) throws Exception {
    BenchToolkit.run(() -> window.stage().setIconified(iconified));
  }

  /**
   * @param drawn whether frames are counted, which keeps them coming
   */
  private static String row(String state, boolean drawn) throws Exception {
    long[] before = cpu();
    long start = System.nanoTime();
    if (drawn) {
      BenchToolkit.frames(FRAMES);
    } else {
      Thread.sleep(WATCHING_MILLIS);
    }
    double nanos = System.nanoTime() - start;
    long[] after = cpu();
    double toolkit = 100 * (after[0] - before[0]) / nanos;
    double render = 100 * (after[1] - before[1]) / nanos;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %.1f | %.1f |",
        state,
        drawn ? String.format(Locale.ROOT, "%.0f", FRAMES / nanos * 1e9) : "",
        toolkit,
        render,
        toolkit + render);
  }

  /** What each of the threads has computed so far, in nanoseconds. */
  private static long[] cpu() {
    long[] nanos = new long[THREADS.size()];
    for (long id : BEAN.getAllThreadIds()) {
      ThreadInfo thread = BEAN.getThreadInfo(id);
      int index = thread == null ? -1 : THREADS.indexOf(thread.getThreadName());
      if (index >= 0) {
        nanos[index] += BEAN.getThreadCpuTime(id);
      }
    }
    return nanos;
  }
}
