package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.EigensolverAbove;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.objective.OutsideWatch;
import dev.edgescope.engine.objective.ReducedCurvature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The top of a spectrum, warm-started from call to call: a fixed number of eigenpairs, or as many
 * as lie above a level.
 */
public sealed interface TopEigensolver extends AutoCloseable {

  /**
   * Solves for the operator as it is now.
   *
   * @param level above which all eigenvalues are wanted; without meaning for a fixed number
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProductsEach budget of operator products for each pair
   */
  Spectrum solve(SymmetricOperator operator, double level, double tolerance, int maxProductsEach);

  /**
   * The unit eigenvectors of the last solution as columns, in its order; there may be more columns
   * than eigenvalues. They stay until the next solution.
   */
  Matrix vectors();

  @Override
  void close();

  /** Who follows the pairs; empty where nobody does. */
  default Optional<EigenTracker> tracker() {
    return Optional.empty();
  }

  /** The tolerance to solve to in its own coordinates, so that the pairs keep the given one. */
  default double within(double tolerance) {
    return tolerance;
  }

  /**
   * What its tracker has found, as pairs of the operator.
   *
   * @param tolerance that they are to keep
   */
  default Spectrum complete(Spectrum found, SymmetricOperator operator, double tolerance) {
    return found;
  }

  /** Whether its coordinates have held the last pairs, and the largest, well enough to go on. */
  default boolean holds() {
    return true;
  }

  /**
   * The k largest.
   *
   * @param memory where the basis lives; outlives the solver
   * @param dimension n
   * @param count k, at most n
   * @param random for the start vectors; a stream of its own
   */
  static TopEigensolver fixed(
      NativeMemory memory, int dimension, int count, RandomGenerator random) {
    return new Fixed(new LargestEigensolver(memory, dimension, count, random));
  }

  /**
   * The k largest, of an operator that they are followed on at every step or every few.
   *
   * @param memory where the vectors live; outlives the solver
   * @param workers who share what is done with all vectors; idle whenever it solves
   * @param dimension n
   * @param count k, at most n
   * @param random for the start vectors; a stream of its own
   */
  static TopEigensolver tracked(
      NativeMemory memory, Workers workers, int dimension, int count, SplittableRandom random) {
    return new Tracked(new EigenTracker(memory, workers, dimension, count, random));
  }

  /**
   * The same in the coordinates of a reduced curvature.
   *
   * @param memory where the vectors live; outlives the solver
   * @param random for the start vectors; a stream of its own
   */
  static TopEigensolver reduced(
      NativeMemory memory,
      Workers workers,
      ReducedCurvature.Kind kind,
      ReducedCurvature curvature,
      int parameters,
      int count,
      SplittableRandom random) {
    EigenTracker tracker = new EigenTracker(memory, workers, curvature.parameters(), count, random);
    return new Reduced(
        tracker,
        curvature,
        kind,
        memory.allocate(parameters, count + 1),
        new OutsideWatch(memory, curvature, parameters, random.split()));
  }

  /**
   * Those above the level and the first below it.
   *
   * @param like gives the precision
   * @param dimension n
   * @param most largest number of them
   * @param random for the start vectors; a stream of its own
   */
  static TopEigensolver aboveLevel(
      NativeMemory like, int dimension, int most, RandomGenerator random) {
    return new AboveLevel(new EigensolverAbove(like.precision(), dimension, most, random));
  }

  /** A fixed number. */
  record Fixed(LargestEigensolver solver) implements TopEigensolver {
    @Override
    public Spectrum solve(
        SymmetricOperator operator, double level, double tolerance, int maxProductsEach) {
      return Spectrum.of(solver.solve(operator, tolerance, solver.count() * maxProductsEach));
    }

    @Override
    public Matrix vectors() {
      return solver.vectors();
    }

    @Override
    public void close() {}
  }

  /** A fixed number that is followed. */
  record Tracked(EigenTracker follower) implements TopEigensolver {
    @Override
    public Spectrum solve(
        SymmetricOperator operator, double level, double tolerance, int maxProductsEach) {
      return follower.solve(operator, tolerance, follower.count() * maxProductsEach);
    }

    @Override
    public Optional<EigenTracker> tracker() {
      return Optional.of(follower);
    }

    @Override
    public Matrix vectors() {
      return follower.vectors();
    }

    @Override
    public void close() {}
  }

  /** A fixed number that is followed in the coordinates of a reduced curvature. */
  final class Reduced implements TopEigensolver {
    /** An estimated length may be as much too short. */
    private static final double MARGIN = 1.25;

    /** Largest part of the tolerance that may be outside of the coordinates. */
    private static final double MOST_OUTSIDE = 0.8;

    /** What is outside grows by no more from call to call, as a rule. */
    private static final double GROWTH = 1.1;

    private final EigenTracker follower;
    private final ReducedCurvature curvature;
    private final ReducedCurvature.Kind kind;

    /** The unit eigenvectors in parameter space, once they are asked for. */
    private final Matrix lifted;

    private final Matrix image;
    private final OutsideWatch watch;
    private boolean isLifted;

    /** The largest of the last call, in parts of the tolerance. */
    private double outside;

    private boolean missesLarger;

    /**
     * @param room P x (k + 1)
     */
    private Reduced(
        EigenTracker follower,
        ReducedCurvature curvature,
        ReducedCurvature.Kind kind,
        Matrix room,
        OutsideWatch watch) {
      this.watch = watch;
      this.follower = follower;
      this.curvature = curvature;
      this.kind = kind;
      lifted = room.columns(0, follower.count());
      image = room.columns(follower.count(), 1);
    }

    @Override
    public Spectrum solve(
        SymmetricOperator operator, double level, double tolerance, int maxProductsEach) {
      int maxProducts = follower.count() * maxProductsEach;
      Spectrum found = follower.solve(curvature.operator(kind), within(tolerance), maxProducts);
      return complete(found, operator, tolerance);
    }

    @Override
    public Optional<EigenTracker> tracker() {
      return Optional.of(follower);
    }

    @Override
    public double within(double tolerance) {
      double expected = Math.min(MOST_OUTSIDE, GROWTH * outside);
      return tolerance * Math.sqrt(1 - expected * expected);
    }

    @Override
    public Spectrum complete(Spectrum found, SymmetricOperator operator, double tolerance) {
      isLifted = false;
      outside = 0;
      List<Spectrum.Eigenvalue> eigenvalues = new ArrayList<>();
      for (int j = 0; j < found.size(); j++) {
        Spectrum.Eigenvalue inside = found.eigenvalues().get(j);
        double beside = follower.isInBasis() ? estimated(j) : exact(j, inside, operator);
        double residual = Math.hypot(inside.residual(), beside);
        double allowed = tolerance * Math.abs(inside.value());
        outside = Math.max(outside, beside / allowed);
        eigenvalues.add(
            new Spectrum.Eigenvalue(
                inside.value(), residual, inside.converged() && residual <= allowed));
      }
      missesLarger = watch.finds(operator, eigenvalues.getLast().value());
      return new Spectrum(eigenvalues);
    }

    private double estimated(int pair) {
      return MARGIN
          * curvature.outside(kind, i -> follower.coordinate(i, pair), follower.products());
    }

    /** From a product in parameter space. */
    private double exact(int pair, Spectrum.Eigenvalue inside, SymmetricOperator operator) {
      Matrix vector = vectors().columns(pair, 1);
      operator.apply(vector, image);
      image.axpy(-inside.value(), vector, image.rows());
      double residual = image.norm();
      return Math.sqrt(Math.max(0, residual * residual - inside.residual() * inside.residual()));
    }

    @Override
    public boolean holds() {
      return !(outside > MOST_OUTSIDE) && !missesLarger;
    }

    @Override
    public Matrix vectors() {
      for (int j = 0; j < lifted.columns() && !isLifted; j++) {
        curvature.lift(follower.vectors().columns(j, 1), lifted.columns(j, 1));
      }
      isLifted = true;
      return lifted;
    }

    @Override
    public void close() {}
  }

  /** As many as there are. */
  record AboveLevel(EigensolverAbove solver) implements TopEigensolver {
    @Override
    public Spectrum solve(
        SymmetricOperator operator, double level, double tolerance, int maxProductsEach) {
      return Spectrum.of(solver.solve(operator, level, tolerance, maxProductsEach));
    }

    @Override
    public Matrix vectors() {
      return solver.vectors();
    }

    @Override
    public void close() {
      solver.close();
    }
  }
}
