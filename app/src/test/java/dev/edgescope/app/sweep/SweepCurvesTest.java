package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCurvesTest {
  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // by make()
  private static SweepResults results;

  private final Sweep sweep = results.sweep();
  private final PlaneChoice choice = PlaneChoice.of(sweep, OutcomeKind.FINAL_LOSS).withFixed(0, 1);

  @BeforeAll
  static void make() throws Exception {
    results = SweepResults.read(MadeSweeps.make(folder.resolve("made.edgesweep"), 20));
  }

  @Test
  void aLineForEachColumnIsTheMeanOverItsSeeds() {
    SweepCurves curves = SweepCurves.of(results, choice, CurveQuantity.SHARPNESS);
    assertEquals(2, curves.means().size());
    assertEquals("B = full", curves.means().get(1).style().name());
    MemberOutcome first = results.outcome(sweep.cell(1, 1, 0, 0)).orElseThrow();
    MemberOutcome second = results.outcome(sweep.cell(1, 1, 0, 1)).orElseThrow();
    Series mean = curves.means().get(1);
    assertEquals(first.curve().size(), mean.size());
    for (int i = 0; i < mean.size(); i++) {
      double expected = (first.curve().get(i).sharpness() + second.curve().get(i).sharpness()) / 2;
      assertEquals(first.curve().get(i).learningTime(), mean.learningTime(i), 1e-12);
      assertEquals(expected, mean.value(i), 1e-9 * expected);
    }
  }

  @Test
  void theSingleRunsAreThere() {
    SweepCurves curves = SweepCurves.of(results, choice, CurveQuantity.LOSS);
    MemberOutcome second = results.outcome(sweep.cell(1, 0, 0, 1)).orElseThrow();
    assertEquals(4, curves.members().size());
    Series line = curves.members().get(1);
    assertEquals("", line.style().name());
    assertEquals(second.finalLoss(), line.value(line.size() - 1));
  }

  @Test
  void theBandHoldsTheMean() {
    SweepCurves curves = SweepCurves.of(results, choice, CurveQuantity.X);
    Series mean = curves.means().getFirst();
    for (int i = 0; i < mean.size(); i++) {
      assertTrue(curves.bands().getFirst().one().value(i) <= mean.value(i));
      assertTrue(curves.bands().getFirst().other().value(i) >= mean.value(i));
    }
  }
}
