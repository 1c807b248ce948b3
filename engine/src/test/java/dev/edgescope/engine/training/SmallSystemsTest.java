package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.theory.SecondOrderPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The systems of a handful of parameters, run by the engine, against their closed formulas. */
class SmallSystemsTest {
  private static final int STEPS = 400;

  private static RunConfig config(
      DataConfig data, ModelConfig model, double learningRate, int topEigenvalues) {
    return new RunConfig(
        data,
        model,
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0.0, BatchSize.full()),
        new ProbeConfig(topEigenvalues, ProbeConfig.Spacing.every(1)),
        Precision.DOUBLE,
        1,
        RunLength.steps(STEPS));
  }

  private static ModelConfig linearNet(List<Integer> hidden, Double... parameters) {
    return new ModelConfig.Perceptron(hidden, Activation.IDENTITY, false, 1, List.of(parameters));
  }

  /** One example, two parameters: the engine's theta against the closed recursion in z and T. */
  @ParameterizedTest
  @CsvSource({"1.2, 3, 0.9, 0.005", "-1.1, 4, 0.4, 0.05", "0.3, 10, 0.5, 0.1"})
  void theSecondOrderPairIsGradientDescentOnTheModel(
      double first, double second, double target, double epsilon) {
    RunConfig config =
        config(
            new InlineData(
                List.of(List.of(0.0, 0.0, 1.0, 0.0, -epsilon)), List.of(List.of(target))),
            new ModelConfig.Quadratic(List.of(first, second)),
            1,
            0);
    SecondOrderPair pair = SecondOrderPair.at(first, second, target, epsilon);
    try (TrainingRun run = new TrainingRun(config)) {
      for (int t = 0; t < STEPS; t++) {
        assertEquals(pair.t0(), run.measure().curvature().ntkTrace(), 1e-9, "T_0 at step " + t);
        assertEquals(pair.z() * pair.z() / 2, run.advance(), 1e-9, "loss at step " + t);
        pair = pair.next();
      }
    }
  }

  /** The model about the state itself, J theta + 1/2 theta^T Q theta with theta = 0 there. */
  @Test
  void thePairHasTheSlopesOfItsModel() {
    SecondOrderPair pair = new SecondOrderPair(-1.2, 0.1, 0.03, 0.02);
    RunConfig config =
        config(
            new InlineData(
                List.of(List.of(pair.firstSlope(), pair.secondSlope(), 1.0, 0.0, -0.02)),
                List.of(List.of(1.2))),
            new ModelConfig.Quadratic(List.of()),
            1,
            0);
    try (TrainingRun run = new TrainingRun(config)) {
      for (int t = 0; t < 40; t++) {
        assertEquals(pair.t0(), run.measure().curvature().ntkTrace(), 1e-9, "T_0 at step " + t);
        run.advance();
        pair = pair.next();
      }
    }
  }

  private static final double NOISE = 1;
  private static final double SIGNAL = 0.02;
  private static final double TARGET = 2;

  /** 1/2 [s_n a^2 w_1^2 + s_s (a w_2 - c)^2], as the mean over two examples. */
  private static DataConfig minimalist() {
    double noise = Math.sqrt(2 * NOISE);
    double signal = Math.sqrt(2 * SIGNAL);
    return new InlineData(
        List.of(List.of(noise, 0.0), List.of(0.0, signal)),
        List.of(List.of(0.0), List.of(signal * TARGET)));
  }

  @Test
  void theMinimalistExampleHasItsLossAndItsGradient() {
    double w1 = 0.4;
    double w2 = 0.3;
    double a = 1.3;
    double alpha = 0.7;
    RunConfig config = config(minimalist(), linearNet(List.of(1), w1, w2, a), alpha, 0);
    double rest = a * w2 - TARGET;
    try (TrainingRun run = new TrainingRun(config)) {
      assertEquals((NOISE * a * a * w1 * w1 + SIGNAL * rest * rest) / 2, run.advance(), 1e-14);
      double[] after = run.parameterValues();
      assertEquals(w1 - alpha * NOISE * a * a * w1, after[0], 1e-14);
      assertEquals(w2 - alpha * SIGNAL * rest * a, after[1], 1e-14);
      assertEquals(a - alpha * (NOISE * a * w1 * w1 + SIGNAL * rest * w2), after[2], 1e-14);
    }
  }

  /** Liu et al. 2025: sharpening, a transient stay beyond the edge, linear convergence below it. */
  @Test
  void theMinimalistExampleGoesThroughItsThreeStages() {
    double alpha = 1.2;
    double edge = 2 / alpha;
    RunConfig config = config(minimalist(), linearNet(List.of(1), 0.02, 0.3, 0.3), alpha, 1);
    double first = Double.NaN;
    double largest = 0;
    long lastAbove = 0;
    double lossThen = 0;
    double last = Double.NaN;
    try (TrainingRun run = new TrainingRun(config)) {
      while (run.step() < STEPS) {
        Measurement measured = run.measure();
        double sharpness = measured.curvature().hessian().largest();
        first = run.step() == 0 ? sharpness : first;
        last = sharpness;
        if (sharpness > edge) {
          largest = Math.max(largest, sharpness);
          lastAbove = run.step();
          lossThen = measured.train().loss();
        }
        run.advance();
      }
      assertTrue(first < edge / 10, "starts flat: " + first);
      assertTrue(largest > 1.15 * edge, "sharpens beyond the edge: " + largest);
      assertTrue(lastAbove > 100 && lastAbove < 250, "stays for a while: " + lastAbove);
      assertTrue(last < edge && last > 0.9 * edge, "settles below the edge: " + last);
      assertTrue(run.measure().train().loss() < 1e-9 * lossThen, "converges from there on");
    }
  }

  /** f = (1 - x y z w)^2 / 2; sharpness 1/x^2 + 1/y^2 + 1/z^2 + 1/w^2 where it is 0. */
  @Test
  void fourScalarsSettleBelowTheEdge() {
    double alpha = 0.2;
    RunConfig config =
        config(
            new InlineData(List.of(List.of(1.0)), List.of(List.of(1.0))),
            linearNet(List.of(1, 1, 1), 3.1, 0.32, 1.0, 1.0),
            alpha,
            1);
    try (TrainingRun run = new TrainingRun(config)) {
      assertTrue(run.measure().curvature().hessian().largest() > 2 / alpha);
      while (run.step() < STEPS) {
        run.advance();
      }
      double sum = 0;
      for (double scalar : run.parameterValues()) {
        sum += 1 / (scalar * scalar);
      }
      assertEquals(sum, run.measure().curvature().hessian().largest(), 1e-3);
      assertTrue(sum < 2 / alpha && sum > 0.85 * 2 / alpha, "settled at " + sum);
    }
  }
}
