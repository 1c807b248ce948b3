package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;

/**
 * The share of the gradient in the space of the top k Hessian eigenvectors,
 *
 * <pre>
 * chi_k = |U_k^T g|^2 / |g|^2     in [0, 1]
 * </pre>
 *
 * NaN, undefined, for a gradient of zero or one that is not finite. Cost: k scalar products. With
 * eigenvectors that have not converged it is the share in the space they span.
 *
 * <p>Source: M. Song, K. Ahn, C. Yun, Does SGD really happen in tiny subspaces? (2024,
 * arXiv:2405.16002), section 3.
 */
public final class GradientShare {
  private GradientShare() {}

  /**
   * chi_k.
   *
   * @param vectors U, P x at least k, orthonormal columns
   * @param count k
   * @param gradient g, P x 1
   */
  public static double of(Matrix vectors, int count, Matrix gradient) {
    double norm = gradient.norm();
    if (!Double.isFinite(norm)) {
      return Double.NaN;
    }
    double share = 0;
    for (int j = 0; j < count; j++) {
      double part = vectors.columns(j, 1).dot(gradient, gradient.size()) / norm;
      share += part * part;
    }
    return Math.min(1, share);
  }
}
