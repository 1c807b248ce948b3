package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;

/**
 * The projection of a symmetric n x n matrix onto its C x C diagonal blocks, seen in an orthonormal
 * basis V: {@code Q S = V^T blockdiag(V S V^T) V}. Cost: two products of n x n matrices.
 */
final class BlockProjection {
  private final int size;
  private final int outputs;
  private final double[] vectors;
  private final Matrix basis;
  private final Matrix moments;
  private final Matrix rotated;

  /**
   * @param memory outlives the projection
   * @param vectors V, column by column
   * @param size n
   * @param outputs C
   */
  BlockProjection(NativeMemory memory, double[] vectors, int size, int outputs) {
    this.size = size;
    this.outputs = outputs;
    this.vectors = vectors.clone();
    basis = memory.allocate(size, size);
    basis.setAll(vectors);
    moments = memory.allocate(size, size);
    rotated = memory.allocate(size, size);
  }

  /** Q S, n x n. */
  double[] apply(double[] state) {
    multiplyByBlocks(blockDiagonal(state));
    Product.of(basis, rotated).transposeA().into(moments);
    return moments.toArray();
  }

  /** The C x C blocks of V S V^T, one example after the other, column by column. */
  private double[] blockDiagonal(double[] state) {
    moments.setAll(state);
    Product.of(basis, moments).into(rotated);
    double[] left = rotated.toArray();
    double[] blocks = new double[size * outputs];
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i += outputs) {
        for (int c = 0; c < outputs; c++) {
          double right = vectors[k * size + i + c];
          for (int r = 0; r < outputs; r++) {
            blocks[(i + c) * outputs + r] += left[k * size + i + r] * right;
          }
        }
      }
    }
    return blocks;
  }

  /** Leaves blockdiag V in {@link #rotated}. */
  private void multiplyByBlocks(double[] blocks) {
    double[] product = new double[size * size];
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i += outputs) {
        for (int c = 0; c < outputs; c++) {
          double right = vectors[k * size + i + c];
          for (int r = 0; r < outputs; r++) {
            product[k * size + i + r] += blocks[(i + c) * outputs + r] * right;
          }
        }
      }
    }
    rotated.setAll(product);
  }
}
