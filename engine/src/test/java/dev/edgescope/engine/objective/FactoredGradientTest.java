package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.optimizer.GradientDescent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of one example that is never written out, against the one that is. */
class FactoredGradientTest {
  private final Workers workers = new Workers(1);

  @AfterEach
  void endThreads() {
    workers.close();
  }

  private static Network perceptron(boolean bias) {
    return Network.perceptron(40, List.of(30, 9), 3, Activation.TANH, bias);
  }

  private MiniBatch batch(SyntheticProblem problem, int size) {
    return new MiniBatch(problem.network, Loss.SQUARED_ERROR, problem.examples, size, 5, workers);
  }

  private static double[] read(SyntheticProblem problem, FactoredGradient factors, int piece) {
    Matrix whole = problem.memory.allocate(problem.network.parameters(), 1);
    Tiles tiles = new Tiles(problem.memory, null, 1);
    for (int offset = 0; offset < whole.size(); offset += piece) {
      int n = Math.min(piece, whole.size() - offset);
      factors.load(tiles, 2, 4, offset, n);
      tiles.store(2, whole, offset, n);
    }
    return whole.toArray();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, true, 1024", "DOUBLE, true, 7", "FLOAT, false, 97", "DOUBLE, false, 1024"})
  void itIsTheGradientBitForBit(Precision precision, boolean bias, int piece) {
    try (SyntheticProblem problem = new SyntheticProblem(precision, perceptron(bias), 12);
        MiniBatch batch = batch(problem, 1)) {
      batch.draw(3);
      ParameterVector gradient = problem.newVector();
      double loss = batch.addGradient(problem.theta, 1, gradient);
      assertEquals(loss, batch.takeFactors(problem.theta));
      FactoredGradient factors = batch.factoredGradient().orElseThrow();
      assertArrayEquals(gradient.flat().toArray(), read(problem, factors, piece));
    }
  }

  static Stream<Arguments> rules() {
    var decay = new GradientDescent.Settings(0.01, true, Double.POSITIVE_INFINITY);
    return Stream.of(
        Arguments.of(new UpdateRule.Adam(0.9, 0.999, 1e-8, false), GradientDescent.Settings.NONE),
        Arguments.of(new UpdateRule.Adam(0.9, 0.999, 1e-8, true), decay),
        Arguments.of(
            new UpdateRule.RmsProp(0.99, 1e-8, true, false), GradientDescent.Settings.NONE),
        Arguments.of(
            new UpdateRule.RmsProp(0.99, 1e-8, true, true), GradientDescent.Settings.NONE));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aStepFromItIsTheSame(UpdateRule rule, GradientDescent.Settings settings) {
    try (SyntheticProblem problem = new SyntheticProblem(Precision.DOUBLE, perceptron(true), 12)) {
      assertArrayEquals(
          descended(problem, rule, settings, WrittenOut::new),
          descended(problem, rule, settings, Factored::new),
          1e-12);
    }
  }

  private double[] descended(
      SyntheticProblem problem,
      UpdateRule rule,
      GradientDescent.Settings settings,
      UnaryOperator<Batch> as) {
    ParameterVector theta = problem.newVector();
    theta.flat().copy(0, problem.theta.flat(), 0, problem.network.parameters());
    GradientDescent descent =
        new GradientDescent(
            problem.memory,
            problem.network,
            rule.optimizer(problem.memory, problem.network, workers),
            settings);
    try (MiniBatch batch = batch(problem, 1)) {
      for (int step = 0; step < 5; step++) {
        batch.draw(step);
        descent.step(as.apply(batch), theta, 0.01);
      }
    }
    return theta.flat().toArray();
  }

  /** A batch that writes no gradient out. */
  private record Factored(Batch batch) implements Batch {
    @Override
    public double addGradient(ParameterVector theta, double scale, ParameterVector target) {
      throw new AssertionError("A gradient was written out");
    }

    @Override
    public Optional<FactoredGradient> factoredGradient() {
      return batch.factoredGradient();
    }

    @Override
    public double takeFactors(ParameterVector theta) {
      return batch.takeFactors(theta);
    }

    @Override
    public Objective objective() {
      return batch.objective();
    }
  }

  /** A batch whose gradient has no factors. */
  private record WrittenOut(Batch batch) implements Batch {
    @Override
    public double addGradient(ParameterVector theta, double scale, ParameterVector target) {
      return batch.addGradient(theta, scale, target);
    }

    @Override
    public Objective objective() {
      return batch.objective();
    }
  }

  @Test
  void twoExamplesHaveNoFactors() {
    try (SyntheticProblem problem = new SyntheticProblem(Precision.FLOAT, perceptron(true), 12);
        MiniBatch batch = batch(problem, 2)) {
      assertTrue(batch.factoredGradient().isEmpty());
      assertThrows(UnsupportedOperationException.class, () -> batch.takeFactors(problem.theta));
    }
  }

  @Test
  void aConvolutionHasNone() {
    Network network =
        Network.convolutional(
            new ImageShape(1, 4, 4), List.of(2), Pooling.AVERAGE, 3, Activation.TANH);
    try (SyntheticProblem problem = new SyntheticProblem(Precision.FLOAT, network, 4);
        MiniBatch batch = batch(problem, 1)) {
      assertTrue(batch.factoredGradient().isEmpty());
    }
  }

  /** Curvature that was taken before is not given out for that of another batch. */
  @Test
  void itOverwritesThePassesOfTheObjective() {
    try (SyntheticProblem problem = new SyntheticProblem(Precision.DOUBLE, perceptron(true), 12);
        MiniBatch batch = batch(problem, 1)) {
      batch.draw(0);
      Objective objective = batch.objective();
      objective.linearise(problem.theta, problem.newVector());
      batch.takeFactors(problem.theta);
      assertThrows(IllegalStateException.class, objective::ntkTrace);
    }
  }
}
