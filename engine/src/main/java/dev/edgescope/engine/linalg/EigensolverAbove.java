package dev.edgescope.engine.linalg;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The eigenpairs of a symmetric operator above a level, however many there are: the k largest, one
 * at first, with k grown by half of itself (by two at the least) until an eigenvalue lies below the
 * level, and cut back when far fewer are above it. Growing and cutting keep the vectors that were
 * found.
 *
 * <p>Stopping rule, cost and failure are those of {@link LargestEigensolver}, with a product for
 * each pair and solution at the least. No more than {@code most} are looked for: where the last of
 * them is still above the level there may be more.
 */
public final class EigensolverAbove implements AutoCloseable {
  private final Precision precision;
  private final int dimension;
  private final int most;
  private final RandomGenerator random;

  private @Nullable NativeMemory memory;
  private @Nullable LargestEigensolver solver;

  /**
   * @param dimension n
   * @param most largest k
   * @param random for the start vectors; a stream of its own
   */
  public EigensolverAbove(Precision precision, int dimension, int most, RandomGenerator random) {
    this.precision = precision;
    this.dimension = dimension;
    this.most = Math.min(most, dimension);
    this.random = random;
  }

  /**
   * Solves for the operator as it is now.
   *
   * @param level above which all are wanted
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProductsEach budget of operator products for each pair
   * @return the pairs above the level and the first below it; the largest in any case
   */
  public Eigenpairs solve(
      SymmetricOperator operator, double level, double tolerance, int maxProductsEach) {
    LargestEigensolver current = solver == null ? resize(1) : solver;
    int products = 0;
    while (true) {
      int count = current.count();
      Eigenpairs pairs = current.solve(operator, tolerance, count * maxProductsEach);
      products += pairs.products();
      int wanted = above(pairs, level) + 1;
      if (wanted <= count || count == most) {
        if (2 * wanted + 2 < count) {
          resize(wanted + 1);
        }
        return pairs.first(Math.min(wanted, count), products);
      }
      current = resize(Math.min(most, count + Math.max(2, count / 2)));
    }
  }

  /** The unit eigenvectors of at least the pairs of the last solution, in the same order. */
  public Matrix vectors() {
    if (solver == null) {
      throw new IllegalStateException("No solution has been made");
    }
    return solver.vectors();
  }

  private static int above(Eigenpairs pairs, double level) {
    int above = 0;
    while (above < pairs.count() && pairs.value(above) > level) {
      above++;
    }
    return above;
  }

  private LargestEigensolver resize(int count) {
    NativeMemory larger = new NativeMemory(precision);
    LargestEigensolver next = new LargestEigensolver(larger, dimension, count, random);
    if (solver != null) {
      next.startFrom(solver);
    }
    close();
    memory = larger;
    solver = next;
    return next;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
    solver = null;
    memory = null;
  }
}
