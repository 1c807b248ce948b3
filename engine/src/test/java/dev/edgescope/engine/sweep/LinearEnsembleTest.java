package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.theory.LinearModel;
import dev.edgescope.engine.theory.SecondMomentRecursion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The linear model, simulated by the engine, beside its second-moment recursion. */
class LinearEnsembleTest {
  private static final KernelSpectrum SPECTRUM = new KernelSpectrum(0.5, 1);
  private static final int BATCH = 10;
  private static final int EVERY = 10;

  private static RunConfig config(int examples, double learningRate, double momentum, int steps) {
    return new RunConfig(
        new TaskConfig.Linear(SPECTRUM, examples * 3 / 2, examples),
        new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, false, 1e-4, List.of()),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, momentum, BatchSize.of(BATCH)),
        new ProbeConfig(0, ProbeConfig.Spacing.every(EVERY), Set.of()),
        Precision.FLOAT,
        1,
        RunLength.steps(steps));
  }

  private static LinearModel model(int examples, double momentum) {
    return new LinearModel(SPECTRUM.eigenvalues(examples), momentum, examples);
  }

  static EnsembleCurve simulate(RunConfig config, int seeds) throws InterruptedException {
    List<EnsembleMember> members = new ArrayList<>();
    try (Ensemble ensemble = new Ensemble(Ensemble.seeds(config, seeds), 2)) {
      ensemble.await();
      ensemble.drain(members::add);
    }
    return EnsembleCurve.of(members, measurement -> measurement.train().loss());
  }

  private static double[] predict(LinearModel model, double learningRate, int points) {
    SecondMomentRecursion recursion = model.recursion(learningRate, BATCH);
    double[] losses = new double[points];
    for (int i = 0; i < points; i++) {
      losses[i] = recursion.loss();
      for (int t = 0; t < EVERY; t++) {
        recursion.advance();
      }
    }
    return losses;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void belowTheEdgeTheMeanLossIsThePredictedOne(double momentum) throws InterruptedException {
    int examples = 400;
    LinearModel model = model(examples, momentum);
    double learningRate = model.learningRate(0.5, BATCH);
    List<EnsembleCurve.Point> curve =
        simulate(config(examples, learningRate, momentum, 150), 20).points();
    double[] predicted = predict(model, learningRate, curve.size());
    for (int i = 0; i < predicted.length; i++) {
      EnsembleCurve.Point point = curve.get(i);
      assertEquals(
          predicted[i],
          point.mean(),
          3 * point.standardError() + 0.06 * predicted[i],
          "step " + i * EVERY);
    }
  }

  /** The relative error of the loss summed over the first 50 steps. */
  private static double error(int examples, double momentum, int seeds)
      throws InterruptedException {
    LinearModel model = model(examples, momentum);
    double learningRate = model.learningRate(0.5, BATCH);
    List<EnsembleCurve.Point> curve =
        simulate(config(examples, learningRate, momentum, 50), seeds).points();
    double[] predicted = predict(model, learningRate, curve.size());
    double error = 0;
    for (int i = 1; i < predicted.length; i++) {
      error += Math.abs(curve.get(i).mean() / predicted[i] - 1) / (predicted.length - 1);
    }
    return error;
  }

  @Test
  void theErrorOfFiniteSizeShrinksWithTheNumberOfExamples() throws InterruptedException {
    double small = error(20, 0, 400);
    double large = error(400, 0, 40);
    assertTrue(large < small / 2, "from " + small + " to " + large);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void beyondTheEdgeTheLossBlowsUp(double momentum) throws InterruptedException {
    int examples = 100;
    double learningRate = model(examples, momentum).learningRate(1.1, BATCH);
    List<EnsembleCurve.Point> curve =
        simulate(config(examples, learningRate, momentum, 600), 10).points();
    assertTrue(curve.getLast().mean() > 10 * curve.getFirst().mean());
  }
}
