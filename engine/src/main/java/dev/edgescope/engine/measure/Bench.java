package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.EigenTracker;
import dev.edgescope.engine.curvature.Preconditioned;
import dev.edgescope.engine.curvature.SharpnessGradient;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.TangentSpan;
import dev.edgescope.engine.curvature.TopEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.ReducedCurvature;
import dev.edgescope.engine.optimizer.Optimizer.Preconditioner;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the instruments of a run have in common from one measurement to the next: solvers that go on
 * from their last solution, and vectors to work with.
 */
public final class Bench implements AutoCloseable {
  /** Largest residual of a live eigenvalue relative to itself; its error is far smaller. */
  private static final double TOLERANCE = 2e-2;

  /** Products after which a solution is shown as it is, flagged; the next goes on from there. */
  private static final int MOST_PRODUCTS_PER_EIGENVALUE = 60;

  private static final long RANDOM_STREAM = 0x45444745L;

  private final Subject subject;
  private final ParameterVector gradient;
  private final TopEigenvalues top;

  /** Both null for no eigenvalues, and before the first is asked for. */
  private @Nullable TopEigensolver hessianSolver;

  private @Nullable TopEigensolver gaussNewtonSolver;

  private boolean solversMade;

  /** Null where curvature is taken whole. */
  private @Nullable ReducedCurvature reduced;

  /**
   * Made when a batch is small for the first time; null before, and where the solvers have none.
   */
  private @Nullable TangentSpan span;

  private boolean spanTried;

  private @Nullable SharpnessGradient sharpnessGradient;
  private @Nullable Midpoint midpoint;

  /** Null for a rule without a preconditioner, as are its solvers. */
  private final @Nullable Preconditioned preconditioned;

  private final @Nullable TopEigensolver effectiveSolver;
  private final @Nullable TopEigensolver kernelSolver;
  private final @Nullable Matrix diagonal;

  /**
   * @param top how many eigenvalues
   */
  public Bench(Subject subject, TopEigenvalues top) {
    this.subject = subject;
    gradient = subject.vector();
    NativeMemory memory = subject.memory();
    int parameters = subject.parameters();
    this.top = top;
    boolean adaptive = subject.adaptive();
    preconditioned = adaptive ? new Preconditioned(memory, subject.objective()) : null;
    diagonal = adaptive ? subject.column() : null;
    effectiveSolver =
        adaptive ? tracker(subject, parameters, top, subject.random(RANDOM_STREAM + 3)) : null;
    kernelSolver =
        adaptive ? tracker(subject, parameters, top, subject.random(RANDOM_STREAM + 4)) : null;
  }

  /**
   * A solver for the top of a spectrum.
   *
   * @param top how many eigenvalues
   * @param random for its start; a stream of its own
   * @return null for none
   */
  static @Nullable TopEigensolver solver(
      NativeMemory memory, int dimension, TopEigenvalues top, SplittableRandom random) {
    int count = Math.min(top.most(), dimension);
    if (count == 0) {
      return null;
    }
    return switch (top) {
      case TopEigenvalues.Count _ -> TopEigensolver.fixed(memory, dimension, count, random);
      case TopEigenvalues.AboveHalfEdge() ->
          TopEigensolver.aboveLevel(memory, dimension, count, random);
    };
  }

  /** A {@link #solver} for the same from measurement to measurement. */
  private static @Nullable TopEigensolver tracker(
      Subject subject, int dimension, TopEigenvalues top, SplittableRandom random) {
    int count = Math.min(top.most(), dimension);
    return top instanceof TopEigenvalues.Count && count > 0
        ? TopEigensolver.tracked(
            subject.memory(), subject.objective().workers(), dimension, count, random)
        : solver(subject.memory(), dimension, top, random);
  }

  /**
   * The state of the run at theta, with the objective linearised there. One at a time: it holds the
   * solutions of the solvers.
   *
   * @param withKernel whether the pairs of G are asked for at a mini-batch
   */
  public RunState at(ParameterVector theta, Standing standing, boolean withKernel) {
    return new RunState(subject, this, theta, standing, withKernel);
  }

  /** grad L of the last state. */
  public ParameterVector gradient() {
    return gradient;
  }

  /** Whether an eigenvector of the Hessian is measured. */
  boolean hasVectors() {
    return !top.isNone();
  }

  /** The unit eigenvectors of the Hessian at the last state, as columns; null for none. */
  public @Nullable Matrix hessianVectors() {
    return hessianSolver == null ? null : hessianSolver.vectors();
  }

  /**
   * Solves H.
   *
   * @param forGaussNewton whether G is to be solved at this state, too, and from there
   */
  Spectrum solveHessian(double level, boolean forGaussNewton) {
    TopEigensolver solver = hessianSolver();
    if (solver == null) {
      return Spectrum.NONE;
    }
    SymmetricOperator operator = subject.objective().hessian();
    Spectrum found =
        forGaussNewton && span().isPresent()
            ? solve(solver, operator, span().get()::solveHessian)
            : solve(solver, operator, level);
    if (solver.holds()) {
      return found;
    }
    makeSolvers(null);
    return solveHessian(level, forGaussNewton);
  }

  /**
   * Solves G.
   *
   * @param fromHessian as H was solved for it
   */
  Spectrum solveGaussNewton(double level, boolean fromHessian) {
    TopEigensolver solver = gaussNewtonSolver();
    if (solver == null) {
      return Spectrum.NONE;
    }
    SymmetricOperator operator = subject.objective().gaussNewton();
    Spectrum found =
        fromHessian && span().isPresent()
            ? solve(solver, operator, span().get()::solveGaussNewton)
            : solve(solver, operator, level);
    if (solver.holds()) {
      return found;
    }
    makeSolvers(null);
    solveHessian(level, fromHessian); // its vectors are those of the new solver
    return solveGaussNewton(level, fromHessian);
  }

  private @Nullable TopEigensolver hessianSolver() {
    if (!solversMade) {
      solversMade = true;
      makeSolvers(findReduced().orElse(null));
    }
    return hessianSolver;
  }

  private @Nullable TopEigensolver gaussNewtonSolver() {
    return hessianSolver() == null ? null : gaussNewtonSolver;
  }

  private Optional<ReducedCurvature> findReduced() {
    return top instanceof TopEigenvalues.Count && !top.isNone()
        ? ReducedCurvature.of(
            subject.memory(),
            subject.objective(),
            EigenTracker.capacity(top.most()),
            subject.random(RANDOM_STREAM + 5))
        : Optional.empty();
  }

  /** Solvers that go on from nothing. */
  private void makeSolvers(@Nullable ReducedCurvature curvature) {
    reduced = curvature;
    span = null;
    spanTried = false;
    hessianSolver = solver(curvature, ReducedCurvature.Kind.HESSIAN, RANDOM_STREAM);
    gaussNewtonSolver = solver(curvature, ReducedCurvature.Kind.GAUSS_NEWTON, RANDOM_STREAM + 1);
  }

  private @Nullable TopEigensolver solver(
      @Nullable ReducedCurvature curvature, ReducedCurvature.Kind kind, long stream) {
    int parameters = subject.parameters();
    return curvature == null
        ? tracker(subject, parameters, top, subject.random(stream))
        : TopEigensolver.reduced(
            subject.memory(),
            subject.objective().workers(),
            kind,
            curvature,
            parameters,
            top.most(),
            subject.random(stream));
  }

  private Optional<TangentSpan> span() {
    TopEigensolver ofHessian = hessianSolver();
    TopEigensolver ofGaussNewton = gaussNewtonSolver();
    if (!spanTried && ofHessian != null && ofGaussNewton != null) {
      Objective whole = subject.objective();
      span =
          TangentSpan.of(
                  subject.memory(),
                  ofHessian,
                  ofGaussNewton,
                  whole,
                  reduced == null ? whole : reduced)
              .orElse(null);
    }
    spanTried = true;
    return Optional.ofNullable(span);
  }

  /** What the rule's P makes of the curvature at the last state; empty where it has none. */
  Optional<Preconditioned> precondition(Optional<Preconditioner> preconditioner) {
    if (preconditioned == null || diagonal == null) {
      return Optional.empty();
    }
    preconditioner.orElseThrow().write(gradient.flat(), diagonal);
    preconditioned.set(diagonal);
    return Optional.of(preconditioned);
  }

  Spectrum solveEffective(Preconditioned at, double level) {
    return solve(effectiveSolver, at.hessian(), level);
  }

  Spectrum solveKernel(Preconditioned at, double level) {
    return solve(kernelSolver, at.kernel(), level);
  }

  /** A solution in coordinates of a solver. */
  private interface Solution {
    Spectrum find(double tolerance, int maxProductsEach);
  }

  private static Spectrum solve(
      TopEigensolver solver, SymmetricOperator operator, Solution solution) {
    Spectrum found = solution.find(solver.within(TOLERANCE), MOST_PRODUCTS_PER_EIGENVALUE);
    return solver.complete(found, operator, TOLERANCE);
  }

  private static Spectrum solve(
      @Nullable TopEigensolver solver, SymmetricOperator operator, double level) {
    return solver == null
        ? Spectrum.NONE
        : solver.solve(operator, level / 2, TOLERANCE, MOST_PRODUCTS_PER_EIGENVALUE);
  }

  Midpoint midpoint() {
    if (midpoint == null) {
      midpoint = new Midpoint(subject);
    }
    return midpoint;
  }

  SharpnessGradient sharpnessGradient() {
    if (sharpnessGradient == null) {
      sharpnessGradient = new SharpnessGradient(subject.memory(), subject.parameters());
    }
    return sharpnessGradient;
  }

  @Override
  public void close() {
    if (hessianSolver != null) {
      hessianSolver.close();
    }
    if (gaussNewtonSolver != null) {
      gaussNewtonSolver.close();
    }
    if (effectiveSolver != null) {
      effectiveSolver.close();
    }
    if (kernelSolver != null) {
      kernelSolver.close();
    }
  }
}
