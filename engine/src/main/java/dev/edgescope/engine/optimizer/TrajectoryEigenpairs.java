package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigenpairs;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.SplittableRandom;

/**
 * The largest eigenpairs of an operator that a trajectory depends on. Unlike the instruments' they
 * are a function of the operator, of the vectors found before, and of the step: whoever keeps those
 * vectors goes on bitwise.
 *
 * <p>Each solution starts from the vectors before, with two random ones beside them that the step
 * seeds, and stops at residuals of {@value #TOLERANCE} of the largest Ritz value or after {@value
 * #PRODUCTS_EACH} products for each pair. Cost: k + 2 products at the least.
 */
final class TrajectoryEigenpairs {
  static final double TOLERANCE = 1e-2;
  static final int PRODUCTS_EACH = 60;

  private final long seed;
  private final LargestEigenpairs solver;
  private SplittableRandom random = new SplittableRandom(0);
  private boolean solved;

  /**
   * @param dimension n
   * @param count k, at most n
   */
  TrajectoryEigenpairs(NativeMemory memory, int dimension, int count, long seed) {
    this.seed = seed;
    solver = new LargestEigenpairs(memory, dimension, count, () -> random.nextLong());
  }

  /** Solves for the operator as it is at a step. */
  Eigenpairs solve(SymmetricOperator operator, long step) {
    random = new SplittableRandom(seed ^ (step * 0x9E3779B97F4A7C15L));
    if (solved) {
      // Not from the solver's further vectors: those are not kept.
      solver.startFrom(solver.vectors());
    }
    Eigenpairs pairs = solver.solve(operator, TOLERANCE, solver.count() * PRODUCTS_EACH);
    solved = Double.isFinite(pairs.value(0));
    return pairs;
  }

  /** n x k, orthonormal columns. */
  Matrix vectors() {
    return solver.vectors();
  }

  /** The vectors column by column; empty before the first solution. */
  double[] state() {
    return solved ? vectors().toArray() : new double[0];
  }

  /** Goes on from the vectors of another solver. */
  void restore(double[] state) {
    // Another number of them, in a branch with other settings, has to be solved for anew.
    solved = state.length == vectors().size();
    if (solved) {
      vectors().setAll(state);
    }
  }
}
