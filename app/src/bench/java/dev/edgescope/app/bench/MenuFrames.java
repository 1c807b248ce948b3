package dev.edgescope.app.bench;

import dev.edgescope.app.MainWindow;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;

/**
 * The menu of the experiments of the real window, opened some times on the headless platform with
 * the software pipeline, before and while a run goes on: the frames of the half second after each
 * opening, and what the JavaFX thread allocates in it.
 */
public final class MenuFrames {
  private static final int OPENINGS = 4;
  private static final double WATCHED_MILLIS = 500;
  private static final long SETTLING_MILLIS = 3_000;
  private static final double MEGABYTE = 1 << 20;

  private MenuFrames() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println(
        "| run | opening | frames a second | median ms | 99% ms | worst ms | frames over 50 ms |"
            + " allocated, MB |");
    out.println("|" + " --- |".repeat(8));
    List<Preset> presets = Presets.load().all();
    MainWindow window = BenchToolkit.open(presets, presets.getFirst());
    MenuButton menu =
        BenchToolkit.call(() -> (MenuButton) window.stage().getScene().lookup("#preset"));
    BenchToolkit.call(() -> {
      // As after a morning with the program: the menu names as many as it keeps.
      window.workspace().model().recent().setLines(lines(presets));
      return window;
    });
    Thread.sleep(SETTLING_MILLIS);
    watch("paused", menu, out);
    BenchToolkit.run(() -> window.workspace().model().start());
    Thread.sleep(SETTLING_MILLIS);
    watch("running", menu, out);
    BenchToolkit.close(window);
    Platform.exit();
  }

  private static List<String> lines(List<Preset> presets) {
    return presets.stream().limit(8).map(one -> RunConfigJson.writeLine(one.config())).toList();
  }

  private static void watch(String state, MenuButton menu, PrintStream out) throws Exception {
    for (int i = 1; i <= OPENINGS; i++) {
      long before = BenchToolkit.call(MenuFrames::allocated);
      double[] frames = BenchToolkit.framesWithin(WATCHED_MILLIS, menu::show);
      long after = BenchToolkit.call(MenuFrames::allocated);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %s | %.1f |%n",
          state,
          i,
          BenchToolkit.columns(frames),
          (after - before) / MEGABYTE);
      BenchToolkit.call(() -> {
        menu.hide();
        return menu;
      });
      Thread.sleep(SETTLING_MILLIS / 3);
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
