package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.NumberArrays;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The readings of a linear model in 64 bits against its closed form. With x' = (x, 1) its NTK and
 * its Hessian have the eigenvalues of (1/D) sum_i x'_i x'_i^T, each C times.
 */
class MeasurementTest {
  private static final int EXAMPLES = 20;
  private static final int OUTPUTS = 10;
  private static final int BATCH = 4;
  private static final double ALPHA = 1e-3;
  private static final double MU = 0.5;

  /** As many as a test loss may wait for. */
  private static final int STEPS = 10;

  private static final DataSplit DATA = DataSplit.load(DataSource.MNIST, EXAMPLES, Targets.ONE_HOT);

  private static final DataSet TEST = DATA.test().orElseThrow();

  /** The eigenvalues of the Gram matrix (1/D) x'_i . x'_j, in descending order. */
  private static double[] lambda = new double[0];

  private static double[] theta = new double[0];

  @SuppressWarnings("NullAway.Init")
  private static Measurement measurement;

  @SuppressWarnings("NullAway.Init")
  private static Measurement full;

  /** At the same parameters, with the other loss. */
  @SuppressWarnings("NullAway.Init")
  private static Measurement crossEntropy;

  @BeforeAll
  static void measure() {
    lambda = eigenvalues(gram());
    try (TrainingRun run = new TrainingRun(config(Loss.SQUARED_ERROR))) {
      for (int step = 0; step < STEPS; step++) {
        run.advance();
      }
      theta = run.parameterValues();
      measurement = run.measure();
      run.setBatchSize(EXAMPLES);
      full = run.measure();
    }
    try (TrainingRun run = new TrainingRun(config(Loss.CROSS_ENTROPY))) {
      run.setParameterValues(theta);
      crossEntropy = run.measure();
    }
  }

  private static RunConfig config(Loss loss) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.MNIST, EXAMPLES, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(), Activation.TANH, 0.5),
        loss,
        new OptimizerConfig(ALPHA, MU, BatchSize.of(BATCH)),
        new ProbeConfig(2 * OUTPUTS, ProbeConfig.Spacing.every(1)),
        Precision.DOUBLE,
        1,
        RunLength.endless());
  }

  private static double[][] gram() {
    double[] x = NumberArrays.of(DATA.train().features());
    int inputs = DATA.train().inputs();
    double[][] gram = new double[EXAMPLES][EXAMPLES];
    for (int i = 0; i < EXAMPLES; i++) {
      for (int j = 0; j < EXAMPLES; j++) {
        double dot = 1;
        for (int l = 0; l < inputs; l++) {
          dot += x[i * inputs + l] * x[j * inputs + l];
        }
        gram[i][j] = dot / EXAMPLES;
      }
    }
    return gram;
  }

  /** Cyclic Jacobi rotations. */
  private static double[] eigenvalues(double[][] a) {
    int n = a.length;
    for (int sweep = 0; sweep < 30; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
          double c = Math.cos(angle);
          double s = Math.sin(angle);
          for (int i = 0; i < n; i++) {
            double ip = a[i][p];
            a[i][p] = c * ip - s * a[i][q];
            a[i][q] = s * ip + c * a[i][q];
          }
          for (int i = 0; i < n; i++) {
            double pi = a[p][i];
            a[p][i] = c * pi - s * a[q][i];
            a[q][i] = s * pi + c * a[q][i];
          }
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return Arrays.stream(values).map(v -> -v).sorted().map(v -> -v).toArray();
  }

  private static double trace() {
    return OUTPUTS * Arrays.stream(lambda).sum();
  }

  /** f of example i. */
  private static double[] outputs(DataSet data, int i) {
    int inputs = data.inputs();
    double[] f = new double[OUTPUTS];
    for (int c = 0; c < OUTPUTS; c++) {
      f[c] = theta[OUTPUTS * inputs + c];
      for (int l = 0; l < inputs; l++) {
        f[c] += theta[c * inputs + l] * data.features().get(i * inputs + l);
      }
    }
    return f;
  }

  private static double loss(DataSet data) {
    double sum = 0;
    for (int i = 0; i < data.examples(); i++) {
      double[] f = outputs(data, i);
      for (int c = 0; c < OUTPUTS; c++) {
        double z = f[c] - data.targets().get(i * OUTPUTS + c);
        sum += z * z / 2;
      }
    }
    return sum / data.examples();
  }

  private static double accuracy(DataSet data) {
    int correct = 0;
    for (int i = 0; i < data.examples(); i++) {
      double[] f = outputs(data, i);
      int named = 0;
      for (int c = 1; c < OUTPUTS; c++) {
        named = f[c] > f[named] ? c : named;
      }
      correct += named == data.labels()[i] ? 1 : 0;
    }
    return (double) correct / data.examples();
  }

  @Test
  void theStepIsTheNumberOfUpdatesMade() {
    assertEquals(STEPS, measurement.step());
  }

  @Test
  void learningTimeIsTheSumOfTheRates() {
    assertEquals(STEPS * ALPHA, measurement.learningTime(), 1e-15);
  }

  @Test
  void trainLossIsThatOfAllTrainingExamples() {
    assertEquals(loss(DATA.train()), measurement.train().loss(), 1e-12);
  }

  @Test
  void testLossIsThatOfTheTestExamples() {
    assertEquals(loss(TEST), measurement.test().loss(), 1e-12);
  }

  @Test
  void theReadingAtTheEndHasATestLossThatWasNotDue() {
    int end = STEPS / 2;
    try (TrainingRun run =
        new TrainingRun(config(Loss.SQUARED_ERROR).withLength(RunLength.steps(end)))) {
      List<Boolean> tested = new ArrayList<>();
      for (int step = 1; step <= end; step++) {
        run.advance();
        tested.add(Double.isFinite(run.readings().spaced().get().test().loss()));
      }
      assertEquals(List.of(false, false, false, false, true), tested);
    }
  }

  @Test
  void trainAccuracyIsTheShareOfClassesNamed() {
    assertEquals(accuracy(DATA.train()), measurement.train().accuracy());
  }

  @Test
  void testAccuracyIsTheShareOfClassesNamed() {
    assertEquals(accuracy(TEST), measurement.test().accuracy());
  }

  @Test
  void gradientNormIsThatOfTheFullGradient() {
    DataSet data = DATA.train();
    double[][] gradient = new double[OUTPUTS][data.inputs() + 1];
    for (int i = 0; i < EXAMPLES; i++) {
      double[] f = outputs(data, i);
      for (int c = 0; c < OUTPUTS; c++) {
        double z = (f[c] - data.targets().get(i * OUTPUTS + c)) / EXAMPLES;
        gradient[c][data.inputs()] += z;
        for (int l = 0; l < data.inputs(); l++) {
          gradient[c][l] += z * data.features().get(i * data.inputs() + l);
        }
      }
    }
    double squares = 0;
    for (double[] row : gradient) {
      for (double g : row) {
        squares += g * g;
      }
    }
    assertEquals(Math.sqrt(squares), measurement.gradientNorm(), 1e-10);
  }

  /** The live tolerance is a residual of 1 %; the error of a value is about its square. */
  @Test
  void sharpnessIsTheLargestEigenvalue() {
    assertEquals(lambda[0], measurement.curvature().hessian().largest(), 1e-3 * lambda[0]);
  }

  @Test
  void everyEigenvalueIsThereForEveryOutput() {
    assertEquals(
        lambda[0],
        measurement.curvature().hessian().eigenvalues().get(OUTPUTS - 1).value(),
        1e-3 * lambda[0]);
    assertEquals(
        lambda[1],
        measurement.curvature().hessian().eigenvalues().get(OUTPUTS).value(),
        2e-3 * lambda[0]);
  }

  @Test
  void ntkTraceIsTheSumOfAllEigenvalues() {
    assertEquals(trace(), measurement.curvature().ntkTrace(), 1e-10 * trace());
  }

  @Test
  void theEdgeIsThatOfTheHeavyBall() {
    assertEquals(2 * (1 + MU) / ALPHA, measurement.curvature().edge(), 1e-9);
  }

  /** The two largest of the twenty eigenvalues exactly, the others through the trace. */
  @Test
  void noiseKernelNormIsThatOfTheSpectrum() {
    double sum = trace() / (2 * (1 - MU));
    for (double value : Arrays.copyOf(lambda, 2)) {
      double exact = value * (1 + MU) / ((1 - MU) * (2 * (1 + MU) - ALPHA * value));
      sum += OUTPUTS * (exact - value / (2 * (1 - MU)));
    }
    double expected = ALPHA * (1.0 / BATCH - 1.0 / EXAMPLES) / OUTPUTS * sum;
    assertEquals(expected, measurement.curvature().noiseKernel().k(), 1e-3 * expected);
  }

  @Test
  void traceFormOfTheNoiseKernelNormIsThatOfTheTrace() {
    double expected = ALPHA * (1.0 / BATCH - 1.0 / EXAMPLES) / OUTPUTS * trace() / (2 * (1 - MU));
    assertEquals(expected, measurement.curvature().noiseKernel().kTrace(), 1e-10);
  }

  /** tr G = (1/D) sum_i |x'_i|^2 sum_c p_c (1 - p_c), with p the softmax of the outputs. */
  @Test
  void crossEntropyTakesTheTraceOfTheGaussNewtonMatrix() {
    double[][] gram = gram();
    double trace = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      double[] p = Arrays.stream(outputs(DATA.train(), i)).map(Math::exp).toArray();
      double sum = Arrays.stream(p).sum();
      trace += gram[i][i] * Arrays.stream(p).map(e -> e / sum * (1 - e / sum)).sum();
    }
    double expected = ALPHA * (1.0 / BATCH - 1.0 / EXAMPLES) / OUTPUTS * trace / (2 * (1 - MU));
    assertEquals(expected, crossEntropy.curvature().noiseKernel().kTrace(), 1e-10);
  }

  @Test
  void theNtkIsThatOfTheNetworkWhateverTheLoss() {
    assertEquals(trace(), crossEntropy.curvature().ntkTrace(), 1e-10 * trace());
  }

  @Test
  void theFullBatchHasNoNoise() {
    assertEquals(0, full.curvature().noiseKernel().k());
  }

  @Test
  void theBatchSizeIsTheOneInForce() {
    assertEquals(
        List.of(BATCH, EXAMPLES),
        List.of(measurement.inForce().batchSize(), full.inForce().batchSize()));
  }

  @Test
  void theBatchSizeIsOfNoAccountToTheLandscape() {
    assertEquals(measurement.train().loss(), full.train().loss());
  }
}
