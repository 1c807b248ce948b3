package dev.edgescope.engine.curvature.moments;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;
import java.util.ArrayList;
import java.util.List;

/**
 * The projection of a symmetric n x n matrix onto its C x C diagonal blocks, seen in an orthonormal
 * basis V: {@code Q S = V^T blockdiag(V S V^T) V}. Cost: two products of n x n matrices.
 */
final class BlockProjection {
  /** V^T: in its columns the rows of V, so that those of an example lie together. */
  private final Matrix basis;

  /** S V^T. */
  private final Matrix rotated;

  /** V^T blockdiag(V S V^T). */
  private final Matrix projected;

  private final Matrix block;
  private final List<Columns> examples = new ArrayList<>();

  /** Those of one example. */
  private record Columns(Matrix ofBasis, Matrix ofRotated, Matrix ofProjected) {}

  /**
   * @param memory outlives the projection
   * @param vectors V^T, n x n; not changed, and kept
   * @param outputs C
   */
  BlockProjection(NativeMemory memory, Matrix vectors, int outputs) {
    int size = vectors.rows();
    basis = vectors;
    rotated = memory.allocate(size, size);
    projected = memory.allocate(size, size);
    block = memory.allocate(outputs, outputs);
    for (int first = 0; first < size; first += outputs) {
      examples.add(
          new Columns(
              basis.columns(first, outputs),
              rotated.columns(first, outputs),
              projected.columns(first, outputs)));
    }
  }

  /**
   * Q S.
   *
   * @param state S, n x n, symmetric; not changed
   * @param target n x n, all of it written
   */
  void apply(Matrix state, Matrix target) {
    Product.of(state, basis).into(rotated);
    for (Columns own : examples) {
      Product.of(own.ofRotated(), own.ofBasis()).transposeA().into(block);
      Product.of(own.ofBasis(), block).into(own.ofProjected());
    }
    Product.of(basis, projected).transposeB().into(target);
  }
}
