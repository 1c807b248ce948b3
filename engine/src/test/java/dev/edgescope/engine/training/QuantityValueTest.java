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
import dev.edgescope.engine.curvature.GradientNoise;
import dev.edgescope.engine.curvature.GradientShare;
import dev.edgescope.engine.curvature.LayerSharpness;
import dev.edgescope.engine.curvature.SharpnessPhases;
import dev.edgescope.engine.curvature.SmallestEigenvalue;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a run reads of each quantity against what the same parameters give outside of it, in 64
 * bits, with eigenpairs to 1e-10.
 */
class QuantityValueTest {
  private static final int STEPS = 3;
  private static final int EXAMPLES = 8;
  private static final int OUTPUTS = 10;
  private static final int HIDDEN = 6;
  private static final int INPUTS = 784;
  private static final int BATCH = 4;
  private static final int TOP = 2;
  private static final double ALPHA = 0.01;

  /** Eigenvalues of a run are good to about the square of the tolerance of its residuals, 1e-2. */
  private static final double OF_EIGENVALUE = 1e-3;

  /** What is made of its eigenvectors is as good as those. */
  private static final double OF_EIGENVECTOR = 3e-2;

  /** Single precision. */
  private static final double OF_SUM = 1e-4;

  private static final double STANDARD_ERRORS = 4;

  /** A run that is measured at every step, and its last parameters once more outside of it. */
  private static final class Case implements AutoCloseable {
    final List<Measurement> measurements = new ArrayList<>();
    final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
    final Workers workers = Workers.onAllCores();
    final Loss loss;
    final double[] parameters;
    final DataSet data;
    final Network network = Network.perceptron(INPUTS, List.of(HIDDEN), OUTPUTS, Activation.TANH);
    final Objective objective;
    final ParameterVector theta;
    final ParameterVector gradient;

    Case(Loss loss, int batchSize) {
      this.loss = loss;
      RunConfig config = config(loss, batchSize);
      data = config.data().load(config.seed()).train();
      try (TrainingRun run = new TrainingRun(config)) {
        for (int step = 0; step < STEPS; step++) {
          measurements.add(run.measure());
          run.advance();
        }
        measurements.add(run.measure());
        parameters = run.parameterValues();
      }
      objective = objective(allExamples());
      theta = network.vector(memory.allocate(network.parameters(), 1));
      gradient = network.vector(memory.allocate(network.parameters(), 1));
      theta.flat().setAll(parameters);
      objective.linearise(theta, gradient);
    }

    static int[] allExamples() {
      int[] all = new int[EXAMPLES];
      Arrays.setAll(all, i -> i);
      return all;
    }

    /** The loss of some of the examples. */
    Objective objective(int[] chosen) {
      Matrix features = memory.allocate(INPUTS, chosen.length);
      Matrix targets = memory.allocate(OUTPUTS, chosen.length);
      for (int i = 0; i < chosen.length; i++) {
        for (int j = 0; j < INPUTS; j++) {
          features.set(i * INPUTS + j, data.features().get(chosen[i] * INPUTS + j));
        }
        for (int c = 0; c < OUTPUTS; c++) {
          targets.set(i * OUTPUTS + c, data.targets().get(chosen[i] * OUTPUTS + c));
        }
      }
      return new Objective(memory, network, loss, new Examples(features, targets), workers);
    }

    Measurement last() {
      return measurements.getLast();
    }

    double value(Quantity quantity) {
      return last().value(quantity);
    }

    LargestEigensolver solver(int count) {
      return new LargestEigensolver(memory, network.parameters(), count, new SplittableRandom(7));
    }

    /** The top of a spectrum as good as double precision has it. */
    Eigenpairs top(SymmetricOperator operator, int count) {
      return solver(count).solve(operator, 1e-10, 5000);
    }

    /** lambda_1 of the Hessian at theta - distance grad L. */
    double sharpnessDownhill(double distance) {
      ParameterVector there = network.vector(memory.allocate(network.parameters(), 1));
      there.flat().copy(0, theta.flat(), 0, network.parameters());
      there.flat().axpy(-distance, gradient.flat(), network.parameters());
      Objective other = objective(allExamples());
      other.linearise(there, network.vector(memory.allocate(network.parameters(), 1)));
      return Spectrum.of(top(other.hessian(), 1)).largest();
    }

    double flowSharpening() {
      double distance = 1e-3;
      return (sharpnessDownhill(distance) - sharpnessDownhill(-distance)) / (2 * distance);
    }

    double meanFlowSharpening() {
      return measurements.stream()
          .mapToDouble(each -> each.value(Quantity.FLOW_SHARPENING))
          .average()
          .orElseThrow();
    }

    /** g^T H g and |g|^2 of a batch. */
    double[] curvatureAlongGradient(int[] batch) {
      Objective part = objective(batch);
      ParameterVector own = network.vector(memory.allocate(network.parameters(), 1));
      part.linearise(theta, own);
      Matrix image = memory.allocate(network.parameters(), 1);
      part.hessian().apply(own.flat(), image);
      return new double[] {
        own.flat().dot(image, network.parameters()),
        own.flat().dot(own.flat(), network.parameters())
      };
    }

    /** By way of the kernel of all outputs. */
    MeanSquareStability stability() {
      Matrix kernel = memory.allocate(EXAMPLES * OUTPUTS, EXAMPLES * OUTPUTS);
      objective.gaussNewtonKernel(kernel);
      return new MeanSquareStability(kernel, EXAMPLES, OUTPUTS);
    }

    @Override
    public void close() {
      workers.close();
      memory.close();
    }
  }

  private static final Case SQUARED_ERROR = new Case(Loss.SQUARED_ERROR, BATCH);
  private static final Case CROSS_ENTROPY = new Case(Loss.CROSS_ENTROPY, BATCH);
  private static final Case FULL_BATCH = new Case(Loss.SQUARED_ERROR, EXAMPLES);

  /** The cases by their names, for tests that hold in each. */
  enum Of {
    MINI_BATCHES,
    CROSS_ENTROPY_OF_MINI_BATCHES,
    THE_FULL_BATCH;

    private Case get() {
      return switch (this) {
        case MINI_BATCHES -> SQUARED_ERROR;
        case CROSS_ENTROPY_OF_MINI_BATCHES -> CROSS_ENTROPY;
        case THE_FULL_BATCH -> FULL_BATCH;
      };
    }
  }

  private static RunConfig config(Loss loss, int batchSize) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.FASHION, EXAMPLES, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(HIDDEN), Activation.TANH, 0.3),
        loss,
        new OptimizerConfig(ALPHA, 0, BatchSize.of(batchSize)),
        new ProbeConfig(TOP, ProbeConfig.Spacing.every(1), Quantity.ofRuns()),
        Precision.FLOAT,
        1,
        RunLength.steps(STEPS));
  }

  @AfterAll
  static void closeAll() {
    SQUARED_ERROR.close();
    CROSS_ENTROPY.close();
    FULL_BATCH.close();
  }

  private static void assertClose(double expected, double actual, double relative) {
    assertEquals(expected, actual, relative * Math.abs(expected));
  }

  @ParameterizedTest
  @EnumSource
  void gradientNoise(Of of) {
    Case at = of.get();
    assertClose(
        GradientNoise.trace(at.objective, at.gradient), at.value(Quantity.GRADIENT_NOISE), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void gradientShare(Of of) {
    Case at = of.get();
    LargestEigensolver solver = at.solver(TOP);
    solver.solve(at.objective.hessian(), 1e-10, 5000);
    assertEquals(
        GradientShare.of(solver.vectors(), TOP, at.gradient.flat()),
        at.value(Quantity.GRADIENT_SHARE),
        OF_EIGENVECTOR);
  }

  /** The weights come first in flat order, then the biases, layer by layer. */
  @ParameterizedTest
  @EnumSource
  void outputNorm(Of of) {
    Case at = of.get();
    int first = HIDDEN * INPUTS + HIDDEN;
    double norm = 0;
    for (int i = first; i < first + OUTPUTS * HIDDEN; i++) {
      norm += at.parameters[i] * at.parameters[i];
    }
    assertClose(norm, at.value(Quantity.OUTPUT_NORM), OF_SUM);
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
    assertClose(slope / ALPHA, at.value(Quantity.REALISED_SHARPENING), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void flowSharpening(Of of) {
    Case at = of.get();
    assertClose(at.flowSharpening(), at.value(Quantity.FLOW_SHARPENING), OF_EIGENVECTOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"MINI_BATCHES", "THE_FULL_BATCH"})
  void conservatism(Of of) {
    Case at = of.get();
    assertClose(
        at.value(Quantity.REALISED_SHARPENING) / at.meanFlowSharpening(),
        at.value(Quantity.CONSERVATISM),
        1e-9);
  }

  @Test
  void whereGradientFlowFlattensThereIsNoConservatism() {
    assertTrue(CROSS_ENTROPY.meanFlowSharpening() < 0);
    assertTrue(Double.isNaN(CROSS_ENTROPY.value(Quantity.CONSERVATISM)));
  }

  @ParameterizedTest
  @EnumSource
  void gaussNewtonEigenvalues(Of of) {
    Case at = of.get();
    Spectrum exact = Spectrum.of(at.top(at.objective.gaussNewton(), TOP));
    List<Reading> readings = at.last().readings(Quantity.GAUSS_NEWTON_EIGENVALUES);
    assertEquals(TOP, readings.size());
    for (int i = 0; i < TOP; i++) {
      assertClose(exact.eigenvalues().get(i).value(), readings.get(i).value(), OF_EIGENVALUE);
    }
  }

  /** To the share of the largest eigenvalue at which its solver stops. */
  @ParameterizedTest
  @EnumSource
  void smallestEigenvalue(Of of) {
    Case at = of.get();
    var solver =
        new SmallestEigenvalue(at.memory, at.network.parameters(), new SplittableRandom(3));
    assertEquals(
        solver.of(at.objective.hessian(), 1e-10, 5000).value(),
        at.value(Quantity.SMALLEST_EIGENVALUE),
        OF_EIGENVALUE * at.last().curvature().hessian().largest());
  }

  /** Over all 70 batches of four. */
  @ParameterizedTest
  @EnumSource(names = {"MINI_BATCHES", "CROSS_ENTROPY_OF_MINI_BATCHES"})
  void batchSharpness(Of of) {
    Case at = of.get();
    double curvature = 0;
    double square = 0;
    for (int bits = 0; bits < 1 << EXAMPLES; bits++) {
      if (Integer.bitCount(bits) == BATCH) {
        int chosen = bits;
        double[] along =
            at.curvatureAlongGradient(
                Arrays.stream(Case.allExamples()).filter(i -> (chosen >> i & 1) == 1).toArray());
        curvature += along[0];
        square += along[1];
      }
    }
    Reading reading = at.last().readings(Quantity.BATCH_SHARPNESS).getFirst();
    assertEquals(curvature / square, reading.value(), STANDARD_ERRORS * reading.error());
  }

  @Test
  void batchSharpnessOfTheFullBatch() {
    double[] along = FULL_BATCH.curvatureAlongGradient(Case.allExamples());
    assertClose(along[0] / along[1], FULL_BATCH.value(Quantity.BATCH_SHARPNESS), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void layerSharpness(Of of) {
    Case at = of.get();
    var solver = new LayerSharpness(at.memory, at.network, new SplittableRandom(5));
    List<Spectrum.Eigenvalue> exact = solver.of(at.objective.hessian(), 1e-10, 5000);
    List<Reading> readings = at.last().readings(Quantity.LAYER_SHARPNESS);
    assertEquals(2, readings.size());
    for (int i = 0; i < 2; i++) {
      assertClose(exact.get(i).value(), readings.get(i).value(), OF_EIGENVALUE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void layerNtkTrace(Of of) {
    Case at = of.get();
    double[] exact = at.objective.ntkTraceByLayer();
    List<Reading> readings = at.last().readings(Quantity.LAYER_NTK_TRACE);
    assertEquals(2, readings.size());
    assertClose(exact[0], readings.get(0).value(), OF_SUM);
    assertClose(exact[1], readings.get(1).value(), OF_SUM);
  }

  @ParameterizedTest
  @EnumSource
  void ntkTraceEstimate(Of of) {
    Case at = of.get();
    Reading reading = at.last().readings(Quantity.NTK_TRACE_ESTIMATE).getFirst();
    assertTrue(reading.error() < 0.1 * reading.value());
    assertEquals(at.objective.ntkTrace(), reading.value(), STANDARD_ERRORS * reading.error());
  }

  @ParameterizedTest
  @EnumSource
  void exactNoiseKernel(Of of) {
    Case at = of.get();
    try (MeanSquareStability stability = at.stability()) {
      assertClose(
          stability.noiseKernelNorm(ALPHA, 0, at.last().inForce().batchSize()).value(),
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
          stability.spectralRadius(ALPHA, 0, at.last().inForce().batchSize()).value(),
          at.value(Quantity.SECOND_MOMENT_RADIUS),
          OF_EIGENVALUE);
    }
  }

  @Test
  void phase() {
    SharpnessPhases phases = new SharpnessPhases();
    double last = Double.NaN;
    for (Measurement each : FULL_BATCH.measurements) {
      last = phases.observe(each.curvature().hessian().largest(), 2 / ALPHA);
    }
    assertEquals(last, FULL_BATCH.value(Quantity.PHASE));
  }

  @ParameterizedTest
  @EnumSource
  void initialDirection(Of of) {
    Case at = of.get();
    double start = at.measurements.getFirst().curvature().hessian().largest();
    assertClose(start, at.measurements.getFirst().value(Quantity.INITIAL_DIRECTION), OF_EIGENVALUE);
    assertTrue(
        at.value(Quantity.INITIAL_DIRECTION) <= at.last().curvature().hessian().largest() * 1.001);
  }
}
