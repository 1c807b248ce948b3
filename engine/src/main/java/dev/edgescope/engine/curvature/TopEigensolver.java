package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.EigensolverAbove;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
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
  record Tracked(EigenTracker tracker) implements TopEigensolver {
    @Override
    public Spectrum solve(
        SymmetricOperator operator, double level, double tolerance, int maxProductsEach) {
      return tracker.solve(operator, tolerance, tracker.count() * maxProductsEach);
    }

    @Override
    public Matrix vectors() {
      return tracker.vectors();
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
