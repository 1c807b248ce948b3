package dev.edgescope.engine.linalg;

import dev.edgescope.engine.machine.Machine;
import java.util.Set;

/**
 * Cuts a product into pieces that OpenBLAS multiplies as they lie in memory.
 *
 * <p>OpenBLAS first copies both matrices into the order in which its kernel reads them. Where one
 * of them is narrow, each number copied serves few multiplications, and copying takes as long as
 * they do, or three times as long. For AVX-512 it has other kernels as well, which copy nothing,
 * for products of at most 10^6 multiplications; for A^T B, whose elements they take as dot
 * products, C must have at most 1,200 elements of at least 32 terms. They are as fast as the others
 * at their best, so that pieces of that size pay wherever the whole is too large for them.
 *
 * <p>The cut depends on the shape and on the processor's kernels alone: the result is bitwise the
 * same on any number of cores. Without such kernels products stay whole.
 */
final class Pieces {
  private static final Set<String> KERNELS = Set.of("SkylakeX", "Cooperlake", "SapphireRapids");
  private static final boolean OFFERED = KERNELS.contains(Machine.current().kernel());

  private static final int MOST_MULTIPLICATIONS = 1_000_000;
  private static final int MOST_DOT_PRODUCTS = 1_200;
  private static final int FEWEST_TERMS = 32;

  /** Where both matrices are wider than that, copying is repaid. */
  private static final int WIDE = 256;

  /** Rows, columns and terms that the kernels take at a time. */
  private static final int ROWS = 64;

  private static final int COLUMNS = 4;
  private static final int TERMS = 16;

  /** As many terms of {@link #ROWS} rows fit the second-level cache and leave room in it. */
  private static final int DEEP = 768;

  private static final int DOT_COLUMNS = 36;

  private final Product piece = new Product(null);
  private int rows;
  private int columns;
  private int terms;

  /** Whether a product is too large for kernels that do not copy, and its pieces are faster. */
  static boolean pay(Product product) {
    int m = product.m();
    int n = product.n();
    int k = product.k();
    int narrow = Math.min(m, n);
    if (!OFFERED || narrow > WIDE) {
      return false;
    }
    boolean isLarge = (long) m * n * k > MOST_MULTIPLICATIONS;
    if (!product.isTransposedA()) {
      return isLarge;
    }
    // A sum of few terms is spent on adding up the lanes of its registers.
    return !product.isTransposedB()
        && (isLarge || (long) m * n > MOST_DOT_PRODUCTS)
        && k >= Math.max(FEWEST_TERMS, 2 * narrow);
  }

  /** Takes all pieces one after another. */
  void take(Product whole, Matrix c) {
    if (whole.isTransposedA()) {
      measureDots(whole.m(), whole.n(), whole.k());
    } else {
      measure(whole.m(), whole.n(), whole.k());
    }
    for (int term = 0; term < whole.k(); term += terms) {
      // What lies across the longer side is read again and again, and is the smaller.
      if (whole.n() > whole.m()) {
        for (int column = 0; column < whole.n(); column += columns) {
          for (int row = 0; row < whole.m(); row += rows) {
            take(whole, row, column, term, c);
          }
        }
      } else {
        for (int row = 0; row < whole.m(); row += rows) {
          for (int column = 0; column < whole.n(); column += columns) {
            take(whole, row, column, term, c);
          }
        }
      }
    }
  }

  private void take(Product whole, int row, int column, int term, Matrix c) {
    piece.piece(whole, row, column, term);
    piece.atMost(rows, columns, terms);
    c.gemm(piece);
  }

  private void measure(int m, int n, int k) {
    terms = equalParts(k, DEEP);
    columns = n;
    if ((long) ROWS * n * terms > MOST_MULTIPLICATIONS) {
      columns = floor(MOST_MULTIPLICATIONS / (ROWS * terms), COLUMNS);
    }
    rows = Math.min(m, floor(MOST_MULTIPLICATIONS / (columns * terms), ROWS));
  }

  private void measureDots(int m, int n, int k) {
    columns = Math.min(n, Math.max(DOT_COLUMNS, floor(MOST_DOT_PRODUCTS / m, COLUMNS)));
    rows = Math.min(m, floor(MOST_DOT_PRODUCTS / columns, COLUMNS));
    terms = equalParts(k, MOST_MULTIPLICATIONS / (rows * columns));
  }

  /** The length of as few equal parts as are not longer than the given. */
  private static int equalParts(int whole, int longest) {
    if (whole <= longest) {
      return whole;
    }
    int parts = Math.ceilDiv(whole, floor(longest, TERMS));
    return Math.ceilDiv(Math.ceilDiv(whole, parts), TERMS) * TERMS;
  }

  private static int floor(int size, int grain) {
    return Math.max(1, size / grain) * grain;
  }
}
