package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.KernelSpectrum;
import dev.edgescope.engine.data.QuadraticCoefficients;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The quadratic model f(theta) under the engine's gradient descent against the closed dynamics of
 * its residuals and Jacobian, which know no theta: with g = (1/B) J^T P z,
 *
 * <pre>
 * z' = z - alpha J g + (alpha^2 / 2) Q(g, g),    J' = J - alpha Q(g, .)
 * </pre>
 *
 * (Agarwala and Pennington 2024).
 */
class QuadraticRegressionTest {
  private static final int D = 20;
  private static final int P = 30;
  private static final double ALPHA = 0.6;
  private static final int STEPS = 100;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final Network network = Network.quadratic(P);
  private final DataSet data =
      QuadraticCoefficients.of(new KernelSpectrum(1.4, 1), D, P, 0.1, 5).train();
  private final Examples examples = examples();
  private final ParameterVector theta = network.vector(memory.allocate(P, 1));
  private final ParameterVector gradient = network.vector(memory.allocate(P, 1));

  private final double[] z = new double[D];
  private final double[][] j = new double[D][P];
  private final double[][][] q = new double[D][P][P];

  QuadraticRegressionTest() {
    int next = 0;
    for (int i = 0; i < D; i++) {
      z[i] = -data.targets()[i];
      for (int a = 0; a < P; a++) {
        j[i][a] = data.features()[next++];
      }
      for (int b = 0; b < P; b++) {
        for (int a = b; a < P; a++) {
          q[i][a][b] = data.features()[next];
          q[i][b][a] = data.features()[next++];
        }
      }
    }
  }

  private Examples examples() {
    Matrix features = memory.allocate(data.inputs(), D);
    features.setAll(data.features());
    Matrix targets = memory.allocate(1, D);
    targets.setAll(data.targets());
    return new Examples(features, targets, false);
  }

  @AfterEach
  void free() {
    workers.close();
    memory.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 8, 1})
  void theClosedDynamicsAreThoseOfTheModelStepByStep(int batchSize) {
    double alpha = ALPHA * batchSize / D;
    try (MiniBatch batch =
        new MiniBatch(network, Loss.SQUARED_ERROR, examples, batchSize, 3, workers)) {
      Objective objective = new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
      for (int t = 0; t < STEPS; t++) {
        batch.draw(t);
        objective.linearise(theta, gradient);
        double[] own = objective.squaredGradientNorms();
        for (int i = 0; i < D; i++) {
          assertEquals(z[i] * z[i] * squaredNorm(j[i]), own[i], 1e-9, "z and J at step " + t);
        }
        assertEquals(squaredNorm(z) / (2 * D), objective.evaluate(theta).loss(), 1e-9);
        advance(batch.taken(), batchSize, alpha);
        batch.addGradient(theta, -alpha, theta);
      }
    }
  }

  private void advance(boolean[] taken, int batchSize, double alpha) {
    double[] g = new double[P];
    for (int i = 0; i < D; i++) {
      for (int a = 0; taken[i] && a < P; a++) {
        g[a] += j[i][a] * z[i] / batchSize;
      }
    }
    for (int i = 0; i < D; i++) {
      double[] qg = new double[P];
      for (int a = 0; a < P; a++) {
        qg[a] = dot(q[i][a], g);
      }
      z[i] += -alpha * dot(j[i], g) + alpha * alpha / 2 * dot(qg, g);
      for (int a = 0; a < P; a++) {
        j[i][a] -= alpha * qg[a];
      }
    }
  }

  private static double squaredNorm(double[] x) {
    return dot(x, x);
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
