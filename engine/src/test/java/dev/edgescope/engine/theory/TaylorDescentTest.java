package dev.edgescope.engine.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Gradient descent in the quadratic model against gradient descent itself. */
class TaylorDescentTest {
  private static TaylorDescent descent(TinyReference tiny, double learningRate) {
    return new TaylorDescent(tiny.objective, tiny.theta, learningRate, new SplittableRandom(1));
  }

  /** With the squared error the loss of a linear model is its own quadratic model. */
  @Test
  void onALinearModelItIsGradientDescent() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE);
        TinyReference other = new TinyReference("linear-mse", Precision.DOUBLE);
        TaylorDescent model = descent(tiny, 0.1)) {
      for (int t = 0; t < 20; t++) {
        double loss = other.objective.addGradient(other.theta, -0.1, other.theta);
        assertEquals(loss, model.point().loss(), 1e-12);
        model.advance();
        assertEquals(0, other.theta.flat().distance(model.theta().flat()), 1e-12);
      }
    }
  }

  /** What is left out is of third order in the step. */
  @Test
  void onANetworkTheFirstStepsPartWithTheCubeOfTheLearningRate() {
    assertEquals(4, apart(2e-3) / apart(1e-3), 0.1);
  }

  /** After two steps: the second gradient differs by a term of second order, times alpha. */
  private static double apart(double learningRate) {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE);
        TinyReference other = new TinyReference("mlp-tanh-mse", Precision.DOUBLE);
        TaylorDescent model = descent(tiny, learningRate)) {
      for (int t = 0; t < 2; t++) {
        other.objective.addGradient(other.theta, -learningRate, other.theta);
        model.advance();
      }
      return other.theta.flat().distance(model.theta().flat()) / learningRate;
    }
  }

  @Test
  void aboveTheEdgeItDiverges() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE);
        TaylorDescent model = descent(tiny, 0.4)) {
      assertTrue(0.4 * model.sharpness() > 2);
      double start = model.point().loss();
      for (int t = 0; t < 100; t++) {
        model.advance();
      }
      assertTrue(Math.abs(model.point().loss()) > 1e3 * start);
    }
  }
}
