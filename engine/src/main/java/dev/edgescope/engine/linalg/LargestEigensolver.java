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
 * pairs that have not converged, which span the same space as block Lanczos. When it is full it is
 * cut back to its best Ritz vectors (thick restart). An operator on at most {@value #WHOLE}
 * dimensions is decomposed whole.
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

  /** Vectors that a solution starts with: k and the guards; all where the whole is decomposed. */
  private final int block;

  private final boolean whole;
  private final RiserSearch search;

  /** Residuals below this part of the largest Ritz value in magnitude are rounding noise. */
  private final double rounding;

  private final RandomGenerator random;
  private final RitzBasis basis;

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
    int capacity = Math.min(dimension, 3 * count + SPARE_COLUMNS);
    rounding = memory.precision() == Precision.FLOAT ? 1e-5 : 1e-12;
    search = new RiserSearch(memory, dimension, capacity, random);
    basis = new RitzBasis(memory, dimension, capacity, block);
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
    basis.vectors().copy(0, other.basis.vectors(), 0, dimension * known);
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
    double[] vectors = basis.vectors().columns(0, known).toArray();
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
      basis.vectors().columns(0, vectors).setAll(Arrays.copyOf(state, end));
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
    basis.clear();
    int staged = block;
    int products = 0;
    boolean searching = false;
    while (true) {
      int before = basis.size();
      if (!basis.append(staged) && searching) {
        search.end();
        searching = false;
      }
      while (before == 0 && basis.size() < block) {
        RiserSearch.randomise(basis.candidate(0), random);
        basis.append(1);
      }
      int size = basis.size();
      basis.apply(operator, before);
      products += size - before;
      DenseEigenpairs ritz = basis.ritz();
      if (!ritz.finite()) {
        return undefined(products);
      }
      if (before == 0 && !whole) {
        search.begin(basis.vectors(), basis.images(), size);
      } else if (searching) {
        search.advance(basis.image(size - 1), basis.quotient(size - 1), basis.vectors(), size);
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
          basis.restart(ritz, count + 1);
          ritz = basis.ritz();
        }
        Matrix next = search.next(basis.candidate(count), basis.vectors(), basis.size());
        basis.candidate(staged).copy(0, next, 0, dimension);
        staged++;
      } else if (staged == 0 && !below) {
        Matrix guard = basis.candidate(0);
        guard.copy(0, basis.candidate(count), 0, dimension);
        guard.scale(1 / guard.norm(), dimension);
        staged++;
      }
      if (staged == 0 || exhausted || products + staged > maxProducts) {
        known = whole ? block : count + 1;
        basis.leave(ritz, known);
        return new Eigenpairs(
            ritz.largest(count),
            residuals,
            converged(residuals, bounds, searched && below),
            products);
      }
      if (basis.isFullFor(staged)) {
        basis.restart(ritz, basis.mostKept());
        search.cut();
      }
    }
  }

  /** The unit eigenvectors of the last solution, n x k; they stay until the next call of solve. */
  public Matrix vectors() {
    return basis.vectors().columns(0, count);
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
    if (basis.size() < count + 2) {
      return true;
    }
    double residual = basis.candidate(count).norm();
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
      Matrix candidate = basis.candidate(j);
      if (!whole && j == block - 1) {
        candidate.copy(0, search.probe(), 0, dimension);
      } else if (j < known) {
        candidate.copy(0, basis.vector(j), 0, dimension);
      } else {
        RiserSearch.randomise(candidate, random);
      }
    }
  }

  /** Residual norms of the k best Ritz pairs; leaves theirs and the guard's in the candidates. */
  private double[] residuals(DenseEigenpairs ritz) {
    basis.stageResiduals(ritz, whole ? count : count + 1);
    double[] norms = new double[count];
    Arrays.setAll(norms, j -> basis.candidate(j).norm());
    return norms;
  }

  /** Moves the residuals above the bound to the front, as unit vectors; returns their number. */
  private int stageResiduals(double[] residuals, double[] bounds) {
    int staged = 0;
    for (int j = 0; j < count; j++) {
      if (residuals[j] > bounds[j]) {
        Matrix target = basis.candidate(staged);
        if (staged != j) {
          target.copy(0, basis.candidate(j), 0, dimension);
        }
        target.scale(1 / residuals[j], dimension);
        staged++;
      }
    }
    return staged;
  }
}
