package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Gradient descent on L = (1 - x y)^2 / 2, whose way is known in closed form. */
class TrajectoryTest {
  private static final double ALPHA = 0.5;
  private static final double X = 1.3;
  private static final double Y = 0.8;

  private static Trajectory way(Set<Quantity> quantities) {
    return Trajectory.of(
        new RunConfig(
            new InlineData(List.of(List.of(1.0)), List.of(List.of(1.0))),
            new ModelConfig.Perceptron(List.of(1), Activation.IDENTITY, false, 1, List.of(X, Y)),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(ALPHA, 0, BatchSize.full()),
            new ProbeConfig(1, ProbeConfig.Spacing.every(1), quantities),
            Precision.DOUBLE,
            1,
            RunLength.steps(3)));
  }

  private static double[] step(double[] at) {
    double z = 1 - at[0] * at[1];
    return new double[] {at[0] + ALPHA * z * at[1], at[1] + ALPHA * z * at[0]};
  }

  /** lambda_1 and u_1 of [[y^2, 2 x y - 1], [2 x y - 1, x^2]]. */
  private static double[] top(double x, double y) {
    double off = 2 * x * y - 1;
    double mean = (x * x + y * y) / 2;
    double half = (y * y - x * x) / 2;
    double largest = mean + Math.hypot(half, off);
    double norm = Math.hypot(off, largest - y * y);
    return new double[] {largest, off / norm, (largest - y * y) / norm};
  }

  @Test
  void theSwingIsTheDistanceFromTheMidpointAlongItsTopEigenvector() {
    double[] start = {X, Y};
    double[] next = step(start);
    double[] after = step(next);
    double x = (start[0] + 2 * next[0] + after[0]) / 4;
    double y = (start[1] + 2 * next[1] + after[1]) / 4;
    double[] top = top(x, y);
    Trajectory.Cycle cycle =
        way(Set.of(Quantity.OSCILLATION, Quantity.MIDPOINT_SHARPNESS, Quantity.OSCILLATION_CENTRE))
            .points()
            .getFirst()
            .cycle();
    assertEquals(top[0], cycle.sharpness(), 1e-9);
    double swing = (start[0] - x) * top[1] + (start[1] - y) * top[2];
    assertEquals(Math.abs(swing), cycle.swing(), 1e-9);
  }

  @Test
  void whatWasNotMeasuredIsNoNumber() {
    Trajectory.Cycle cycle = way(Set.of()).points().getFirst().cycle();
    assertTrue(Double.isNaN(cycle.swing()));
    assertTrue(Double.isNaN(cycle.sharpness()));
    assertTrue(Double.isNaN(cycle.centre()));
  }
}
