package dev.edgescope.app.run.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.sweep.FollowingEnsemble.Told;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeedCurvesTest {
  private static final List<Measurement> READINGS = new ArrayList<>();

  @BeforeAll
  static void measure() {
    RunConfig config = Presets.load().byId("minimalist-example").config();
    try (TrainingRun run = new TrainingRun(config)) {
      for (int i = 0; i < 3; i++) {
        READINGS.add(run.measure());
        run.advance();
      }
    }
  }

  private static Told read(int member, int index) {
    return new Told.Read(member, READINGS.get(index), 0, Optional.empty());
  }

  private static double sharpness(int index) {
    return READINGS.get(index).curvature().hessian().largest();
  }

  @Test
  void aMeanIsThereOnceTheLastHasComeToIt() {
    SeedCurves curves = new SeedCurves(2, KernelMark.NONE);
    curves.add(read(0, 0));
    curves.add(read(0, 1));
    curves.add(read(1, 0));
    assertTrue(curves.grow());
    Series mean = curves.of(ChartTable.SHARPNESS).orElseThrow().mean();
    assertEquals(1, mean.size());
    assertEquals(sharpness(0), mean.value(0));
    assertEquals(0, curves.reached());
  }

  @Test
  void whoDivergedCountsAsInfiniteFromThereOn() {
    SeedCurves curves = new SeedCurves(2, KernelMark.NONE);
    curves.add(read(0, 0));
    curves.add(read(1, 0));
    curves.add(new Told.Diverged(1, 1));
    curves.add(read(0, 1));
    curves.grow();
    Series mean = curves.of(ChartTable.SHARPNESS).orElseThrow().mean();
    assertEquals(2, mean.size());
    assertEquals(Double.POSITIVE_INFINITY, mean.value(1));
  }

  @Test
  void itsNumbersCanBeTakenAway() {
    SeedCurves curves = new SeedCurves(2, KernelMark.NONE);
    curves.add(read(0, 0));
    curves.add(read(1, 0));
    curves.grow();
    assertEquals(
        List.of("mean of 2 seeds", "10th percentile", "90th percentile"),
        curves.of(ChartTable.SHARPNESS).orElseThrow().named().stream()
            .map(RunCurves.Named::quantity)
            .toList());
  }
}
