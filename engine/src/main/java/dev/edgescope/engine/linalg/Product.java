package dev.edgescope.engine.linalg;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A product of two matrices, described before it is taken:
 *
 * <pre>
 * C = beta C + alpha op(A) op(B)
 * </pre>
 *
 * with op(A) of shape m x k, op(B) of shape k x n and C of shape m x n, where op is the transpose
 * or nothing. By default nothing is transposed, alpha is 1, and the shapes are those of all of A
 * and B.
 *
 * <p>Changed by each call and used again and again inside the engine, so that a step of training
 * allocates nothing. For one thread.
 */
public final class Product {
  private static final int ALL = -1;

  private final @Nullable SharedProduct shared;
  private @Nullable Matrix a;
  private @Nullable Matrix b;
  private boolean transposeA;
  private boolean transposeB;
  private int m = ALL;
  private int n = ALL;
  private int k = ALL;
  private double alpha = 1;
  private double beta;

  /** The first of C, and of the sums, where this is a piece of another product. */
  private int row;

  private int column;
  private int term;

  private @Nullable Pieces pieces;

  /**
   * @param shared takes large products; null where they are taken in one piece
   */
  Product(@Nullable SharedProduct shared) {
    this.shared = shared;
  }

  /** A B, of the same precision. */
  public static Product of(Matrix a, Matrix b) {
    return new Product(null).operands(a, b);
  }

  /** Starts anew. */
  Product operands(Matrix newA, Matrix newB) {
    a = newA;
    b = newB;
    transposeA = false;
    transposeB = false;
    alpha = 1;
    row = 0;
    column = 0;
    term = 0;
    return shape(ALL, ALL, ALL);
  }

  /** With the transpose of A in its place. */
  public Product transposeA() {
    transposeA = true;
    return this;
  }

  /** With the transpose of B in its place. */
  public Product transposeB() {
    transposeB = true;
    return this;
  }

  /**
   * Only the first rows and columns of each: a matrix with room for many serves a smaller batch.
   *
   * @param newM rows of op(A) and C
   * @param newN columns of op(B) and C
   * @param newK columns of op(A) and rows of op(B)
   */
  public Product shape(int newM, int newN, int newK) {
    m = newM;
    n = newN;
    k = newK;
    return this;
  }

  /** With the factor alpha. */
  public Product times(double newAlpha) {
    alpha = newAlpha;
    return this;
  }

  /**
   * C = alpha op(A) op(B), whatever C holds.
   *
   * @throws IllegalArgumentException if one of the three is too small
   */
  public void into(Matrix c) {
    addTo(c, 0);
  }

  /**
   * C = C + alpha op(A) op(B).
   *
   * @throws IllegalArgumentException if one of the three is too small
   */
  public void addTo(Matrix c) {
    addTo(c, 1);
  }

  /**
   * C = beta C + alpha op(A) op(B).
   *
   * @throws IllegalArgumentException if one of the three is too small
   */
  public void addTo(Matrix c, double newBeta) {
    beta = newBeta;
    if (m == ALL) {
      shape(rowsOf(a(), transposeA), rowsOf(b(), !transposeB), rowsOf(a(), !transposeA));
    }
    requireRoom(c);
    if (shared != null && SharedProduct.isWorthwhile(m, n, k)) {
      shared.take(this, c);
    } else {
      c.take(this);
    }
  }

  /** The same product of a part of the rows or columns of C. */
  Product part(Product whole, Matrix partOfA, Matrix partOfB, int partOfM, int partOfN) {
    operands(partOfA, partOfB).shape(partOfM, partOfN, whole.k);
    transposeA = whole.transposeA;
    transposeB = whole.transposeB;
    alpha = whole.alpha;
    beta = whole.beta;
    return this;
  }

  /** The same product from the given row and column of C and term of its sums on. */
  void piece(Product whole, int newRow, int newColumn, int newTerm) {
    part(whole, whole.a(), whole.b(), whole.m - newRow, whole.n - newColumn);
    row = newRow;
    column = newColumn;
    term = newTerm;
    k = whole.k - term;
    // The first terms are added to beta C, the others to what is there then.
    beta = term == 0 ? whole.beta : 1;
  }

  /** No more than this of it. */
  void atMost(int mostOfM, int mostOfN, int mostOfK) {
    shape(Math.min(m, mostOfM), Math.min(n, mostOfN), Math.min(k, mostOfK));
  }

  int offsetA() {
    return offset(a(), transposeA, row, term);
  }

  int offsetB() {
    return offset(b(), transposeB, term, column);
  }

  int offsetC(Matrix c) {
    return offset(c, false, row, column);
  }

  private static int offset(Matrix matrix, boolean transposed, int ofRow, int ofColumn) {
    return transposed ? ofColumn + ofRow * matrix.rows() : ofRow + ofColumn * matrix.rows();
  }

  Pieces pieces() {
    if (pieces == null) {
      pieces = new Pieces();
    }
    return pieces;
  }

  Matrix a() {
    return requireNonNull(a);
  }

  Matrix b() {
    return requireNonNull(b);
  }

  boolean isTransposedA() {
    return transposeA;
  }

  boolean isTransposedB() {
    return transposeB;
  }

  int m() {
    return m;
  }

  int n() {
    return n;
  }

  int k() {
    return k;
  }

  double alpha() {
    return alpha;
  }

  double beta() {
    return beta;
  }

  private static int rowsOf(Matrix matrix, boolean transposed) {
    return transposed ? matrix.columns() : matrix.rows();
  }

  private void requireRoom(Matrix c) {
    if (m > rowsOf(a(), transposeA)
        || k > rowsOf(a(), !transposeA)
        || k > rowsOf(b(), transposeB)
        || n > rowsOf(b(), !transposeB)
        || m > c.rows()
        || n > c.columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A product of %,d x %,d and %,d x %,d does not fit matrices of %s and %s into one of"
                  + " %s",
              m,
              k,
              k,
              n,
              text(a(), transposeA),
              text(b(), transposeB),
              text(c, false)));
    }
  }

  private static String text(Matrix matrix, boolean transposed) {
    return String.format(
        Locale.ROOT, "%,d x %,d", rowsOf(matrix, transposed), rowsOf(matrix, !transposed));
  }
}
