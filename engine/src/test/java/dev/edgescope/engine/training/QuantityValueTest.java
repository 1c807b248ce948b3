package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a run reads of each quantity against the same from its formula: a network in plain loops,
 * its whole Hessian by differences, its eigenpairs from LAPACK ({@link PlainPerceptron}).
 */
class QuantityValueTest {
  private static final int STEPS = 3;
  private static final int EXAMPLES = 6;
  private static final int OUTPUTS = 3;
  private static final int HIDDEN = 4;
  private static final int INPUTS = 5;
  private static final int BATCH = 3;
  private static final int TOP = 2;

  /** Gradient flow sharpens in single steps of this size, and the sharpness falls at large ones. */
  private static final double ALPHA = 0.2;

  private static final double LARGE_ALPHA = 0.5;

  private static final String TABLE =
      """
      -1.2,0.4,1.0,-0.5,-1.3,0
      -0.1,0.5,1.1,-1.2,-1.3,1
      0.7,0.5,1.5,1.0,-0.1,2
      -0.3,2.6,-0.3,-0.8,-1.1,0
      0.1,0.1,-0.3,-0.1,0.3,1
      0.7,1.1,0.2,-1.8,0.7,2
      """;

  /** Eigenvalues of a run are good to about the square of the tolerance of its residuals, 1e-2. */
  private static final double OF_EIGENVALUE = 1e-3;

  /** What is made of an eigenvector that is far from all others. */
  private static final double OF_EIGENVECTOR = 3e-2;

  /** Single precision. */
  private static final double OF_SUM = 1e-4;

  private static final double STANDARD_ERRORS = 4;

  @TempDir private static Path folder;

  /** A run that is measured at every step, and its last parameters once more outside of it. */
  private static final class Case {
    final List<Measurement> measurements = new ArrayList<>();
    final PlainPerceptron start;
    final PlainPerceptron plain;

    Case(Loss loss, int batchSize) {
      RunConfig config = config(loss, batchSize);
      DataSet data = config.data().load(config.seed()).train();
      double[] first;
      double[] last;
      try (TrainingRun run = new TrainingRun(config)) {
        first = run.parameterValues();
        for (int step = 0; step < STEPS; step++) {
          measurements.add(run.measure());
          run.advance();
        }
        measurements.add(run.measure());
        last = run.parameterValues();
      }
      start = new PlainPerceptron(loss, features(data), targets(data), HIDDEN, first);
      plain = start.at(last);
    }

    private static double[][] features(DataSet data) {
      double[][] rows = new double[EXAMPLES][INPUTS];
      for (int i = 0; i < EXAMPLES; i++) {
        for (int j = 0; j < INPUTS; j++) {
          rows[i][j] = data.features().get(i * INPUTS + j);
        }
      }
      return rows;
    }

    private static double[][] targets(DataSet data) {
      double[][] rows = new double[EXAMPLES][OUTPUTS];
      for (int i = 0; i < EXAMPLES; i++) {
        for (int c = 0; c < OUTPUTS; c++) {
          rows[i][c] = data.targets().get(i * OUTPUTS + c);
        }
      }
      return rows;
    }

    Measurement last() {
      return measurements.getLast();
    }

    double value(Quantity quantity) {
      return last().value(quantity);
    }

    int batchSize() {
      return last().inForce().batchSize();
    }

    double alpha() {
      return last().inForce().learningRate();
    }

    /** What is made of u_1 is as good as that: by its residual over the gap. */
    double ofEigenvector() {
      return OF_EIGENVECTOR + 2 * last().curvature().hessian().turnOfLargest();
    }

    double meanFlowSharpening() {
      return measurements.stream()
          .mapToDouble(each -> each.value(Quantity.FLOW_SHARPENING))
          .average()
          .orElseThrow();
    }

    double gradientNoise() {
      double[] mean = plain.gradient();
      double sum = 0;
      for (int i = 0; i < EXAMPLES; i++) {
        double[] own = plain.gradient(i);
        for (int p = 0; p < own.length; p++) {
          sum += (own[p] - mean[p]) * (own[p] - mean[p]) / EXAMPLES;
        }
      }
      return sum;
    }

    /** sigma_u^2. */
    double directionalNoise() {
      double[] u = plain.eigenvector(0);
      double mean = PlainPerceptron.dot(plain.gradient(), u);
      double variance = 0;
      for (int i = 0; i < EXAMPLES; i++) {
        double along = PlainPerceptron.dot(plain.gradient(i), u) - mean;
        variance += along * along / EXAMPLES;
      }
      return variance * (EXAMPLES - batchSize()) / (batchSize() * (EXAMPLES - 1.0));
    }

    double beta() {
      double[] gradient = plain.sharpnessGradient();
      return PlainPerceptron.dot(gradient, gradient);
    }

    /** A vector without its component along u_1. */
    double[] across(double[] vector) {
      double[] u = plain.eigenvector(0);
      double along = PlainPerceptron.dot(vector, u);
      double[] across = new double[vector.length];
      Arrays.setAll(across, i -> vector[i] - along * u[i]);
      return across;
    }

    /** Of the kernel of all outputs; what it says of a kernel has a test of its own. */
    MeanSquareStability stability() {
      double[][] kernel = plain.kernel();
      try (NativeMemory memory = new NativeMemory(Precision.DOUBLE)) {
        Matrix theta = memory.allocate(kernel.length, kernel.length);
        for (int i = 0; i < kernel.length; i++) {
          for (int j = 0; j < kernel.length; j++) {
            theta.set(i * kernel.length + j, kernel[i][j]);
          }
        }
        return new MeanSquareStability(theta, EXAMPLES, OUTPUTS, new Cancellation());
      }
    }

    /** The midpoint of theta and the next two steps of gradient descent. */
    PlainPerceptron midpoint() {
      PlainPerceptron next = plain.moved(-alpha(), plain.gradient());
      PlainPerceptron afterNext = next.moved(-alpha(), next.gradient());
      double[] a = plain.theta();
      double[] b = next.theta();
      double[] c = afterNext.theta();
      return plain.at(
          IntStream.range(0, a.length).mapToDouble(i -> (a[i] + 2 * b[i] + c[i]) / 4).toArray());
    }
  }

  @SuppressWarnings("NullAway.Init") // by measure()
  private static Case squaredError;

  @SuppressWarnings("NullAway.Init")
  private static Case crossEntropy;

  @SuppressWarnings("NullAway.Init")
  private static Case fullBatch;

  /** The cases by their names, for tests that hold in each. */
  enum Of {
    MINI_BATCHES,
    CROSS_ENTROPY_OF_MINI_BATCHES,
    THE_FULL_BATCH;

    private Case get() {
      return switch (this) {
        case MINI_BATCHES -> squaredError;
        case CROSS_ENTROPY_OF_MINI_BATCHES -> crossEntropy;
        case THE_FULL_BATCH -> fullBatch;
      };
    }
  }

  private static RunConfig config(Loss loss, int batchSize) {
    return new RunConfig(
        DataConfig.InFile.csv(table(), EXAMPLES, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(HIDDEN), Activation.TANH, 0.5),
        loss,
        new OptimizerConfig(
            batchSize == EXAMPLES ? LARGE_ALPHA : ALPHA, 0, BatchSize.of(batchSize)),
        new ProbeConfig(TOP, ProbeConfig.Spacing.every(1), Quantity.ofRuns()),
        Precision.FLOAT,
        1,
        RunLength.steps(STEPS));
  }

  private static Path table() {
    try {
      return Files.writeString(folder.resolve("table.csv"), TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void measure() {
    squaredError = new Case(Loss.SQUARED_ERROR, BATCH);
    crossEntropy = new Case(Loss.CROSS_ENTROPY, BATCH);
    fullBatch = new Case(Loss.SQUARED_ERROR, EXAMPLES);
  }

  private static void assertClose(double expected, double actual, double relative) {
    assertEquals(expected, actual, relative * Math.abs(expected));
  }

  @ParameterizedTest
  @EnumSource
  void loss(Of of) {
    Case at = of.get();
    assertClose(at.plain.loss(), at.last().train().loss(), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void eigenvalues(Of of) {
    Case at = of.get();
    DenseEigenpairs exact = at.plain.eigenpairs();
    for (int i = 0; i < TOP; i++) {
      assertClose(
          exact.value(i),
          at.last().curvature().hessian().eigenvalues().get(i).value(),
          OF_EIGENVALUE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MINI_BATCHES", "CROSS_ENTROPY_OF_MINI_BATCHES"})
  void noiseKernelNorm(Of of) {
    Case at = of.get();
    double[][] kernel = at.plain.kernel();
    DenseEigenpairs pairs = DenseEigenpairs.of(kernel, kernel.length);
    double sum = 0;
    double trace = 0;
    for (int a = 0; a < kernel.length; a++) {
      trace += pairs.value(a);
      sum += a < TOP ? pairs.value(a) / (2 - ALPHA * pairs.value(a)) : pairs.value(a) / 2;
    }
    double noise = ALPHA * (1.0 / BATCH - 1.0 / EXAMPLES) / OUTPUTS;
    assertClose(noise * sum, at.last().curvature().noiseKernel().k(), OF_EIGENVALUE);
    assertClose(noise * trace / 2, at.last().curvature().noiseKernel().kTrace(), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void gradientNoise(Of of) {
    Case at = of.get();
    assertClose(at.gradientNoise(), at.value(Quantity.GRADIENT_NOISE), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void gradientSignal(Of of) {
    Case at = of.get();
    double[] gradient = at.plain.gradient();
    assertClose(
        PlainPerceptron.dot(gradient, gradient) / at.gradientNoise(),
        at.value(Quantity.GRADIENT_SIGNAL),
        2 * OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void gradientShare(Of of) {
    Case at = of.get();
    double[] gradient = at.plain.gradient();
    double share = 0;
    for (int k = 0; k < TOP; k++) {
      double along = PlainPerceptron.dot(at.plain.eigenvector(k), gradient);
      share += along * along / PlainPerceptron.dot(gradient, gradient);
    }
    assertEquals(share, at.value(Quantity.GRADIENT_SHARE), at.ofEigenvector());
  }

  @ParameterizedTest
  @EnumSource
  void layerGradientNorm(Of of) {
    Case at = of.get();
    double[] gradient = at.plain.gradient();
    int border = at.plain.hiddenParameters();
    List<Reading> readings = at.last().readings(Quantity.LAYER_GRADIENT_NORM);
    double[] hidden = Arrays.copyOf(gradient, border);
    double[] output = Arrays.copyOfRange(gradient, border, gradient.length);
    assertEquals(2, readings.size());
    assertClose(Math.sqrt(PlainPerceptron.dot(hidden, hidden)), readings.get(0).value(), OF_SUM);
    assertClose(Math.sqrt(PlainPerceptron.dot(output, output)), readings.get(1).value(), OF_SUM);
  }

  /** The weights come first in flat order, then the biases, layer by layer. */
  @ParameterizedTest
  @EnumSource
  void outputNorm(Of of) {
    Case at = of.get();
    int first = at.plain.hiddenParameters();
    double[] weights = Arrays.copyOfRange(at.plain.theta(), first, first + OUTPUTS * HIDDEN);
    assertClose(PlainPerceptron.dot(weights, weights), at.value(Quantity.OUTPUT_NORM), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void startDistance(Of of) {
    Case at = of.get();
    double[] from = at.start.theta();
    double[] to = at.plain.theta();
    double square = 0;
    for (int i = 0; i < from.length; i++) {
      square += (to[i] - from[i]) * (to[i] - from[i]);
    }
    assertClose(Math.sqrt(square), at.value(Quantity.START_DISTANCE), OF_SUM);
  }

  /** The least-squares slope over four equidistant readings. */
  @ParameterizedTest
  @EnumSource
  void realisedSharpening(Of of) {
    Case at = of.get();
    double slope = 0;
    for (int i = 0; i <= STEPS; i++) {
      slope += (i - 1.5) / 5 * at.measurements.get(i).curvature().hessian().largest();
    }
    assertClose(slope / at.alpha(), at.value(Quantity.REALISED_SHARPENING), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void flowSharpeningIsWithinItsError(Of of) {
    Case at = of.get();
    Reading reading = at.last().readings(Quantity.FLOW_SHARPENING).getFirst();
    double exact = at.plain.flowSharpening();
    assertEquals(exact, reading.value(), reading.error() + OF_EIGENVALUE * Math.abs(exact));
    assertTrue(reading.error() > 0);
  }

  @ParameterizedTest
  @EnumSource
  void sharpnessGradient(Of of) {
    Case at = of.get();
    assertClose(at.beta(), at.value(Quantity.SHARPNESS_GRADIENT), 2 * at.ofEigenvector());
  }

  @ParameterizedTest
  @EnumSource(names = {"MINI_BATCHES", "CROSS_ENTROPY_OF_MINI_BATCHES"})
  void directionalNoise(Of of) {
    Case at = of.get();
    assertClose(
        at.directionalNoise(), at.value(Quantity.DIRECTIONAL_NOISE), 2 * at.ofEigenvector());
  }

  @ParameterizedTest
  @EnumSource(names = {"MINI_BATCHES", "CROSS_ENTROPY_OF_MINI_BATCHES"})
  void stochasticGap(Of of) {
    Case at = of.get();
    double[] across = at.across(at.plain.sharpnessGradient());
    double rate = -PlainPerceptron.dot(across, at.plain.gradient());
    double beta = PlainPerceptron.dot(across, across);
    double root = Math.sqrt(1 - ALPHA * ALPHA * beta * at.directionalNoise() / (2 * rate));
    if (rate > 0) {
      double gap = (1 - root) / ALPHA;
      assertClose(gap, at.value(Quantity.STOCHASTIC_GAP), 5 * at.ofEigenvector());
    } else {
      assertTrue(Double.isNaN(at.value(Quantity.STOCHASTIC_GAP)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void conservatism(Of of) {
    Case at = of.get();
    double flow = at.meanFlowSharpening();
    double found = at.value(Quantity.CONSERVATISM);
    if (flow > 0) {
      assertClose(at.value(Quantity.REALISED_SHARPENING) / flow, found, 1e-9);
    } else {
      assertTrue(Double.isNaN(found));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gaussNewtonEigenvalues(Of of) {
    Case at = of.get();
    double[][] kernel = at.plain.kernel();
    DenseEigenpairs exact = DenseEigenpairs.of(kernel, kernel.length);
    List<Reading> readings = at.last().readings(Quantity.GAUSS_NEWTON_EIGENVALUES);
    assertEquals(TOP, readings.size());
    for (int i = 0; i < TOP; i++) {
      assertClose(exact.value(i), readings.get(i).value(), OF_EIGENVALUE);
    }
  }

  /** To the share of the largest eigenvalue at which its solver stops. */
  @ParameterizedTest
  @EnumSource
  void smallestEigenvalue(Of of) {
    Case at = of.get();
    DenseEigenpairs exact = at.plain.eigenpairs();
    assertEquals(
        exact.value(at.plain.theta().length - 1),
        at.value(Quantity.SMALLEST_EIGENVALUE),
        OF_EIGENVALUE * exact.value(0));
  }

  /** Over all 20 batches of three. */
  @ParameterizedTest
  @EnumSource(names = {"MINI_BATCHES", "CROSS_ENTROPY_OF_MINI_BATCHES"})
  void batchSharpness(Of of) {
    Case at = of.get();
    double curvature = 0;
    double square = 0;
    for (int bits = 0; bits < 1 << EXAMPLES; bits++) {
      if (Integer.bitCount(bits) == BATCH) {
        int chosen = bits;
        PlainPerceptron batch =
            at.plain.on(IntStream.range(0, EXAMPLES).filter(i -> (chosen >> i & 1) == 1).toArray());
        double[] gradient = batch.gradient();
        curvature +=
            PlainPerceptron.dot(gradient, PlainPerceptron.times(batch.hessian(), gradient));
        square += PlainPerceptron.dot(gradient, gradient);
      }
    }
    Reading reading = at.last().readings(Quantity.BATCH_SHARPNESS).getFirst();
    assertEquals(curvature / square, reading.value(), STANDARD_ERRORS * reading.error());
  }

  @Test
  void batchSharpnessOfTheFullBatch() {
    double[] gradient = fullBatch.plain.gradient();
    double along =
        PlainPerceptron.dot(gradient, PlainPerceptron.times(fullBatch.plain.hessian(), gradient));
    assertClose(
        along / PlainPerceptron.dot(gradient, gradient),
        fullBatch.value(Quantity.BATCH_SHARPNESS),
        OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void layerSharpness(Of of) {
    Case at = of.get();
    int border = at.plain.hiddenParameters();
    List<Reading> readings = at.last().readings(Quantity.LAYER_SHARPNESS);
    assertEquals(2, readings.size());
    assertClose(at.plain.blockSharpness(0, border), readings.get(0).value(), OF_EIGENVALUE);
    assertClose(
        at.plain.blockSharpness(border, at.plain.theta().length),
        readings.get(1).value(),
        OF_EIGENVALUE);
  }

  @ParameterizedTest
  @EnumSource
  void layerNtkTrace(Of of) {
    Case at = of.get();
    int border = at.plain.hiddenParameters();
    List<Reading> readings = at.last().readings(Quantity.LAYER_NTK_TRACE);
    assertEquals(2, readings.size());
    assertClose(at.plain.ntkTrace(0, border), readings.get(0).value(), OF_SUM);
    assertClose(
        at.plain.ntkTrace(border, at.plain.theta().length), readings.get(1).value(), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void ntkTraceEstimate(Of of) {
    Case at = of.get();
    Reading reading = at.last().readings(Quantity.NTK_TRACE_ESTIMATE).getFirst();
    assertTrue(reading.error() < 0.3 * reading.value());
    assertEquals(
        at.plain.ntkTrace(0, at.plain.theta().length),
        reading.value(),
        STANDARD_ERRORS * reading.error());
  }

  @ParameterizedTest
  @EnumSource
  void hessianTrace(Of of) {
    Case at = of.get();
    double[][] hessian = at.plain.hessian();
    double trace = IntStream.range(0, hessian.length).mapToDouble(i -> hessian[i][i]).sum();
    Reading reading = at.last().readings(Quantity.HESSIAN_TRACE).getFirst();
    assertEquals(trace, reading.value(), STANDARD_ERRORS * reading.error());
  }

  @ParameterizedTest
  @EnumSource
  void exactNoiseKernel(Of of) {
    Case at = of.get();
    try (MeanSquareStability stability = at.stability()) {
      assertClose(
          stability.noiseKernelNorm(at.alpha(), 0, at.batchSize()).value(),
          at.value(Quantity.EXACT_NOISE_KERNEL),
          OF_EIGENVALUE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void secondMomentRadius(Of of) {
    Case at = of.get();
    try (MeanSquareStability stability = at.stability()) {
      assertClose(
          stability.spectralRadius(at.alpha(), 0, at.batchSize()).value(),
          at.value(Quantity.SECOND_MOMENT_RADIUS),
          OF_EIGENVALUE);
    }
  }

  /** alpha_c is where the loss is what it was: below it a step lowers it, above it does not. */
  @ParameterizedTest
  @EnumSource
  void criticalSharpness(Of of) {
    Case at = of.get();
    double critical = 2 / at.value(Quantity.CRITICAL_SHARPNESS);
    double[] gradient = at.plain.gradient();
    double loss = at.plain.loss();
    assertTrue(at.plain.moved(-0.98 * critical, gradient).loss() < loss);
    assertTrue(at.plain.moved(-1.02 * critical, gradient).loss() > loss);
  }

  /** Below its edge: 1 where the sharpness rises, 4 where it falls. */
  @Test
  void phase() {
    double before = fullBatch.start.sharpness();
    double after = fullBatch.plain.sharpness();
    assertTrue(after < 2 / fullBatch.alpha());
    assertEquals(after > before ? 1 : 4, fullBatch.value(Quantity.PHASE));
  }

  @ParameterizedTest
  @EnumSource
  void initialDirection(Of of) {
    Case at = of.get();
    double[] u = at.start.eigenvector(0);
    assertClose(
        PlainPerceptron.dot(u, PlainPerceptron.times(at.plain.hessian(), u)),
        at.value(Quantity.INITIAL_DIRECTION),
        OF_EIGENVECTOR);
  }

  @Test
  void midpointSharpness() {
    assertClose(
        fullBatch.midpoint().sharpness(),
        fullBatch.value(Quantity.MIDPOINT_SHARPNESS),
        OF_EIGENVALUE);
  }

  @Test
  void oscillation() {
    PlainPerceptron middle = fullBatch.midpoint();
    double[] from = middle.theta();
    double[] to = fullBatch.plain.theta();
    double[] swing = IntStream.range(0, to.length).mapToDouble(i -> to[i] - from[i]).toArray();
    assertClose(
        Math.abs(PlainPerceptron.dot(swing, middle.eigenvector(0))),
        fullBatch.value(Quantity.OSCILLATION),
        OF_EIGENVECTOR);
  }

  @Test
  void oscillationCentre() {
    PlainPerceptron middle = fullBatch.midpoint();
    double[] gradient = middle.sharpnessGradient();
    double centre =
        Math.sqrt(2 * middle.flowSharpening() / PlainPerceptron.dot(gradient, gradient));
    assertEquals(
        centre, fullBatch.value(Quantity.OSCILLATION_CENTRE), OF_EIGENVECTOR * Math.abs(centre));
  }
}
