package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps on the loss of a linear model, whose gradient is written out here. */
class GradientDescentTest {
  private static final int EXAMPLES = 7;
  private static final int INPUTS = 3;
  private static final double ALPHA = 0.1;
  private static final int STEPS = 25;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final Network network = Network.perceptron(INPUTS, List.of(), 1, Activation.TANH);
  private final ParameterVector theta = network.vector(memory.allocate(INPUTS + 1, 1));
  private final double[][] x = new double[EXAMPLES][INPUTS];
  private final double[] y = new double[EXAMPLES];

  @BeforeEach
  void drawProblem() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < EXAMPLES; i++) {
      y[i] = random.nextGaussian();
      for (int j = 0; j < INPUTS; j++) {
        x[i][j] = random.nextGaussian();
      }
    }
    for (int j = 0; j <= INPUTS; j++) {
      theta.flat().set(j, random.nextGaussian());
    }
  }

  @AfterEach
  void freeMemory() {
    workers.close();
    memory.close();
  }

  private Objective objective() {
    Matrix features = memory.allocate(INPUTS, EXAMPLES);
    Matrix targets = memory.allocate(1, EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      targets.set(i, y[i]);
      for (int j = 0; j < INPUTS; j++) {
        features.set(i * INPUTS + j, x[i][j]);
      }
    }
    return new Objective(
        memory, network, Loss.SQUARED_ERROR, new Examples(features, targets), workers);
  }

  /** f - y for every example, with f = w x + b. */
  private double[] residuals(double[] parameters) {
    double[] residuals = new double[EXAMPLES];
    for (int i = 0; i < EXAMPLES; i++) {
      residuals[i] = parameters[INPUTS] - y[i];
      for (int j = 0; j < INPUTS; j++) {
        residuals[i] += parameters[j] * x[i][j];
      }
    }
    return residuals;
  }

  private double loss(double[] parameters) {
    double sum = 0;
    for (double residual : residuals(parameters)) {
      sum += residual * residual / 2;
    }
    return sum / EXAMPLES;
  }

  private double[] gradient(double[] parameters) {
    double[] residuals = residuals(parameters);
    double[] gradient = new double[INPUTS + 1];
    for (int i = 0; i < EXAMPLES; i++) {
      gradient[INPUTS] += residuals[i] / EXAMPLES;
      for (int j = 0; j < INPUTS; j++) {
        gradient[j] += residuals[i] * x[i][j] / EXAMPLES;
      }
    }
    return gradient;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void stepsFollowTheRecursion(double mu) {
    double[] expected = theta.flat().toArray();
    double[] velocity = new double[INPUTS + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(expected);
      for (int j = 0; j <= INPUTS; j++) {
        velocity[j] = mu * velocity[j] + gradient[j];
        expected[j] -= ALPHA * velocity[j];
      }
    }
    Objective objective = objective();
    GradientDescent optimizer = new GradientDescent(memory, network, mu);
    for (int step = 0; step < STEPS; step++) {
      optimizer.step(objective, theta, ALPHA);
    }
    assertArrayEquals(expected, theta.flat().toArray(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void aStepTellsTheLossBeforeIt(double mu) {
    Objective objective = objective();
    GradientDescent optimizer = new GradientDescent(memory, network, mu);
    optimizer.step(objective, theta, ALPHA);
    double expected = loss(theta.flat().toArray());
    assertEquals(expected, optimizer.step(objective, theta, ALPHA), 1e-14);
  }

  /** The velocity is made of gradients: a new rate acts on all of it. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void aNewLearningRateActsOnTheWholeVelocity(double mu) {
    double[] start = theta.flat().toArray();
    double[] first = gradient(start);
    double[] between = new double[INPUTS + 1];
    for (int j = 0; j <= INPUTS; j++) {
      between[j] = start[j] - ALPHA * first[j];
    }
    double[] second = gradient(between);
    double[] expected = new double[INPUTS + 1];
    for (int j = 0; j <= INPUTS; j++) {
      expected[j] = between[j] - 3 * ALPHA * (mu * first[j] + second[j]);
    }
    Objective objective = objective();
    GradientDescent optimizer = new GradientDescent(memory, network, mu);
    optimizer.step(objective, theta, ALPHA);
    optimizer.step(objective, theta, 3 * ALPHA);
    assertArrayEquals(expected, theta.flat().toArray(), 1e-13);
  }
}
