package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.NegatedOperator;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.random.RandomGenerator;

/**
 * The algebraically smallest eigenvalue of the Hessian, in the units of the loss: minus the largest
 * of -H, warm-started from the last call.
 *
 * <p>Cost, stopping rule and failure are those of {@link LargestEigensolver} for one pair. The
 * lower edge of a network's spectrum is crowded, so that the vector converges slowly, and the value
 * like the square of the residual.
 */
public final class SmallestEigenvalue {
  private final LargestEigensolver solver;

  /**
   * @param memory where the basis lives
   * @param dimension P
   * @param random for the start vector; a stream of its own
   */
  public SmallestEigenvalue(NativeMemory memory, int dimension, RandomGenerator random) {
    solver = new LargestEigensolver(memory, dimension, 1, random);
  }

  /**
   * Solves for the operator as it is now.
   *
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProducts budget of operator products
   */
  public Spectrum.Eigenvalue of(SymmetricOperator operator, double tolerance, int maxProducts) {
    var pairs = solver.solve(new NegatedOperator(operator), tolerance, maxProducts);
    return new Spectrum.Eigenvalue(-pairs.value(0), pairs.residual(0), pairs.converged(0));
  }
}
