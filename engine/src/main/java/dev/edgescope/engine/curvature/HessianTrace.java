package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.random.RandomGenerator;

/**
 * The trace of the Hessian by Hutchinson's estimate, the mean of {@code r^T H r} over vectors r of
 * independent random signs: unbiased, with the variance {@code 2 (|H|_F^2 - sum_i H_ii^2)} for each
 * of them. Where there are as many probes as parameters it is the sum of the diagonal, exactly.
 *
 * <p>Cost: a product for each probe. Source: M. F. Hutchinson, Communications in Statistics 19
 * (1990).
 */
public final class HessianTrace {
  private final Matrix probe;
  private final Matrix product;

  public HessianTrace(NativeMemory memory, int parameters) {
    probe = memory.allocate(parameters, 1);
    product = memory.allocate(parameters, 1);
  }

  /**
   * The trace with its standard error.
   *
   * @param hessian at the last linearised point
   * @param probes number of products that may be spent, at least 2
   * @param random for the signs; a stream of its own
   */
  public Estimate of(SymmetricOperator hessian, int probes, RandomGenerator random) {
    int size = hessian.dimension();
    if (probes < 2) {
      throw new IllegalArgumentException(probes + " probes show no scatter; give 2 or more");
    }
    if (probes >= size) {
      return Estimate.exact(diagonalSum(hessian));
    }
    double mean = 0;
    double squares = 0;
    for (int m = 1; m <= probes; m++) {
      for (int i = 0; i < size; i++) {
        probe.set(i, random.nextBoolean() ? 1 : -1);
      }
      hessian.apply(probe, product);
      double form = probe.dot(product, size);
      double difference = form - mean;
      mean += difference / m;
      squares += difference * (form - mean);
    }
    return new Estimate(mean, Math.sqrt(squares / (probes - 1) / probes));
  }

  private double diagonalSum(SymmetricOperator hessian) {
    double sum = 0;
    for (int i = 0; i < hessian.dimension(); i++) {
      probe.clear();
      probe.set(i, 1);
      hessian.apply(probe, product);
      sum += product.get(i);
    }
    return sum;
  }
}
