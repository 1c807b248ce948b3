package dev.edgescope.engine.linalg;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The k algebraically largest eigenpairs of a symmetric operator that changes a little between two
 * calls, by Rayleigh-Ritz on a growing subspace.
 *
 * <p>The subspace starts with the eigenvectors of the call before (with random vectors in the first
 * call) and the next pair below the k, and grows by the residuals {@code A u - theta u} of the
 * pairs that have not converged, which span the same space as block Lanczos; it is kept orthonormal
 * by two passes of classical Gram-Schmidt. When it is full it is cut back to its best Ritz vectors
 * (thick restart). An operator on at most {@value #WHOLE} dimensions is decomposed whole.
 *
 * <p>Stopping rule: each residual at most {@code tolerance} times the magnitude of its own Ritz
 * value (or rounding, 1e-5 of the largest Ritz value in magnitude in single precision and 1e-12 in
 * double), and a search for a riser done; or the budget of products spent. Pairs short of that are
 * flagged.
 *
 * <p>What the flag certifies: an eigenvalue lies within the residual of the value. That it is the
 * one that is asked for no residual can tell, as an eigenvector that has risen from below has no
 * part in the vectors before; so in each call a direction in which it would show is looked into,
 * {@link RiserSearch}, and the search goes on as long as it may still hold one. In the first call a
 * miss takes a start that in one of a thousand cases hides the eigenvector, and another one that
 * hides it from the search. In a later call a riser is found if it stands out from the change of
 * the operator since the call before: always where little else has changed; where much has, it may
 * pass as converged in this call and is found in one of the next, since the pair below the k grows
 * towards it.
 *
 * <p>Cost: a product for each basis vector, k + 3 in each call at the least, in the first some ten
 * to {@code 24} more for the search; the rest is {@code O(n m^2)} for a basis of m. An operator
 * that is not finite gives pairs that are NaN and not converged.
 *
 * <p>Source: B. N. Parlett, The Symmetric Eigenvalue Problem, chapters 11 and 13; E. R. Davidson,
 * J. Comput. Phys. 17 (1975), without a preconditioner.
 */
public final class LargestEigensolver {
  private static final int SPARE_COLUMNS = 24;

  /** Beside the k: the next pair, which may overtake, and a vector for the {@link RiserSearch}. */
  private static final int GUARDS = 2;

  /** Largest dimension at which the whole operator is decomposed in each call. */
  private static final int WHOLE = 24;

  private final int dimension;
  private final int count;
  private final int capacity;

  /** Vectors that a solution starts with: k and the guards; all where the whole is decomposed. */
  private final int block;

  private final boolean whole;
  private final RiserSearch search;

  /** Residuals below this part of the largest Ritz value in magnitude are rounding noise. */
  private final double rounding;

  private final RandomGenerator random;

  /** Below this part of its length after orthogonalisation a vector is rounding noise. */
  private final double negligible;

  private final Matrix basis;
  private final Matrix image;
  private final Matrix rotated;
  private final Matrix rotation;
  private final Matrix coefficients;
  private final Matrix candidates;
  private final Matrix[] basisColumns;
  private final Matrix[] imageColumns;
  private final Matrix[] candidateColumns;

  /** basis^T A basis. */
  private final double[][] projection;

  private int size;

  /** Leading columns of the basis that the next solution starts from; the others start random. */
  private int known;

  /**
   * @param memory where the basis lives
   * @param dimension n
   * @param count k, at most n
   * @param random for the start vectors; a stream of its own
   */
  public LargestEigensolver(NativeMemory memory, int dimension, int count, RandomGenerator random) {
    if (count < 1 || count > dimension) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot find %d eigenpairs of an operator on R^%d; ask for 1 to %d",
              count,
              dimension,
              dimension));
    }
    this.dimension = dimension;
    this.count = count;
    this.random = random;
    whole = dimension <= Math.max(WHOLE, count + GUARDS);
    block = whole ? dimension : count + GUARDS;
    capacity = Math.min(dimension, 3 * count + SPARE_COLUMNS);
    rounding = memory.precision() == Precision.FLOAT ? 1e-5 : 1e-12;
    search = new RiserSearch(memory, dimension, capacity, random);
    negligible = memory.precision() == Precision.FLOAT ? 1e-3 : 1e-8;
    basis = memory.allocate(dimension, capacity);
    image = memory.allocate(dimension, capacity);
    rotated = memory.allocate(dimension, Math.min(capacity, 2 * block));
    rotation = memory.allocate(capacity, capacity);
    coefficients = memory.allocate(capacity, block);
    candidates = memory.allocate(dimension, block);
    basisColumns = columns(basis);
    imageColumns = columns(image);
    candidateColumns = columns(candidates);
    projection = new double[capacity][capacity];
  }

  /** k. */
  public int count() {
    return count;
  }

  /**
   * Starts the next solution from what another solver has found, as far as it goes; if it was asked
   * for fewer pairs, the search for risers starts cold.
   */
  void startFrom(LargestEigensolver other) {
    known = Math.min(other.known, block);
    basis.copy(0, other.basis, 0, dimension * known);
    search.copy(other.search);
    search.setSeen(other.search.isSeen() && other.count >= count);
  }

  /**
   * What the next solution starts from, for a solver that was made alike with an equal stream;
   * empty before the first.
   */
  public double[] state() {
    if (known == 0) {
      return new double[0];
    }
    double[] vectors = basis.columns(0, known).toArray();
    double[] state = Arrays.copyOf(vectors, vectors.length + dimension);
    System.arraycopy(search.image().toArray(), 0, state, vectors.length, dimension);
    return state;
  }

  /**
   * Starts the next solution from the state of another solver; from nothing if that was made for
   * another number of pairs.
   *
   * @return whether there are vectors now
   */
  public boolean restore(double[] state) {
    int vectors = whole ? block : count + 1;
    boolean fits = state.length == dimension * (vectors + 1);
    known = fits ? vectors : 0;
    search.setSeen(fits);
    if (fits) {
      int end = dimension * vectors;
      basis.columns(0, vectors).setAll(Arrays.copyOf(state, end));
      search.image().setAll(Arrays.copyOfRange(state, end, state.length));
    }
    return fits;
  }

  /**
   * Solves for the operator as it is now.
   *
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProducts budget of operator products
   */
  public Eigenpairs solve(SymmetricOperator operator, double tolerance, int maxProducts) {
    if (operator.dimension() != dimension) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The operator acts on R^%d, the solver was made for R^%d",
              operator.dimension(),
              dimension));
    }
    stageStartVectors();
    size = 0;
    int staged = block;
    int products = 0;
    boolean searching = false;
    while (true) {
      int before = size;
      if (!append(staged) && searching) {
        search.end();
        searching = false;
      }
      while (before == 0 && size < block) {
        RiserSearch.randomise(candidateColumns[0], random);
        append(1);
      }
      for (int i = before; i < size; i++) {
        operator.apply(basisColumns[i], imageColumns[i]);
        products++;
      }
      project(before);
      DenseEigenpairs ritz = DenseEigenpairs.of(projection, size);
      if (!ritz.finite()) {
        return undefined(products);
      }
      if (before == 0 && !whole) {
        search.begin(basis, image, size);
      } else if (searching) {
        search.advance(imageColumns[size - 1], projection[size - 1][size - 1], basis, size);
      }
      if (before > 0 && hasRisen(ritz) && !search.startsCold()) {
        search.found();
      }
      double[] residuals = residuals(ritz);
      double[] bounds = bounds(ritz, tolerance);
      double level = ritz.value(count - 1) + bounds[count - 1] / 2;
      staged = stageResiduals(residuals, bounds);
      boolean exhausted = size == before || size == dimension;
      boolean below = size == dimension || guardIsBelow(level, ritz);
      boolean searched = size == dimension || search.isDone(level);
      searching = !searched && (staged == 0 || (before == 0 && search.isWarm()));
      if (searching) {
        if (search.startsCold()) {
          restart(ritz, count + 1);
        }
        Matrix next = search.next(candidateColumns[count], basis, size);
        candidateColumns[staged].copy(0, next, 0, dimension);
        staged++;
      } else if (staged == 0 && !below) {
        candidateColumns[0].copy(0, candidateColumns[count], 0, dimension);
        candidateColumns[0].scale(1 / candidateColumns[0].norm(), dimension);
        staged++;
      }
      if (staged == 0 || exhausted || products + staged > maxProducts) {
        known = whole ? block : count + 1;
        rotate(ritz, basis, known);
        return new Eigenpairs(
            ritz.largest(count),
            residuals,
            converged(residuals, bounds, searched && below),
            products);
      }
      if (size + staged > capacity && capacity < dimension) {
        restart(ritz, Math.min(size, rotated.columns()));
        search.cut();
      }
    }
  }

  /** The unit eigenvectors of the last solution, n x k; they stay until the next call of solve. */
  public Matrix vectors() {
    return basis.columns(0, count);
  }

  /** Whether half of a wanted vector is new since the solution, or a cold search, began. */
  private boolean hasRisen(DenseEigenpairs ritz) {
    for (int j = 0; j < count; j++) {
      double old = 0;
      for (int i = 0; i <= count; i++) {
        old += ritz.component(i, j) * ritz.component(i, j);
      }
      if (old < 0.5) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the first pair below the k stays below the level in spite of its residual r: coupled by
   * r to what lies at {@code theta_(k+2)} at the most, it reaches the level where {@code r^2 =
   * (level - theta_(k+1)) (level - theta_(k+2))}. A quarter of that leaves room for what lies
   * higher.
   */
  private boolean guardIsBelow(double level, DenseEigenpairs ritz) {
    if (size < count + 2) {
      return true;
    }
    double residual = candidateColumns[count].norm();
    double room = (level - ritz.value(count)) * (level - ritz.value(count + 1));
    return ritz.value(count) < level && residual * residual <= room / 4;
  }

  private Eigenpairs undefined(int products) {
    known = 0;
    search.setSeen(false);
    double[] undefined = new double[count];
    Arrays.fill(undefined, Double.NaN);
    return new Eigenpairs(undefined, undefined, new boolean[count], products);
  }

  private double[] bounds(DenseEigenpairs ritz, double tolerance) {
    double[] bounds = new double[count];
    Arrays.setAll(
        bounds, j -> Math.max(tolerance * Math.abs(ritz.value(j)), rounding * ritz.magnitude()));
    return bounds;
  }

  private static boolean[] converged(double[] residuals, double[] bounds, boolean searched) {
    boolean[] converged = new boolean[residuals.length];
    for (int j = 0; j < converged.length; j++) {
      converged[j] = searched && residuals[j] <= bounds[j];
    }
    return converged;
  }

  private void stageStartVectors() {
    for (int j = 0; j < block; j++) {
      if (!whole && j == block - 1) {
        candidateColumns[j].copy(0, search.probe(), 0, dimension);
      } else if (j < known) {
        candidateColumns[j].copy(0, basisColumns[j], 0, dimension);
      } else {
        RiserSearch.randomise(candidateColumns[j], random);
      }
    }
  }

  /**
   * Appends the part of the first {@code staged} unit candidates that is new to the basis; whether
   * the last had any.
   */
  private boolean append(int staged) {
    boolean appended = false;
    if (size > 0) {
      Product.of(basis, candidates).transposeA().shape(size, staged, dimension).into(coefficients);
      Product.of(basis, coefficients).shape(dimension, staged, size).times(-1).addTo(candidates);
    }
    int block = size;
    for (int j = 0; j < staged && size < capacity; j++) {
      Matrix candidate = candidateColumns[j];
      appended = false;
      orthogonalise(candidate, block);
      double norm = candidate.norm();
      if (!(norm > negligible)) {
        continue;
      }
      candidate.scale(1 / norm, dimension);
      orthogonalise(candidate, 0);
      candidate.scale(1 / candidate.norm(), dimension);
      basisColumns[size].copy(0, candidate, 0, dimension);
      size++;
      appended = true;
    }
    return appended;
  }

  /** Removes from a vector its components along the basis vectors from {@code first} on. */
  private void orthogonalise(Matrix vector, int first) {
    for (int i = first; i < size; i++) {
      vector.axpy(-basisColumns[i].dot(vector, dimension), basisColumns[i], dimension);
    }
  }

  /** Extends the projection by the basis vectors from {@code first} on. */
  private void project(int first) {
    for (int j = first; j < size; j++) {
      Product.of(basis, imageColumns[j]).transposeA().shape(size, 1, dimension).into(coefficients);
      for (int i = 0; i <= j; i++) {
        projection[i][j] = coefficients.get(i);
        projection[j][i] = projection[i][j];
      }
    }
  }

  /** Residual norms of the k best Ritz pairs; leaves theirs and the guard's in the candidates. */
  private double[] residuals(DenseEigenpairs ritz) {
    int pairs = whole ? count : count + 1;
    loadRotation(ritz, pairs, false);
    Product.of(image, rotation).shape(dimension, pairs, size).into(candidates);
    loadRotation(ritz, pairs, true);
    Product.of(basis, rotation).shape(dimension, pairs, size).times(-1).addTo(candidates);
    double[] norms = new double[count];
    Arrays.setAll(norms, j -> candidateColumns[j].norm());
    return norms;
  }

  /** Moves the residuals above the bound to the front, as unit vectors; returns their number. */
  private int stageResiduals(double[] residuals, double[] bounds) {
    int staged = 0;
    for (int j = 0; j < count; j++) {
      if (residuals[j] > bounds[j]) {
        if (staged != j) {
          candidateColumns[staged].copy(0, candidateColumns[j], 0, dimension);
        }
        candidateColumns[staged].scale(1 / residuals[j], dimension);
        staged++;
      }
    }
    return staged;
  }

  private void restart(DenseEigenpairs ritz, int kept) {
    rotate(ritz, basis, kept);
    rotate(ritz, image, kept);
    for (int i = 0; i < kept; i++) {
      Arrays.fill(projection[i], 0, kept, 0);
      projection[i][i] = ritz.value(i);
    }
    size = kept;
  }

  /** Replaces the first {@code kept} columns by the combinations that the Ritz vectors name. */
  private void rotate(DenseEigenpairs ritz, Matrix columns, int kept) {
    loadRotation(ritz, kept, false);
    Product.of(columns, rotation).shape(dimension, kept, size).into(rotated);
    columns.copy(0, rotated, 0, dimension * kept);
  }

  private void loadRotation(DenseEigenpairs ritz, int kept, boolean timesValue) {
    for (int j = 0; j < kept; j++) {
      double factor = timesValue ? ritz.value(j) : 1;
      for (int i = 0; i < size; i++) {
        rotation.set(j * capacity + i, factor * ritz.component(i, j));
      }
    }
  }

  private static Matrix[] columns(Matrix matrix) {
    Matrix[] columns = new Matrix[matrix.columns()];
    Arrays.setAll(columns, i -> matrix.columns(i, 1));
    return columns;
  }
}
