package dev.edgescope.app.bench;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.application.Platform;

/**
 * The real window with the run of a preset at its pace, without and with predicted curves beside
 * it, on the headless platform with the software pipeline: the time from frame to frame, what the
 * JavaFX thread computes for one, and how many steps run and flows get done. The argument, if any,
 * is the preset.
 */
public final class FlowFrames {
  private static final long SETTLING_MILLIS = 3_000;
  private static final int FRAMES = 900;

  private FlowFrames() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println(
        "| flows | frames a second | median ms | 99% ms | worst ms | frames over 50 ms | JavaFX"
            + " thread, ms a frame | steps a second |");
    out.println("|" + " --- |".repeat(8));
    Preset preset = Presets.load().byId(args.length > 0 ? args[0] : "central-flow");
    for (Set<FlowKind> flows :
        List.of(Set.<FlowKind>of(), Set.of(FlowKind.CENTRAL), FlowKind.predictions())) {
      out.println(row(preset, flows));
    }
    Platform.exit();
  }

  private static String row(Preset preset, Set<FlowKind> flows) throws Exception {
    MainWindow window = BenchToolkit.open(List.of(preset), preset);
    RunComparison runs = window.workspace().comparison();
    BenchToolkit.run(() -> {
      for (FlowKind kind : FlowKind.predictions()) {
        runs.companions().flows(runs.main()).onProperty(kind).set(flows.contains(kind));
      }
      window.workspace().model().start();
    });
    Thread.sleep(SETTLING_MILLIS);
    long stepsBefore = BenchToolkit.call(() -> runs.main().status().currentStep());
    long busyBefore = BenchToolkit.busyNanos();
    long start = System.nanoTime();
    double[] frames = BenchToolkit.frames(FRAMES);
    double seconds = (System.nanoTime() - start) * 1e-9;
    long busy = BenchToolkit.busyNanos() - busyBefore;
    long steps = BenchToolkit.call(() -> runs.main().status().currentStep()) - stepsBefore;
    BenchToolkit.close(window);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %,.0f |",
        flows,
        BenchToolkit.columns(frames),
        busy * 1e-6 / FRAMES,
        steps / seconds);
  }
}
