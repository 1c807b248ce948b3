package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;

/**
 * The curvature {@code u^T H u} along the direction u in which the Hessian was largest at the
 * start. Beside lambda_1 it tells whether the sharpest direction of the start sharpens, or others
 * overtake it. Costs one Hessian-vector product.
 *
 * <p>Source: Agarwala and Pennington, High dimensional analysis reveals conservative sharpening and
 * a stochastic edge of stability (2024, arXiv:2404.19261), on the quadratic regression model.
 */
public final class InitialDirection {
  private final Matrix direction;
  private final Matrix product;

  /**
   * @param top the eigenvector, P x 1, of unit length; copied
   */
  public InitialDirection(NativeMemory memory, Matrix top) {
    direction = memory.allocate(top.rows(), 1);
    direction.copy(0, top, 0, top.rows());
    product = memory.allocate(top.rows(), 1);
  }

  /** The curvature along it. */
  public double curvature(SymmetricOperator hessian) {
    hessian.apply(direction, product);
    return direction.dot(product, direction.rows());
  }
}
