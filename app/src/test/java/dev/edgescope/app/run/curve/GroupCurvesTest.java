package dev.edgescope.app.run.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupCurvesTest {
  private static final List<Measurement> READINGS = new ArrayList<>();

  @BeforeAll
  static void measure() {
    RunConfig config = Presets.load().byId("minimalist-example").config();
    try (TrainingRun run = new TrainingRun(config)) {
      for (int i = 0; i < 6; i++) {
        READINGS.add(run.measure());
        run.advance();
      }
    }
  }

  /** A run that was measured at some of its steps. */
  private static RunCurves measuredAt(int... steps) {
    RunCurves curves = new RunCurves(KernelMark.NONE);
    for (int step : steps) {
      Measurement reading = READINGS.get(step);
      curves.add(reading, new Moment(step, reading.learningTime(), 0));
    }
    return curves;
  }

  private static double sharpness(int step) {
    return READINGS.get(step).curvature().hessian().largest();
  }

  private static Band band(GroupCurves.Member... members) {
    return new GroupCurves(List.of(members), KernelMark.NONE)
        .of(ChartTable.SHARPNESS)
        .orElseThrow();
  }

  private static GroupCurves.Member run(int... steps) {
    return new GroupCurves.Member(measuredAt(steps), false);
  }

  private static long[] steps(Series line) {
    return IntStream.range(0, line.size()).mapToLong(line::step).toArray();
  }

  @Test
  void betweenItsMeasurementsARunCountsWithTheLineThroughThem() {
    Band band = band(run(0, 2), run(0, 1, 2));
    double between = (sharpness(0) + sharpness(2)) / 2;
    assertEquals("[0, 1, 2]", Arrays.toString(steps(band.mean())));
    assertEquals((between + sharpness(1)) / 2, band.mean().value(1), 1e-14);
    double low = Math.min(between, sharpness(1));
    double high = Math.max(between, sharpness(1));
    // A tenth of the way from the one to the other.
    assertEquals(low + 0.1 * (high - low), band.low().value(1), 1e-14);
    assertEquals(high - 0.1 * (high - low), band.high().value(1), 1e-14);
  }

  @Test
  void theMeanIsOverTheSameRunsAllAlong() {
    assertEquals("[1, 2, 3]", Arrays.toString(steps(band(run(0, 3), run(1, 2, 5)).mean())));
  }

  @Test
  void aRunThatDivergedIsInfiniteFromItsEndOn() {
    Series mean = band(run(0, 1, 2), new GroupCurves.Member(measuredAt(0, 1), true)).mean();
    assertEquals(sharpness(1), mean.value(1), 1e-14);
    assertEquals(Double.POSITIVE_INFINITY, mean.value(2));
  }

  @Test
  void whatOneOfTheRunsDoesNotHaveHasNoMean() {
    GroupCurves curves =
        new GroupCurves(
            List.of(run(0, 1), new GroupCurves.Member(new RunCurves(KernelMark.NONE), false)),
            KernelMark.NONE);
    assertTrue(curves.of(ChartTable.SHARPNESS).isEmpty());
  }
}
