package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.SymmetricOperator;

/**
 * Products of vectors with the curvature of a mean loss, at the point of its last linearisation.
 */
public sealed interface CurvatureProducts permits Objective, ReducedCurvature {

  /** Number of elements of a vector. */
  int parameters();

  /** The Hessian. */
  SymmetricOperator hessian();

  /** The Gauss-Newton matrix. */
  SymmetricOperator gaussNewton();

  /**
   * The rest of G v, (1/D) J^T times what {@link Objective#curveTangents} wrote, for half of a
   * product.
   *
   * @param target all of it written
   */
  void pullBack(Matrix curved, Matrix target);
}
