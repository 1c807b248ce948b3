package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** f = x y on one example, towards 1. */
class LossPlaneTest {
  private static RunConfig config(double learningRate) {
    return config(learningRate, List.of(2.0, 0.25));
  }

  private static RunConfig config(double learningRate, List<Double> start) {
    return new RunConfig(
        new InlineData(List.of(List.of(1.0)), List.of(List.of(1.0))),
        new ModelConfig.Perceptron(List.of(1), Activation.IDENTITY, false, 1, start),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0.0, BatchSize.full()),
        new ProbeConfig(1, ProbeConfig.Spacing.every(1), Set.of()),
        Precision.DOUBLE,
        1,
        RunLength.steps(5));
  }

  @Test
  void theGridHoldsTheLossOfTheFormula() {
    try (LossPlane plane = new LossPlane(config(0.1))) {
      double[] losses =
          plane.losses(new LossPlane.Window(List.of(9.0, 9.0), 0, 1, -1, 2, 0.5, 3, 4, 2));
      for (int i = 0; i < 8; i++) {
        double x = -1 + i % 4;
        double y = i < 4 ? 0.5 : 3;
        assertEquals((1 - x * y) * (1 - x * y) / 2, losses[i], 1e-9);
      }
    }
  }

  @Test
  void theTrajectoryIsGradientDescent() {
    double x = 2;
    double y = 0.25;
    for (Trajectory.Point point : Trajectory.of(config(0.1)).points()) {
      assertEquals(x, point.parameters().get(0), 1e-12);
      assertEquals(y, point.parameters().get(1), 1e-12);
      double rest = x * y - 1;
      assertEquals(rest * rest / 2, point.loss(), 1e-12);
      double newX = x - 0.1 * rest * y;
      y -= 0.1 * rest * x;
      x = newX;
    }
  }

  @Test
  void aTrajectoryHasItsStartAndAllItsSteps() {
    assertEquals(6, Trajectory.of(config(0.1)).points().size());
  }

  @Test
  void aTrajectoryThatDivergesEndsWhereItsLossIsBeyondMeasure() {
    Trajectory diverging = Trajectory.of(config(3));
    assertTrue(diverging.diverged());
    assertTrue(diverging.points().getLast().loss() <= Trajectory.MOST_LOSS);
    assertTrue(diverging.points().size() < 6);
  }

  @Test
  void aTrajectoryThatBeginsBeyondMeasureIsItsStart() {
    Trajectory far = Trajectory.of(config(0.1, List.of(50.0, 1.0)));
    assertTrue(far.diverged());
    assertEquals(List.of(0L), far.points().stream().map(Trajectory.Point::step).toList());
  }

  @Test
  void aTrajectoryThatConvergesDidNotDiverge() {
    assertFalse(Trajectory.of(config(0.1)).diverged());
  }
}
