package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.random.RandomGenerator;

/**
 * Looks for a large eigenvalue whose eigenvector lies outside of a reduced curvature's space, and
 * which nothing within tells of: by the power method on a vector outside, with a product of the
 * whole at every {@value #SPACING}th solution and some at the first.
 */
public final class OutsideWatch {
  private static final int SPACING = 48;
  private static final int FIRST_PRODUCTS = 8;

  /** What the power method has found of the largest may be as much too small. */
  private static final double NEAR = 0.5;

  private final ReducedCurvature curvature;
  private final Matrix vector;
  private final Matrix image;
  private int calls;

  /**
   * Begins with a random vector.
   *
   * @param memory where it lives
   * @param curvature whose space is looked outside of
   * @param parameters P
   * @param random for the first vector; a stream of its own
   */
  public OutsideWatch(
      NativeMemory memory, ReducedCurvature curvature, int parameters, RandomGenerator random) {
    this.curvature = curvature;
    vector = memory.allocate(parameters, 1);
    image = memory.allocate(parameters, 1);
    for (int i = 0; i < parameters; i++) {
      vector.set(i, random.nextGaussian());
    }
    turn();
  }

  /**
   * Whether there is one that the least of the pairs found may have to give way to.
   *
   * @param operator the whole
   * @param least the least of the eigenvalues found
   */
  public boolean finds(SymmetricOperator operator, double least) {
    int products = calls == 0 ? FIRST_PRODUCTS : calls % SPACING == 0 ? 1 : 0;
    calls++;
    boolean found = false;
    for (int i = 0; i < products; i++) {
      operator.apply(vector, image);
      found |= vector.dot(image, image.rows()) > NEAR * least;
      // As much as is shifted, a most negative one counts for no more than a largest.
      vector.scale(Math.abs(least), vector.rows());
      vector.axpy(1, image, image.rows());
      turn();
    }
    return found;
  }

  private void turn() {
    curvature.keepOutside(vector);
    vector.scale(1 / vector.norm(), vector.rows());
  }
}
