package dev.edgescope.engine.linalg;

import static java.util.Objects.requireNonNull;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * C = beta C + alpha op(A) op(B) in two halves, each a call of OpenBLAS of its own: for batches too
 * small to be cut into shards, where products with the weights are all that there is to share.
 *
 * <p>Keeps the operands of the product under way in fields, so that a step allocates nothing.
 */
final class SharedProduct implements IntConsumer {
  /** Multiplications below which two halves do not repay their meeting: some 30 microseconds. */
  private static final long FEWEST_MULTIPLICATIONS = 3_000_000;

  /** Rows or columns that OpenBLAS's kernels take at a time: no half ends inside of one. */
  private static final int GRAIN = 8;

  private final Workers workers;
  private final Half first = new Half();
  private final Half second = new Half();

  SharedProduct(Workers workers) {
    this.workers = workers;
  }

  static boolean isWorthwhile(int m, int n, int k) {
    return (long) m * n * k >= FEWEST_MULTIPLICATIONS && Math.max(m, n) > GRAIN;
  }

  void gemm(
      Matrix c,
      int m,
      int n,
      int k,
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta) {
    // Columns of C lie together in memory; only where they are few its rows are cut.
    if (n >= m || n >= 8 * GRAIN) {
      int cut = cut(n);
      first.set(c, m, cut, k, alpha, a, transposeA, b, transposeB, beta);
      Matrix rest = b.at(transposeB ? cut : cut * b.rows());
      second.set(c.at(cut * c.rows()), m, n - cut, k, alpha, a, transposeA, rest, transposeB, beta);
    } else {
      int cut = cut(m);
      first.set(c, cut, n, k, alpha, a, transposeA, b, transposeB, beta);
      Matrix rest = a.at(transposeA ? cut * a.rows() : cut);
      second.set(c.at(cut), m - cut, n, k, alpha, rest, transposeA, b, transposeB, beta);
    }
    workers.run(2, this);
  }

  /** Multiplies one half. */
  @Override
  public void accept(int half) {
    (half == 0 ? first : second).multiply();
  }

  private static int cut(int size) {
    return Math.ceilDiv(size / 2, GRAIN) * GRAIN;
  }

  /** The arguments of one call. */
  private static final class Half {
    private @Nullable Matrix c;
    private @Nullable Matrix a;
    private @Nullable Matrix b;
    private int m;
    private int n;
    private int k;
    private double alpha;
    private boolean transposeA;
    private boolean transposeB;
    private double beta;

    void set(
        Matrix newC,
        int newM,
        int newN,
        int newK,
        double newAlpha,
        Matrix newA,
        boolean newTransposeA,
        Matrix newB,
        boolean newTransposeB,
        double newBeta) {
      c = newC;
      m = newM;
      n = newN;
      k = newK;
      alpha = newAlpha;
      a = newA;
      transposeA = newTransposeA;
      b = newB;
      transposeB = newTransposeB;
      beta = newBeta;
    }

    void multiply() {
      requireNonNull(c)
          .gemm(m, n, k, alpha, requireNonNull(a), transposeA, requireNonNull(b), transposeB, beta);
    }
  }
}
