package dev.edgescope.engine.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarProductTest {
  private static final ScalarProduct SHARP = new ScalarProduct(List.of(3.1, 0.32, 1.0, 1.0));

  /** Its gradient by central differences of the loss. */
  @Test
  void aStepIsOneOfGradientDescent() {
    List<Double> at = List.of(1.7, 0.4, 1.1, 0.9);
    ScalarProduct next = new ScalarProduct(at).next(0.1);
    for (int i = 0; i < 4; i++) {
      double slope = (loss(at, i, 1e-6) - loss(at, i, -1e-6)) / 2e-6;
      assertEquals(at.get(i) - 0.1 * slope, next.factors().get(i), 1e-9);
    }
  }

  private static double loss(List<Double> at, int moved, double by) {
    double product = 1;
    for (int i = 0; i < at.size(); i++) {
      product *= at.get(i) + (i == moved ? by : 0);
    }
    return (1 - product) * (1 - product) / 2;
  }

  /** Many small steps instead of the conserved differences. */
  @Test
  void gradientFlowEndsWhereItsSharpnessIsSaidToBe() {
    ScalarProduct flow = new ScalarProduct(List.of(1.2, 0.7, 0.5, 0.9));
    double predicted = flow.flowSharpness();
    for (int i = 0; i < 200_000; i++) {
      flow = flow.next(1e-4);
    }
    double sum = flow.factors().stream().mapToDouble(factor -> 1 / (factor * factor)).sum();
    assertEquals(1, flow.product(), 1e-9);
    assertEquals(sum, predicted, 1e-3);
  }

  /** Kreisler et al. (2023). */
  @Test
  void theFlowSharpnessNeverRisesAndSettlesBelowTheEdge() {
    double alpha = 0.2;
    ScalarProduct at = SHARP;
    double before = at.flowSharpness();
    assertTrue(before > 2 / alpha);
    for (int t = 0; t < 200; t++) {
      at = at.next(alpha);
      double now = at.flowSharpness();
      assertTrue(now <= before + 1e-9, "rose from " + before + " to " + now + " at step " + t);
      before = now;
    }
    assertTrue(before < 2 / alpha && before > 0.85 * 2 / alpha, "settled at " + before);
  }

  @Test
  void atAMinimumItIsTheSharpness() {
    assertEquals(4, new ScalarProduct(List.of(1.0, 1.0, 1.0, 1.0)).flowSharpness(), 1e-9);
  }

  @Test
  void withoutAPositiveProductThereIsNone() {
    assertTrue(Double.isNaN(new ScalarProduct(List.of(-1.0, 1.0, 1.0, 1.0)).flowSharpness()));
  }
}
