package dev.edgescope.engine.data.task;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Orthonormal;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Product;
import java.util.random.RandomGenerator;

/**
 * A D x P Jacobian J with the kernel (1/D) J J^T = U diag(lambda) U^T and eigenvectors without a
 * preferred direction: {@code J = sqrt(D) U diag(lambda)^{1/2} V^T} with U and V uniform over the
 * matrices with orthonormal columns, so that no example carries an eigenvector alone. Where P &lt;
 * D, only P eigenvalues are not zero.
 */
final class RandomJacobian {
  private RandomJacobian() {}

  /** A new J, row after row, an example each. */
  static double[] draw(
      KernelSpectrum spectrum, int examples, int parameters, RandomGenerator random) {
    int rank = Math.min(examples, parameters);
    double[] left = Orthonormal.columns(examples, rank, random);
    double[] right = Orthonormal.columns(parameters, rank, random);
    double[] lambda = spectrum.eigenvalues(rank);
    try (NativeMemory memory = new NativeMemory(Precision.DOUBLE)) {
      Matrix scaled = memory.allocate(examples, rank);
      scaled.setAll(left);
      for (int k = 0; k < rank; k++) {
        scaled.columns(k, 1).scale(Math.sqrt(examples * lambda[k]), examples);
      }
      Matrix v = memory.allocate(parameters, rank);
      v.setAll(right);
      // Transposed, since a matrix lies column by column.
      Matrix jacobian = memory.allocate(parameters, examples);
      Product.of(v, scaled).transposeB().into(jacobian);
      return jacobian.toArray();
    }
  }
}
