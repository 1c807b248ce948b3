package dev.edgescope.engine.linalg;

import java.util.Arrays;

/**
 * A few eigenpairs of a symmetric operator that moves smoothly from call to call, followed by
 * Rayleigh-Ritz. Cheaper than {@link LargestEigensolver}, which looks for pairs that have risen
 * from below in each call: here none is looked for.
 *
 * <p>The subspace starts with the vectors extrapolated from the two calls before, {@code 2 U -
 * U_before (U_before^T U)}, whose error is of second order in the change, and grows by the
 * residuals of the pairs that have not converged.
 *
 * <p>Stopping rule: each residual at most {@code tolerance} times the magnitude of its own Ritz
 * value, or {@value #BLOCKS} k products spent. Pairs short of that are flagged. What the flag
 * certifies is an eigenvalue within the residual of the value, not which one.
 *
 * <p>Cost: k products at the least.
 */
public final class FollowingEigensolver implements AutoCloseable {
  private static final int BLOCKS = 6;

  /** Below this part of its length after orthogonalisation a vector is rounding noise. */
  private static final double NEGLIGIBLE = 1e-8;

  private final NativeMemory memory;
  private final int dimension;
  private final int count;
  private final int capacity;
  private final Matrix vectors;
  private final Matrix before;
  private final Matrix basis;
  private final Matrix image;
  private final Matrix residual;
  private final Matrix rotation;
  private final double[][] projection;
  private int size;
  private boolean moving;

  /**
   * @param start n x k, orthonormal: the vectors to be followed; copied
   */
  public FollowingEigensolver(Matrix start) {
    memory = new NativeMemory(start.precision());
    dimension = start.rows();
    count = start.columns();
    capacity = Math.min(BLOCKS * count, dimension);
    vectors = memory.allocate(dimension, count);
    before = memory.allocate(dimension, count);
    basis = memory.allocate(dimension, capacity);
    image = memory.allocate(dimension, capacity);
    residual = memory.allocate(dimension, count);
    rotation = memory.allocate(capacity, count);
    projection = new double[capacity][capacity];
    vectors.copy(0, start, 0, dimension * count);
  }

  /** k. */
  public int count() {
    return count;
  }

  /** The unit eigenvectors of the last call, n x k, in descending order of their values. */
  public Matrix vectors() {
    return vectors;
  }

  /**
   * The pairs of the operator as it is now.
   *
   * @param tolerance largest residual relative to its own Ritz value
   */
  public Eigenpairs follow(SymmetricOperator operator, double tolerance) {
    stageStart();
    size = 0;
    int staged = count;
    int products = 0;
    while (true) {
      int first = size;
      append(staged);
      for (int j = first; j < size; j++) {
        operator.apply(basis.columns(j, 1), image.columns(j, 1));
        products++;
        for (int i = 0; i <= j; i++) {
          projection[i][j] = basis.columns(i, 1).dot(image.columns(j, 1), dimension);
          projection[j][i] = projection[i][j];
        }
      }
      DenseEigenpairs ritz = DenseEigenpairs.of(projection, size);
      if (size < count || !ritz.finite()) {
        double[] undefined = new double[count];
        Arrays.fill(undefined, Double.NaN);
        return new Eigenpairs(undefined, undefined, new boolean[count], products);
      }
      double[] residuals = residuals(ritz);
      boolean[] converged = new boolean[count];
      staged = 0;
      for (int j = 0; j < count; j++) {
        converged[j] = residuals[j] <= tolerance * Math.abs(ritz.value(j));
        if (!converged[j]) {
          residual.copy(staged * dimension, residual, j * dimension, dimension);
          staged++;
        }
      }
      if (staged == 0 || size + staged > capacity || size == first) {
        before.copy(0, vectors, 0, dimension * count);
        moving = true;
        load(ritz, false);
        Product.of(basis, rotation).shape(dimension, count, size).into(vectors);
        return new Eigenpairs(ritz.largest(count), residuals, converged, products);
      }
    }
  }

  private void stageStart() {
    residual.copy(0, vectors, 0, dimension * count);
    if (moving) {
      residual.scale(2, dimension * count);
      Product.of(before, vectors).transposeA().shape(count, count, dimension).into(rotation);
      Product.of(before, rotation).shape(dimension, count, count).times(-1).addTo(residual);
    }
  }

  /** Appends the part of the first staged vectors that is new to the basis. */
  private void append(int staged) {
    for (int i = 0; i < staged; i++) {
      Matrix candidate = residual.columns(i, 1);
      candidate.scale(1 / candidate.norm(), dimension);
      // Once more, since the first pass leaves the rounding of what it took away.
      boolean isNew = orthogonalise(candidate);
      isNew = isNew && orthogonalise(candidate);
      if (isNew) {
        basis.columns(size, 1).copy(0, candidate, 0, dimension);
        size++;
      }
    }
  }

  /** Leaves a unit vector, or tells that nothing was left. */
  private boolean orthogonalise(Matrix candidate) {
    for (int j = 0; j < size; j++) {
      Matrix column = basis.columns(j, 1);
      candidate.axpy(-column.dot(candidate, dimension), column, dimension);
    }
    double norm = candidate.norm();
    boolean left = norm > NEGLIGIBLE;
    if (left) {
      candidate.scale(1 / norm, dimension);
    }
    return left;
  }

  /** The residuals' norms; leaves the residuals themselves. */
  private double[] residuals(DenseEigenpairs ritz) {
    load(ritz, false);
    Product.of(image, rotation).shape(dimension, count, size).into(residual);
    load(ritz, true);
    Product.of(basis, rotation).shape(dimension, count, size).times(-1).addTo(residual);
    double[] norms = new double[count];
    Arrays.setAll(norms, j -> residual.columns(j, 1).norm());
    return norms;
  }

  private void load(DenseEigenpairs ritz, boolean timesValue) {
    for (int j = 0; j < count; j++) {
      double factor = timesValue ? ritz.value(j) : 1;
      for (int i = 0; i < size; i++) {
        rotation.set(j * capacity + i, factor * ritz.component(i, j));
      }
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
