package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.SplittableRandom;

/**
 * The largest eigenpairs of an operator that a trajectory depends on. Unlike the instruments' they
 * are a function of the operator, of the step, and of what {@link #state} holds: whoever keeps that
 * goes on bitwise.
 *
 * <p>Random vectors are seeded by the step. A solution stops at residuals of {@value #TOLERANCE} of
 * each Ritz value or after {@value #PRODUCTS_EACH} products for each pair; what it certifies and
 * costs is told by {@link LargestEigensolver}.
 */
final class TrajectoryEigensolver {
  static final double TOLERANCE = 1e-2;
  static final int PRODUCTS_EACH = 60;

  private final long seed;
  private final LargestEigensolver solver;
  private SplittableRandom random = new SplittableRandom(0);

  /**
   * @param dimension n
   * @param count k, at most n
   */
  TrajectoryEigensolver(NativeMemory memory, int dimension, int count, long seed) {
    this.seed = seed;
    solver = new LargestEigensolver(memory, dimension, count, () -> random.nextLong());
  }

  /** Solves for the operator as it is at a step. */
  Eigenpairs solve(SymmetricOperator operator, long step) {
    random = new SplittableRandom(seed ^ (step * 0x9E3779B97F4A7C15L));
    return solver.solve(operator, TOLERANCE, solver.count() * PRODUCTS_EACH);
  }

  /** n x k, orthonormal columns. */
  Matrix vectors() {
    return solver.vectors();
  }

  /** What the next solution starts from; empty before the first. */
  double[] state() {
    return solver.state();
  }

  /**
   * Goes on from the state of another solver.
   *
   * @return whether there are vectors now: not if the other was asked for another number of them
   */
  boolean restore(double[] state) {
    return solver.restore(state);
  }
}
