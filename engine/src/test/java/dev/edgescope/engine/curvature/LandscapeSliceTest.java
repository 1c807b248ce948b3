package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.TinyReference;
import org.junit.jupiter.api.Test;

class LandscapeSliceTest {
  private static final int COORDINATE = 5;
  private static final double REACH = 0.2;
  private static final int EACH = 8;

  /** Along one coordinate axis, where slope and curvature are elements of gradient and Hessian. */
  private static LandscapeSlice slice(TinyReference tiny, double reach) {
    Matrix axis = tiny.newVector().flat();
    axis.set(COORDINATE, 1);
    ParameterVector gradient = tiny.newVector();
    ParameterVector column = tiny.newVector();
    double loss = tiny.objective.linearise(tiny.theta, gradient).loss();
    tiny.objective.hessian().apply(axis, column.flat());
    return LandscapeSlice.of(
        tiny.objective,
        tiny.theta,
        axis,
        loss,
        gradient.flat().get(COORDINATE),
        column.flat().get(COORDINATE),
        reach,
        EACH,
        tiny.newVector());
  }

  @Test
  void everyLossIsThatOfTheMovedParameters() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      LandscapeSlice slice = slice(tiny, REACH);
      assertEquals(2 * EACH + 1, slice.size());
      double origin = tiny.theta.flat().get(COORDINATE);
      for (int i = 0; i < slice.size(); i++) {
        tiny.theta.flat().set(COORDINATE, origin + slice.distance(i));
        assertEquals(tiny.objective.evaluate(tiny.theta).loss(), slice.loss(i), 1e-12);
      }
    }
  }

  @Test
  void itReachesEvenlyToBothSides() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      LandscapeSlice slice = slice(tiny, REACH);
      assertEquals(-REACH, slice.distance(0), 1e-15);
      assertEquals(0, slice.distance(EACH));
      assertEquals(REACH, slice.distance(2 * EACH), 1e-15);
    }
  }

  /** What the parabola leaves is of the third order: half as far, an eighth. */
  @Test
  void nearThetaTheParabolaIsTheLossUpToTheThirdOrder() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double far = error(slice(tiny, 0.02));
      double near = error(slice(tiny, 0.01));
      assertTrue(far > 0);
      assertEquals(8, far / near, 1);
    }
  }

  private static double error(LandscapeSlice slice) {
    int last = slice.size() - 1;
    return Math.abs(slice.loss(last) - slice.parabola(slice.distance(last)));
  }

  @Test
  void aLinearModelIsItsParabola() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      LandscapeSlice slice = slice(tiny, 3);
      for (int i = 0; i < slice.size(); i++) {
        assertEquals(slice.parabola(slice.distance(i)), slice.loss(i), 1e-10);
      }
    }
  }

  @Test
  void thetaStaysAsItIs() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double[] before = tiny.theta.flat().toArray();
      slice(tiny, REACH);
      assertArrayEquals(before, tiny.theta.flat().toArray());
    }
  }
}
