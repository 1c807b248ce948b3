package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.StabilityEdge;
import dev.edgescope.engine.curvature.TopEigenpairs;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured of a run. Reads the parameters and never writes them, and has random numbers
 * of its own: a run is bitwise the same with the instruments on or off.
 */
public final class Instruments implements AutoCloseable {
  /** Largest residual of a live eigenvalue relative to the largest; its error is far smaller. */
  private static final double TOLERANCE = 1e-2;

  /** Products after which a solution is shown as it is, flagged; the next goes on from there. */
  private static final int MOST_PRODUCTS_PER_EIGENVALUE = 60;

  private static final long RANDOM_STREAM = 0x45444745L;

  private static final int DENSITY_VECTORS = 3;

  /** Elements of the Lanczos vectors of a density: a hundred megabytes or two. */
  private static final int DENSITY_ELEMENTS = 25_000_000;

  private final Objective train;

  /** Null where there are no test examples. */
  private final @Nullable Objective test;

  private final ParameterVector gradient;
  private final int outputs;
  private final StabilityEdge edge;
  private final @Nullable TopEigenpairs hessianSolver;
  private final @Nullable TopEigenpairs gaussNewtonSolver;
  private final Set<Quantity> quantities;
  private final QuantityProbes probes;
  private final NativeMemory memory;
  private final Network network;
  private final @Nullable FlowProbes flows;
  private @Nullable LandscapeProbe landscape;

  /**
   * @param flows that are carried along; null for none
   * @param edge of the update rule
   * @param batches of the training examples, from a stream that training does not use
   */
  public Instruments(
      NativeMemory memory,
      Network network,
      Objective train,
      @Nullable Objective test,
      ProbeConfig config,
      StabilityEdge edge,
      IntFunction<MiniBatch> batches,
      @Nullable FlowProbes flows) {
    this.flows = flows;
    this.memory = memory;
    this.network = network;
    this.train = train;
    this.test = test;
    this.edge = edge;
    outputs = network.outputs();
    gradient = network.vector(memory.allocate(network.parameters(), 1));
    int parameters = network.parameters();
    hessianSolver = solver(memory, parameters, config.topEigenvalues(), RANDOM_STREAM);
    gaussNewtonSolver = solver(memory, parameters, config.topEigenvalues(), RANDOM_STREAM + 1);
    quantities = config.quantities();
    probes = new QuantityProbes(memory, network, train, quantities, edge, batches);
  }

  /**
   * A solver for the top of a spectrum.
   *
   * @param top k, or {@link ProbeConfig#ABOVE_HALF_EDGE}
   * @return null for none
   */
  static @Nullable TopEigenpairs solver(NativeMemory memory, int dimension, int top, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = Math.min(Math.min(top, Limits.MAX_TOP_EIGENVALUES), dimension);
    if (count == 0) {
      return null;
    }
    return top == ProbeConfig.ABOVE_HALF_EDGE
        ? TopEigenpairs.aboveLevel(memory, dimension, count, random)
        : TopEigenpairs.fixed(memory, dimension, count, random);
  }

  /**
   * Reads everything at theta.
   *
   * @param clippedShare of the last steps; NaN without clipping
   */
  public Measurement measure(
      ParameterVector theta,
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      double clippedShare) {
    long start = System.nanoTime();
    Evaluation training = train.linearise(theta, gradient);
    double level = edge.level(learningRate);
    Spectrum hessian = solve(hessianSolver, train.hessian(), level);
    double[] layerTraces = train.ntkTraceByLayer();
    double ntkTrace = Arrays.stream(layerTraces).sum();
    boolean noise = batchSize < train.examples();
    Spectrum gaussNewton =
        noise || quantities.contains(Quantity.GAUSS_NEWTON_EIGENVALUES)
            ? solve(gaussNewtonSolver, train.gaussNewton(), level)
            : Spectrum.NONE;
    // Before the probes: they leave the objective linearised elsewhere.
    NoiseKernelNorm noiseKernel =
        NoiseKernelNorm.of(
            gaussNewton,
            train.isSquaredError() ? ntkTrace : train.gaussNewtonTrace(),
            learningRate,
            edge,
            batchSize,
            train.examples(),
            outputs);
    Evaluation testing = test == null ? Evaluation.NONE : test.evaluate(theta);
    Map<Quantity, List<Reading>> readings =
        probes.measure(
            new QuantityProbes.Situation(
                theta,
                gradient,
                training.loss(),
                hessian,
                gaussNewton,
                Arrays.stream(layerTraces).mapToObj(Reading::exact).toList(),
                hessianSolver == null ? null : hessianSolver.vectors(),
                step,
                learningTime,
                learningRate,
                batchSize,
                clippedShare));
    if (flows != null) {
      flows.addReadings(readings, theta, step, learningTime, batchSize);
    }
    return new Measurement(
        step,
        learningTime,
        learningRate,
        batchSize,
        training.loss(),
        training.accuracy(),
        testing.loss(),
        testing.accuracy(),
        gradient.flat().norm(),
        hessian,
        ntkTrace,
        noiseKernel,
        level,
        (System.nanoTime() - start) * 1e-9,
        readings);
  }

  private static Spectrum solve(
      @Nullable TopEigenpairs solver, SymmetricOperator operator, double level) {
    return solver == null
        ? Spectrum.NONE
        : solver.solve(operator, level / 2, TOLERANCE, MOST_PRODUCTS_PER_EIGENVALUE);
  }

  /**
   * The loss landscape at theta, where the instruments have just been read.
   *
   * @param reading of theta, with an eigenvalue
   */
  public Landscape landscape(ParameterVector theta, Measurement reading) {
    if (hessianSolver == null) {
      throw new IllegalStateException("No eigenvector is measured");
    }
    if (landscape == null) {
      landscape = new LandscapeProbe(memory, network, train);
    }
    return landscape.draw(theta, hessianSolver.vectors().columns(0, 1), reading);
  }

  /** A snapshot of the Hessian's spectral density at theta. */
  public SpectralDensity spectralDensity(ParameterVector theta) {
    int parameters = theta.flat().size();
    train.linearise(theta, gradient);
    return SpectralDensity.of(
        train.hessian(),
        theta.flat().precision(),
        Math.min(DENSITY_VECTORS, parameters),
        Math.min(parameters, Math.clamp(DENSITY_ELEMENTS / parameters, 12, 50)),
        new SplittableRandom(RANDOM_STREAM + 2));
  }

  @Override
  public void close() {
    probes.close();
    if (flows != null) {
      flows.close();
    }
    if (hessianSolver != null) {
      hessianSolver.close();
    }
    if (gaussNewtonSolver != null) {
      gaussNewtonSolver.close();
    }
  }
}
