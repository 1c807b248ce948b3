package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;
import java.util.random.RandomGenerator;

/**
 * The leading principal components of the inputs X of a batch, nearly, and X in their coordinates:
 * an orthonormal basis of the range of {@code (X X^T)^q X} times random signs.
 *
 * <p>Source: N. Halko, P. Martinsson, J. Tropp, Finding structure with randomness (2011), algorithm
 * 4.4.
 */
final class PrincipalInputs {
  /** Sweeps over the data that turn the components towards the leading ones, q. */
  private static final int SWEEPS = 2;

  /** Columns that are made orthogonal to those before them together. */
  private static final int BLOCK = 16;

  private final Shards shards;
  private final Matrix axes;
  private final Matrix coordinates;
  private final int rank;
  private final RandomGenerator random;

  /**
   * @param axes d x r, of which the first become components and the others random directions
   *     orthogonal to them, such that the sum of the squares of products with those is on average
   *     the square of a vector outside the components
   * @param coordinates r x D, becomes axes^T X
   * @param rank number of components
   */
  PrincipalInputs(
      Shards shards, Matrix axes, Matrix coordinates, int rank, RandomGenerator random) {
    this.shards = shards;
    this.axes = axes;
    this.coordinates = coordinates;
    this.rank = rank;
    this.random = random;
  }

  /**
   * Finds them.
   *
   * @return the part of the sum of squares of X that lies outside the components; NaN where there
   *     are not as many
   */
  double find() {
    try (NativeMemory scratch = new NativeMemory(axes.precision())) {
      Matrix products = scratch.allocate(rank, BLOCK);
      drawSigns(coordinates, 1);
      for (int sweep = 0; sweep <= SWEEPS; sweep++) {
        if (sweep > 0) {
          project(rank);
        }
        multiplyBack();
        orthonormalise(products);
      }
      Matrix probes = axes.columns(rank, axes.columns() - rank);
      drawSigns(probes, 1 / Math.sqrt(probes.columns()));
      for (int pass = 0; pass < 2; pass++) {
        remove(rank, probes, products);
      }
      project(axes.columns());
    }
    return left();
  }

  private void drawSigns(Matrix matrix, double size) {
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextBoolean() ? size : -size);
    }
  }

  /** coordinates = axes^T X, of the first axes. */
  private void project(int count) {
    shards.forEachPlaced((shard, first) ->
        Product.of(axes, shard.features())
            .transposeA()
            .shape(count, shard.count(), axes.rows())
            .into(coordinates.columns(first, shard.count())));
  }

  /** axes = X coordinates^T, of the components. */
  private void multiplyBack() {
    shards.inOrder((shard, first) ->
        Product.of(shard.features(), coordinates.columns(first, shard.count()))
            .transposeB()
            .shape(axes.rows(), rank, shard.count())
            .addTo(axes, first == 0 ? 0 : 1));
  }

  /** Gram-Schmidt by blocks, twice. */
  private void orthonormalise(Matrix products) {
    for (int first = 0; first < rank; first += BLOCK) {
      int width = Math.min(BLOCK, rank - first);
      Matrix block = axes.columns(first, width);
      for (int pass = 0; pass < 2; pass++) {
        remove(first, block, products);
        for (int j = 0; j < width; j++) {
          Matrix column = block.columns(j, 1);
          for (int i = 0; i < j; i++) {
            Matrix before = block.columns(i, 1);
            column.axpy(-before.dot(column, axes.rows()), before, axes.rows());
          }
          column.scale(1 / column.norm(), axes.rows());
        }
      }
    }
  }

  /** Removes what columns have of the first axes. */
  private void remove(int count, Matrix columns, Matrix products) {
    if (count > 0) {
      int width = columns.columns();
      Product.of(axes, columns).transposeA().shape(count, width, axes.rows()).into(products);
      Product.of(axes, products).shape(axes.rows(), width, count).times(-1).addTo(columns);
    }
  }

  private double left() {
    double[] all = new double[1];
    shards.inOrder(
        (shard, first) -> all[0] += shard.features().sumOfSquares(0, axes.rows() * shard.count()));
    double inside = 0;
    for (int i = 0; i < coordinates.columns(); i++) {
      inside += coordinates.columns(i, 1).sumOfSquares(0, rank);
    }
    return 1 - inside / all[0];
  }
}
