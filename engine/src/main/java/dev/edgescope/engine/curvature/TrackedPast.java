package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;

/**
 * The vectors of the last three calls of an {@link EigenTracker}, with the image of the last of
 * them, the guard, in each; and what the next are expected to be.
 *
 * <p>With x, y, z the last, the one before and the one before that, the prediction is {@code c_1 x
 * + c_2 y} with the c for which {@code c_1 y + c_2 z} is next to x: what came of the past once
 * comes of it again. Before the third call it is x.
 */
final class TrackedPast {
  private static final int CALLS = 3;

  /** Of the least-squares fit of unit vectors: their noise is not to be fitted. */
  private static final double RIDGE = 1e-3;

  private final int dimension;
  private final int guard;

  /** The last call first. */
  private final Matrix[] vectors = new Matrix[CALLS];

  private final Matrix[] images = new Matrix[CALLS];
  private int size;

  /**
   * @param dimension n
   * @param block number of vectors, the guard included
   */
  TrackedPast(NativeMemory memory, int dimension, int block) {
    this.dimension = dimension;
    guard = block - 1;
    for (int i = 0; i < CALLS; i++) {
      vectors[i] = memory.allocate(dimension, block);
      images[i] = memory.allocate(dimension, 1);
    }
  }

  /** Number of calls that are known, at most three. */
  int size() {
    return size;
  }

  /** Nothing that was has anything to do with what comes. */
  void forget() {
    size = 0;
  }

  /** Where the unit vectors of the next call are to be written, before {@link #add}. */
  Matrix next() {
    return vectors[CALLS - 1];
  }

  /** Where the image of its guard is to be written. */
  Matrix nextImage() {
    return images[CALLS - 1];
  }

  /** Takes in what was written, each vector turned to the side of the one before. */
  void add() {
    Matrix added = next();
    Matrix image = nextImage();
    for (int j = 0; j <= guard && size > 0; j++) {
      Matrix vector = added.columns(j, 1);
      if (vector.dot(vectors[0].columns(j, 1), dimension) < 0) {
        vector.scale(-1, dimension);
        if (j == guard) {
          image.scale(-1, dimension);
        }
      }
    }
    System.arraycopy(vectors, 0, vectors, 1, CALLS - 1);
    System.arraycopy(images, 0, images, 1, CALLS - 1);
    vectors[0] = added;
    images[0] = image;
    size = Math.min(size + 1, CALLS);
  }

  /** Writes what a vector of the next call is expected to be next to. */
  void predict(int column, Matrix target) {
    combine(column, vectors[0].columns(column, 1), vectors[1].columns(column, 1), target);
  }

  /** Writes the image of the prediction of the guard, as it would be had nothing risen. */
  void predictImage(Matrix target) {
    combine(guard, images[0], images[1], target);
  }

  private void combine(int column, Matrix last, Matrix second, Matrix target) {
    target.copy(0, last, 0, dimension);
    if (size < CALLS) {
      return;
    }
    Matrix x = vectors[0].columns(column, 1);
    Matrix y = vectors[1].columns(column, 1);
    Matrix z = vectors[2].columns(column, 1);
    double square = 1 + RIDGE;
    double xy = x.dot(y, dimension);
    double xz = x.dot(z, dimension);
    double yz = y.dot(z, dimension);
    double determinant = square * square - yz * yz;
    target.scale((square * xy - yz * xz) / determinant, dimension);
    target.axpy((square * xz - yz * xy) / determinant, second, dimension);
  }
}
