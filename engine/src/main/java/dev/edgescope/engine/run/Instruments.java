package dev.edgescope.engine.run;

import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.linalg.LargestEigenpairs;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.objective.Objective;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured of a run. Reads the parameters and never writes them, and has random numbers
 * of its own: a run is bitwise the same with the instruments on or off.
 */
final class Instruments {
  /** Largest residual of a live eigenvalue relative to the largest; its error is far smaller. */
  private static final double TOLERANCE = 1e-2;

  /** Products after which a solution is shown as it is, flagged; the next goes on from there. */
  private static final int MOST_PRODUCTS_PER_EIGENVALUE = 60;

  private static final long RANDOM_STREAM = 0x45444745L;

  private final Objective train;

  /** Null where there are no test examples. */
  private final @Nullable Objective test;

  private final ParameterVector gradient;
  private final int outputs;
  private final double momentum;
  private final @Nullable LargestEigenpairs hessianSolver;
  private final @Nullable LargestEigenpairs ntkSolver;

  Instruments(
      NativeMemory memory,
      Network network,
      Objective train,
      @Nullable Objective test,
      int topEigenvalues,
      double momentum) {
    this.train = train;
    this.test = test;
    this.momentum = momentum;
    outputs = network.outputs();
    gradient = network.vector(memory.allocate(network.parameters(), 1));
    int count = Math.min(topEigenvalues, network.parameters());
    hessianSolver = solver(memory, network, count, RANDOM_STREAM);
    ntkSolver = solver(memory, network, count, RANDOM_STREAM + 1);
  }

  private static @Nullable LargestEigenpairs solver(
      NativeMemory memory, Network network, int count, long seed) {
    return count == 0
        ? null
        : new LargestEigenpairs(memory, network.parameters(), count, new SplittableRandom(seed));
  }

  /** Reads everything at theta. */
  Measurement measure(
      ParameterVector theta, long step, double learningTime, double learningRate, int batchSize) {
    long start = System.nanoTime();
    Evaluation training = train.linearise(theta, gradient);
    Spectrum hessian = solve(hessianSolver, train.hessian());
    double ntkTrace = train.ntkTrace();
    NoiseKernelNorm noiseKernel = noiseKernel(ntkTrace, learningRate, batchSize);
    Evaluation testing = test == null ? Evaluation.NONE : test.evaluate(theta);
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
        2 * (1 + momentum) / learningRate,
        (System.nanoTime() - start) * 1e-9);
  }

  private NoiseKernelNorm noiseKernel(double ntkTrace, double learningRate, int batchSize) {
    boolean noise = batchSize < train.examples();
    Spectrum theta = noise ? solve(ntkSolver, train.gaussNewton()) : Spectrum.NONE;
    double trace = train.isSquaredError() ? ntkTrace : train.gaussNewtonTrace();
    return NoiseKernelNorm.of(
        theta, trace, learningRate, momentum, batchSize, train.examples(), outputs);
  }

  private static Spectrum solve(@Nullable LargestEigenpairs solver, SymmetricOperator operator) {
    return solver == null
        ? Spectrum.NONE
        : Spectrum.of(
            solver.solve(operator, TOLERANCE, solver.count() * MOST_PRODUCTS_PER_EIGENVALUE));
  }
}
