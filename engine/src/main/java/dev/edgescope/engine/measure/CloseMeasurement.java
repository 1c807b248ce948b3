package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Preconditioned;
import dev.edgescope.engine.curvature.SharpnessGradient;
import dev.edgescope.engine.curvature.SmallestEigenvalue;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.curvature.TopEigensolver;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart.Usual;
import dev.edgescope.engine.measure.MeasuringProgress.Part;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.objective.Objective;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Loss and curvature at one point, to be compared with the numbers of others.
 *
 * <p>Stopping rule: residuals of {@code 1e-4} (in double precision {@code 1e-8}) of the largest
 * Ritz value, or 400 products an eigenvalue; an eigenvalue short of it is flagged.
 *
 * @param loss L
 * @param accuracy share of training examples whose class the outputs name
 * @param gradientNorm |grad L|
 * @param hessian top eigenvalues of the Hessian of L
 * @param smallest the algebraically smallest eigenvalue of the Hessian
 * @param gaussNewton top eigenvalues of the Gauss-Newton matrix; with the squared error those of
 *     the NTK
 * @param flowSharpening s_flow with a bound on its error; NaN without an eigenvalue
 * @param ntkTrace tr Theta
 * @param noiseKernel K and K_tr at the learning rate and batch size in force
 * @param effective of an adaptive rule; empty for all others
 */
public record CloseMeasurement(
    double loss,
    double accuracy,
    double gradientNorm,
    Spectrum hessian,
    Eigenvalue smallest,
    Spectrum gaussNewton,
    Reading flowSharpening,
    double ntkTrace,
    NoiseKernelNorm noiseKernel,
    Optional<Effective> effective) {

  /**
   * What an adaptive rule meets.
   *
   * @param eigenvalues the largest of P^-1 H
   * @param ntkTrace tr Theta_P
   */
  public record Effective(Spectrum eigenvalues, double ntkTrace) {}

  private static final double TOLERANCE_FLOAT = 1e-4;
  private static final double TOLERANCE_DOUBLE = 1e-8;
  private static final int MOST_PRODUCTS_PER_EIGENVALUE = 400;

  /** About, in gradients, as a word on how long it takes. */
  private static final double FIRST_SOLUTION = 40;

  private static final double EACH_EIGENVALUE = 20;

  private static final long RANDOM_STREAM = 0x434C4F53L;

  /**
   * Measures everything.
   *
   * @param memory for what is needed while it measures
   * @param top how many eigenvalues
   * @param eigenvectors is given those of the Hessian, as columns
   */
  public static CloseMeasurement of(
      NativeMemory memory,
      Subject subject,
      ParameterVector theta,
      Standing standing,
      TopEigenvalues top,
      Consumer<Matrix> eigenvectors) {
    Network network = subject.network();
    Objective objective = subject.objective();
    StabilityEdge edge = standing.edge();
    long seed = subject.seed();
    MeasuringProgress progress = subject.progress();
    double eigenvalues = top.isNone() ? 0 : FIRST_SOLUTION + EACH_EIGENVALUE * top.most();
    progress.begin(
        List.of(
            new Part(Usual.LOSS_AND_GRADIENT, 1),
            new Part(Usual.HESSIAN_EIGENVALUES, eigenvalues),
            new Part(Usual.GAUSS_NEWTON_EIGENVALUES, eigenvalues),
            new Part(Usual.NTK_TRACE, network.outputs() / 2.0),
            new Part(Usual.SMALLEST_EIGENVALUE, FIRST_SOLUTION + EACH_EIGENVALUE),
            new Part(Usual.EFFECTIVE_EIGENVALUES, edge.isPreconditioned() ? 2 * eigenvalues : 0)));
    progress.next();
    ParameterVector gradient = network.vector(memory.allocate(network.parameters(), 1));
    Evaluation training = objective.linearise(theta, gradient);
    SymmetricOperator hessian = objective.hessian();
    double level = standing.level() / 2;
    progress.next();
    Matrix topVector = memory.allocate(network.parameters(), 1);
    Spectrum topOfHessian =
        solve(
            memory,
            hessian,
            top,
            level,
            seed,
            vectors -> {
              topVector.copy(0, vectors, 0, network.parameters());
              eigenvectors.accept(vectors);
            });
    Reading flowSharpening =
        flowSharpening(memory, objective, theta, gradient, edge, topOfHessian, topVector);
    progress.next();
    Spectrum gaussNewton = solve(memory, objective.gaussNewton(), top, level, seed, vectors -> {});
    progress.next();
    double ntkTrace = objective.ntkTrace();
    progress.next();
    Eigenvalue smallest =
        new SmallestEigenvalue(memory, hessian.dimension(), random(seed))
            .of(hessian, tolerance(memory), MOST_PRODUCTS_PER_EIGENVALUE);
    Optional<Effective> effective = Optional.empty();
    Spectrum kernel = gaussNewton;
    double kernelTrace = objective.isSquaredError() ? ntkTrace : objective.gaussNewtonTrace();
    if (edge.isPreconditioned()) {
      progress.next();
      Preconditioned met = new Preconditioned(memory, objective);
      Matrix diagonal = memory.allocate(network.parameters(), 1);
      standing.preconditioner().orElseThrow().write(gradient.flat(), diagonal);
      met.set(diagonal);
      Spectrum topOfMet = solve(memory, met.hessian(), top, level, seed, vectors -> {});
      effective = Optional.of(new Effective(topOfMet, met.ntkTrace()));
      kernel = solve(memory, met.kernel(), top, level, seed, vectors -> {});
      kernelTrace = met.kernelTrace();
    }
    progress.end();
    return new CloseMeasurement(
        training.loss(),
        training.accuracy(),
        gradient.flat().norm(),
        topOfHessian,
        smallest,
        gaussNewton,
        flowSharpening,
        ntkTrace,
        NoiseKernelNorm.of(
            kernel,
            kernelTrace,
            standing.inForce().learningRate(),
            edge,
            standing.inForce().batchSize(),
            objective.examples(),
            network.outputs()),
        effective);
  }

  private static Reading flowSharpening(
      NativeMemory memory,
      Objective objective,
      ParameterVector theta,
      ParameterVector gradient,
      StabilityEdge edge,
      Spectrum hessian,
      Matrix topVector) {
    if (hessian.equals(Spectrum.NONE)) {
      return Reading.exact(Double.NaN);
    }
    int size = objective.parameters();
    SharpnessGradient solver = new SharpnessGradient(memory, size);
    solver.of(objective, gradient.flat(), topVector);
    Matrix flow = memory.allocate(size, 1);
    flow.copy(0, gradient.flat(), 0, size);
    flow.axpy(edge.weightDecay(), theta.flat(), size);
    return new Reading(
        -flow.dot(solver.vector(), size),
        2 * hessian.turnOfLargest() * solver.turnedOff(objective, topVector, flow),
        hessian.isLargestConverged());
  }

  private static SplittableRandom random(long seed) {
    return new SplittableRandom(seed ^ RANDOM_STREAM);
  }

  private static Spectrum solve(
      NativeMemory memory,
      SymmetricOperator operator,
      TopEigenvalues top,
      double level,
      long seed,
      Consumer<Matrix> eigenvectors) {
    TopEigensolver solver = Bench.solver(memory, operator.dimension(), top, random(seed));
    if (solver == null) {
      return Spectrum.NONE;
    }
    try (solver) {
      Spectrum spectrum =
          solver.solve(operator, level, tolerance(memory), MOST_PRODUCTS_PER_EIGENVALUE);
      eigenvectors.accept(solver.vectors().columns(0, spectrum.size()));
      return spectrum;
    }
  }

  private static double tolerance(NativeMemory memory) {
    return memory.precision() == Precision.FLOAT ? TOLERANCE_FLOAT : TOLERANCE_DOUBLE;
  }
}
