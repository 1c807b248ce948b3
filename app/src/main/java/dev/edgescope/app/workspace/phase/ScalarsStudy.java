package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.InlineData;
import dev.edgescope.engine.run.ModelConfig;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.ProbeConfig;
import dev.edgescope.engine.run.RunConfig;
import java.util.List;
import java.util.Set;

/**
 * Four scalars, gradient descent on (1 - x y z w)^2 / 2: a linear net of four layers of width one
 * on one example. Where x y z w = 1 the sharpness is 1/x^2 + 1/y^2 + 1/z^2 + 1/w^2. Source: Zhu,
 * Wang, Wang, Zhou and Ge, Understanding edge-of-stability training dynamics with a minimalist
 * example (2023).
 */
final class ScalarsStudy extends PathStudy {
  private static final int STEPS = 200;

  private final Knob<Double> learningRate =
      Knob.number(
          "step-size",
          "Learning rate α",
          "It sets the edge, 2/α: the end lies just below it, or where the start lies.",
          0.2,
          new LogarithmicScale(0.02, 0.5));
  private final Knob<Double> x =
      Knob.number("scalar-x", "Initial x", "", 3.1, new LinearScale(4, 0.05));
  private final Knob<Double> y =
      Knob.number("scalar-y", "Initial y", "", 0.32, new LinearScale(4, 0.01));
  private final Knob<Double> z =
      Knob.number("scalar-z", "Initial z", "", 1, new LinearScale(4, 0.05));
  private final Knob<Double> w =
      Knob.number("scalar-w", "Initial w", "", 1, new LinearScale(4, 0.05));

  ScalarsStudy() {
    super(
        List.of(
            Plane.of("xy-plane", "The plane of x and y", 0, "x", 1, "y"),
            Plane.of("zw-plane", "The plane of z and w", 2, "z", 3, "w")),
        10);
    watch();
  }

  @Override
  public String title() {
    return "Four scalars";
  }

  @Override
  public String lesson() {
    return "four-scalars";
  }

  @Override
  List<Knob<?>> ownKnobs() {
    return List.of(learningRate, x, y, z, w);
  }

  @Override
  RunConfig config() {
    return new RunConfig(
        new InlineData(List.of(List.of(1.0)), List.of(List.of(1.0))),
        new ModelConfig.Perceptron(
            List.of(1, 1, 1),
            Activation.IDENTITY,
            false,
            1,
            List.of(x.get(), y.get(), z.get(), w.get())),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate.get(), 0.0, BatchSize.FULL),
        new ProbeConfig(1, 1, 0, Set.of()),
        Precision.DOUBLE,
        1,
        STEPS);
  }
}
