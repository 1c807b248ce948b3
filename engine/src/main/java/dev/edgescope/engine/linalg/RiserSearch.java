package dev.edgescope.engine.linalg;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Looks for an eigenvalue of a symmetric operator A above a level, outside the subspace that a
 * solver spans: a Lanczos chain in the complement of that subspace, with a start that is rich in
 * what could have risen, and a bound on what the chain can have missed.
 *
 * <p>The unit eigenvector w of an eigenvalue at or above the level has at most the share
 *
 * <pre>
 * (w^T s)^2 &lt;= 1 / (p_0^2 + ... + p_m^2)
 * </pre>
 *
 * in the start s of a chain of m products, with {@code p_j} the orthonormal polynomials of the
 * chain's coefficients at the level (the Christoffel function of the measure that s sees).
 *
 * <p>The start is a sum of unit vectors: the residual of the first pair below those wanted; a
 * random vector, which has a share of about 1/n of every direction; and, where the operator of the
 * call before was seen, the change {@code (A - A_before) v} of the image of a fixed random vector
 * v, out of which a direction that has risen since then stands. Such a warm search ends when a
 * riser cannot make up a {@value #WARM_SHARE} of the start, after one product as a rule. A cold one
 * ends when its share would have to be below {@value #COLD_SHARE} of the 1/n: one random vector in
 * a thousand has less. Either ends after {@value #LONGEST} products. Where a riser is found the
 * search starts again, cold.
 *
 * <p>Source: G. H. Golub and G. Meurant, Matrices, Moments and Quadrature (2010), chapter 6; J.
 * Kuczynski and H. Wozniakowski, SIAM J. Matrix Anal. Appl. 13 (1992), for random starts.
 */
final class RiserSearch {
  private static final double WARM_SHARE = 0.04;
  private static final double COLD_SHARE = 1e-6;
  private static final int LONGEST = 24;

  private final int dimension;
  private final RandomGenerator random;

  /** What is shorter than this part of the vector that it is left of is rounding noise. */
  private final double rounding;

  /** v. */
  private final Matrix probe;

  /** A v. */
  private final Matrix image;

  private final Matrix change;
  private final Matrix next;
  private final Matrix coefficients;
  private final double[] diagonal = new double[LONGEST];
  private final double[] offDiagonal = new double[LONGEST];

  /** Whether the image is that of the call before. */
  private boolean seen;

  private boolean warm;
  private boolean changed;
  private boolean begun;
  private boolean ended;

  /** Coefficients of the chain; products may be more, where it was cut. */
  private int length;

  private int products;

  RiserSearch(NativeMemory memory, int dimension, int capacity, RandomGenerator random) {
    this.dimension = dimension;
    this.random = random;
    rounding = memory.precision() == Precision.FLOAT ? 1e-5 : 1e-12;
    probe = memory.allocate(dimension, 1);
    image = memory.allocate(dimension, 1);
    change = memory.allocate(dimension, 1);
    next = memory.allocate(dimension, 1);
    coefficients = memory.allocate(capacity, 1);
    randomise(probe, random);
  }

  /** v: the basis that a solution begins with must have it in its span. */
  Matrix probe() {
    return probe;
  }

  /** A v, of the last call if it {@linkplain #isSeen was seen}. */
  Matrix image() {
    return image;
  }

  boolean isSeen() {
    return seen;
  }

  void setSeen(boolean isSeen) {
    seen = isSeen;
  }

  /** Goes on from another search. */
  void copy(RiserSearch other) {
    probe.copy(0, other.probe, 0, dimension);
    image.copy(0, other.image, 0, dimension);
    seen = other.seen;
  }

  /** Begins with the basis that a solution begins with. */
  void begin(Matrix basis, Matrix basisImage, int size) {
    change.copy(0, image, 0, dimension);
    Product.of(basis, probe).transposeA().shape(size, 1, dimension).into(coefficients);
    Product.of(basisImage, coefficients).shape(dimension, 1, size).into(image);
    change.axpy(-1, image, dimension);
    warm = seen;
    changed = warm && change.norm() > rounding * image.norm();
    seen = true;
    restart();
  }

  /** Whether the operator of the call before was seen. */
  boolean isWarm() {
    return warm;
  }

  /**
   * Whether the search is over: no riser is left to be looked for.
   *
   * @param level above which an eigenvalue is looked for
   */
  boolean isDone(double level) {
    double share = warm ? WARM_SHARE : COLD_SHARE / dimension;
    double sum = Arrays.stream(polynomials(level)).map(x -> x * x).sum();
    return ended || (length > 0 && sum >= 1 / share);
  }

  /**
   * A riser was found, beside which another may have been too small a part of the change: the
   * search starts again, cold.
   */
  void found() {
    warm = false;
    restart();
  }

  /** Whether the next vector starts a cold chain. */
  boolean startsCold() {
    return !begun && !warm;
  }

  /**
   * The next unit vector of the chain.
   *
   * @param guard residual of the first pair below those wanted
   */
  Matrix next(Matrix guard, Matrix basis, int size) {
    if (!begun) {
      begun = true;
      randomise(next, random);
      addUnit(guard);
      if (changed) {
        project(change, basis, size);
        addUnit(change);
      }
    }
    next.scale(1 / next.norm(), dimension);
    return next;
  }

  /**
   * Takes in the product with the chain's vector; what is left of it outside the basis is next.
   *
   * @param product A s
   * @param rayleigh s^T A s
   */
  void advance(Matrix product, double rayleigh, Matrix basis, int size) {
    next.copy(0, product, 0, dimension);
    double whole = next.norm();
    project(next, basis, size);
    double left = next.norm();
    diagonal[length] = rayleigh;
    offDiagonal[length] = left;
    length++;
    products++;
    ended = !(left > rounding * whole) || products == LONGEST;
  }

  /** The basis was cut back to its best vectors: the chain starts anew from its next. */
  void cut() {
    length = 0;
  }

  /** There is nothing outside the basis. */
  void end() {
    ended = true;
  }

  private void restart() {
    length = 0;
    products = 0;
    begun = false;
    ended = false;
  }

  /** p_0 to p_m at the level. */
  private double[] polynomials(double level) {
    double[] p = new double[length + 1];
    p[0] = 1;
    for (int j = 0; j < length; j++) {
      double before = j > 0 ? offDiagonal[j - 1] * p[j - 1] : 0;
      p[j + 1] = ((level - diagonal[j]) * p[j] - before) / offDiagonal[j];
    }
    return p;
  }

  /** Adds with the sign that keeps it from taking away what is there. */
  private void addUnit(Matrix vector) {
    double norm = vector.norm();
    if (norm > 0) {
      next.axpy(Math.copySign(1 / norm, next.dot(vector, dimension)), vector, dimension);
    }
  }

  private void project(Matrix vector, Matrix basis, int size) {
    for (int pass = 0; pass < 2; pass++) {
      Product.of(basis, vector).transposeA().shape(size, 1, dimension).into(coefficients);
      Product.of(basis, coefficients).shape(dimension, 1, size).times(-1).addTo(vector);
    }
  }

  /** A uniform unit vector. */
  static void randomise(Matrix vector, RandomGenerator random) {
    for (int i = 0; i < vector.rows(); i++) {
      vector.set(i, random.nextGaussian());
    }
    vector.scale(1 / vector.norm(), vector.rows());
  }
}
