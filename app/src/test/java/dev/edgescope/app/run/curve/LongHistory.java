package dev.edgescope.app.run.curve;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.ColumnTrace;
import dev.edgescope.app.chart.model.Extent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.HistoryBuilder;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A process of its own in which two charts follow a run of many steps: one of the loss, one of its
 * average. What they read is compared with the losses as they were made up.
 */
final class LongHistory {
  private static final int BLOCK = 4_096;
  private static final double RATE = 0.1;
  private static final int SMOOTHING = 100;
  private static final double WIDTH = 1_600;
  private static final int ZOOMS = 40;
  private static final int LONGEST_ZOOM = 20_000;

  private final int steps;
  private final TimeAxis axis = new TimeAxis();
  private final ChartContent raw = new ChartContent("Loss", ValueScale.LINEAR, axis);
  private final ChartContent smooth = new ChartContent("Loss", ValueScale.LINEAR, axis);
  private final PlotArea area = new PlotArea();
  private final ColumnTrace trace = new ColumnTrace();
  private final SplittableRandom random = new SplittableRandom(3);

  private LongHistory(int steps) {
    this.steps = steps;
    area.place(0, 0, WIDTH, 400, 1);
  }

  /**
   * Runs it.
   *
   * @param args the number of steps
   */
  public static void main(String[] args) {
    new LongHistory(Integer.parseInt(args[0])).run();
  }

  /** A loss that flips at every step, with a slow part and a part that looks random. */
  private static double loss(int step) {
    long mixed = step * 0x9E3779B97F4A7C15L;
    double noise = (mixed >>> 11) * 0x1p-53;
    return 3 + Math.sin(step * 1e-6) + (step % 2 == 0 ? 0.5 : -0.5) + 0.3 * noise;
  }

  private void run() {
    HistoryBuilder builder = new HistoryBuilder();
    History history = builder.history();
    RunCurves curves = new RunCurves(KernelMark.NONE);
    curves.setHistory(history);
    Series line = curves.lossLine();
    raw.series().add(line);
    smooth.series().add(line);
    smooth.setSmoothing(SMOOTHING);
    double time = 0;
    for (int step = 0; step < steps; step++) {
      builder.step(time, 8, loss(step));
      time += RATE;
      if ((step + 1) % BLOCK == 0) {
        curves.add(history.block(step + 1 - BLOCK, BLOCK));
      }
    }
    follow();
    for (int i = 0; i < ZOOMS; i++) {
      int from = random.nextInt(line.size() - LONGEST_ZOOM);
      int to = from + 1 + random.nextInt(LONGEST_ZOOM);
      checkExtent(line, from, to);
      checkAverage(smooth.drawn(line), to);
      axis.show(from, to);
      follow();
    }
    axis.baseProperty().set(TimeBase.LEARNING_TIME);
    axis.follow();
    follow();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(Locale.ROOT, "%d points, heap %d MB%n", line.size(), heap >> 20);
  }

  /** One frame of both charts. */
  private void follow() {
    for (ChartContent chart : new ChartContent[] {raw, smooth}) {
      chart.refresh(0, true);
      area.showTimes(axis);
      area.showValues(chart.valueAxis());
      trace.trace(chart.drawn(chart.series().getFirst()), area, 1);
    }
  }

  private static void checkExtent(Series line, int from, int to) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int step = from; step < to; step++) {
      min = Math.min(min, loss(step));
      max = Math.max(max, loss(step));
    }
    Extent extent = new Extent();
    line.include(from, to, extent);
    require(extent.min(ValueScale.LINEAR) == min && extent.max() == max, "extent", from);
    int middle = (from + to) / 2;
    require(line.value(middle) == loss(middle), "value", middle);
    require(line.step(middle) == middle, "step", middle);
  }

  /** The weights of points more than five thousand back are below rounding. */
  private static void checkAverage(Series line, int index) {
    double weight = 2.0 / (SMOOTHING + 1);
    double sum = 0;
    double weights = 0;
    for (int step = Math.max(0, index - 5_000); step <= index; step++) {
      sum += weight * (loss(step) - sum);
      weights += weight * (1 - weights);
    }
    require(Math.abs(line.value(index) - sum / weights) < 1e-12, "average", index);
  }

  private static void require(boolean holds, String what, int step) {
    if (!holds) {
      throw new IllegalStateException("another " + what + " at step " + step);
    }
  }
}
