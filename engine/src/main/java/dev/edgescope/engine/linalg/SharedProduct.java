package dev.edgescope.engine.linalg;

import static java.util.Objects.requireNonNull;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Product} in two halves, each a call of OpenBLAS of its own: for batches too small to be
 * cut into shards, where products with the weights are all that there is to share. The cut depends
 * on the shape alone, so that the result is bitwise the same on any number of cores.
 */
final class SharedProduct implements IntConsumer {
  /** Multiplications below which two halves do not repay their meeting: some 30 microseconds. */
  private static final long FEWEST_MULTIPLICATIONS = 3_000_000;

  /** Rows or columns that OpenBLAS's kernels take at a time: no half ends inside of one. */
  private static final int GRAIN = 8;

  private final Workers workers;
  private final Product first = new Product(null);
  private final Product second = new Product(null);
  private @Nullable Matrix firstC;
  private @Nullable Matrix secondC;

  SharedProduct(Workers workers) {
    this.workers = workers;
  }

  static boolean isWorthwhile(int m, int n, int k) {
    return (long) m * n * k >= FEWEST_MULTIPLICATIONS && Math.max(m, n) > GRAIN;
  }

  void take(Product whole, Matrix c) {
    Matrix a = whole.a();
    Matrix b = whole.b();
    int m = whole.m();
    int n = whole.n();
    firstC = c;
    // Columns of C lie together in memory; only where they are few its rows are cut.
    if (n >= m || n >= 8 * GRAIN) {
      int cut = cut(n);
      first.part(whole, a, b, m, cut);
      second.part(whole, a, b.at(whole.isTransposedB() ? cut : cut * b.rows()), m, n - cut);
      secondC = c.at(cut * c.rows());
    } else {
      int cut = cut(m);
      first.part(whole, a, b, cut, n);
      second.part(whole, a.at(whole.isTransposedA() ? cut * a.rows() : cut), b, m - cut, n);
      secondC = c.at(cut);
    }
    workers.run(2, this);
  }

  /** Takes one half. */
  @Override
  public void accept(int half) {
    if (half == 0) {
      requireNonNull(firstC).take(first);
    } else {
      requireNonNull(secondC).take(second);
    }
  }

  private static int cut(int size) {
    return Math.ceilDiv(size / 2, GRAIN) * GRAIN;
  }
}
