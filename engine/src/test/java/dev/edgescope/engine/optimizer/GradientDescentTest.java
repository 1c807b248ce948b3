package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.curvature.TopEigensolver;
import dev.edgescope.engine.curvature.edge.Momentum;
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
import dev.edgescope.engine.optimizer.GradientDescent.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  private Optimizer heavyBall(double mu) {
    return new Sgd(memory, network, Momentum.heavyBall(mu));
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
    GradientDescent optimizer = new GradientDescent(memory, network, heavyBall(mu), Settings.NONE);
    for (int step = 0; step < STEPS; step++) {
      optimizer.step(objective, theta, ALPHA);
    }
    assertArrayEquals(expected, theta.flat().toArray(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void aStepTellsTheLossBeforeIt(double mu) {
    Objective objective = objective();
    GradientDescent optimizer = new GradientDescent(memory, network, heavyBall(mu), Settings.NONE);
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
    GradientDescent optimizer = new GradientDescent(memory, network, heavyBall(mu), Settings.NONE);
    optimizer.step(objective, theta, ALPHA);
    optimizer.step(objective, theta, 3 * ALPHA);
    assertArrayEquals(expected, theta.flat().toArray(), 1e-13);
  }

  @Test
  void nesterovFollowsItsTwoLines() {
    double mu = 0.8;
    double[] expected = theta.flat().toArray();
    double[] v = new double[INPUTS + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] g = gradient(expected);
      for (int j = 0; j <= INPUTS; j++) {
        v[j] = mu * v[j] + g[j];
        expected[j] -= ALPHA * (g[j] + mu * v[j]);
      }
    }
    run(Momentum.nesterov(mu), Settings.NONE, ALPHA, STEPS);
    assertArrayEquals(expected, theta.flat().toArray(), 1e-12);
  }

  private GradientDescent run(Momentum momentum, Settings settings, double rate, int steps) {
    Objective objective = objective();
    GradientDescent optimizer =
        new GradientDescent(memory, network, new Sgd(memory, network, momentum), settings);
    for (int step = 0; step < steps; step++) {
      optimizer.step(objective, theta, rate);
    }
    return optimizer;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3})
  void aLongGradientIsClippedToTheNormExactly(double limit) {
    double[] start = theta.flat().toArray();
    double[] gradient = gradient(start);
    double norm = norm(gradient);
    GradientDescent optimizer = run(Momentum.NONE, new Settings(0, limit), 1, 1);
    double[] moved = theta.flat().toArray();
    for (int j = 0; j <= INPUTS; j++) {
      assertEquals(start[j] - limit * gradient[j] / norm, moved[j], 1e-14);
    }
    assertTrue(optimizer.wasClipped());
  }

  @Test
  void aShortGradientIsLeftAlone() {
    double[] start = theta.flat().toArray();
    double[] gradient = gradient(start);
    GradientDescent optimizer =
        run(Momentum.NONE, new Settings(0, 1.01 * norm(gradient)), ALPHA, 1);
    double[] moved = theta.flat().toArray();
    for (int j = 0; j <= INPUTS; j++) {
      assertEquals(start[j] - ALPHA * gradient[j], moved[j], 1e-14);
    }
    assertFalse(optimizer.wasClipped());
  }

  /** The normal equations: (X^T X / D + lambda) theta = X^T y / D, bias included. */
  @Test
  void weightDecayLeadsToTheRidgeSolution() {
    double lambda = 0.3;
    int n = INPUTS + 1;
    double[][] system = new double[n][n + 1];
    for (int i = 0; i < EXAMPLES; i++) {
      double[] row = Arrays.copyOf(x[i], n);
      row[INPUTS] = 1;
      for (int a = 0; a < n; a++) {
        system[a][n] += row[a] * y[i] / EXAMPLES;
        for (int b = 0; b < n; b++) {
          system[a][b] += row[a] * row[b] / EXAMPLES;
        }
      }
    }
    for (int a = 0; a < n; a++) {
      system[a][a] += lambda;
    }
    run(Momentum.NONE, new Settings(lambda, Double.POSITIVE_INFINITY), ALPHA, 2000);
    assertArrayEquals(solution(system), theta.flat().toArray(), 1e-10);
  }

  /** By elimination; the matrix is positive definite. */
  private static double[] solution(double[][] system) {
    int n = system.length;
    for (int p = 0; p < n; p++) {
      for (int a = 0; a < n; a++) {
        if (a != p) {
          double factor = system[a][p] / system[p][p];
          for (int b = p; b <= n; b++) {
            system[a][b] -= factor * system[p][b];
          }
        }
      }
    }
    double[] solution = new double[n];
    Arrays.setAll(solution, a -> system[a][n] / system[a][a]);
    return solution;
  }

  /** Decay acts on the parameters before the step, not after it. */
  @Test
  void weightDecayIsPartOfTheGradient() {
    double[] start = theta.flat().toArray();
    double[] gradient = gradient(start);
    run(Momentum.NONE, new Settings(0.5, Double.POSITIVE_INFINITY), ALPHA, 1);
    double[] moved = theta.flat().toArray();
    for (int j = 0; j <= INPUTS; j++) {
      assertEquals(start[j] - ALPHA * (gradient[j] + 0.5 * start[j]), moved[j], 1e-14);
    }
  }

  /** On a quadratic, where the gradient lies along an eigenvector of the Hessian. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void cdatTakesSigmaOverTheCurvature(double sigma) {
    Objective objective = objective();
    try (var solver = TopEigensolver.fixed(memory, INPUTS + 1, 1, new SplittableRandom(2))) {
      ParameterVector g = network.vector(memory.allocate(INPUTS + 1, 1));
      run(Momentum.NONE, Settings.NONE, ALPHA, 20_000); // to the minimum
      objective.linearise(theta, g);
      double lambda = solver.solve(objective.hessian(), 0, 1e-12, 500).largest();
      theta.flat().axpy(0.1, solver.vectors(), INPUTS + 1);
      var optimizer =
          new GradientDescent(
              memory,
              network,
              new Sgd(memory, network, Momentum.NONE),
              Settings.NONE,
              null,
              new CurvatureAwareTuner(sigma, 0));
      optimizer.step(objective, theta, Double.NaN);
      assertEquals(sigma / lambda, optimizer.learningRate(), 1e-9);
    }
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
  }
}
