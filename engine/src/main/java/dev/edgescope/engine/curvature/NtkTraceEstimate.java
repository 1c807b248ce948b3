package dev.edgescope.engine.curvature;

import dev.edgescope.engine.objective.Objective;
import java.util.random.RandomGenerator;

/**
 * Hutchinson's estimate of the NTK trace for data sets and outputs too many for the exact one:
 *
 * <pre>
 * tr Theta = (1/D) sum_i E |J_i^T r_i|^2,     r_i in {-1, 1}^C with independent random signs
 * </pre>
 *
 * unbiased, and exact for one output. Signs are drawn for each example apart, so that the terms
 * between examples, which have the mean zero, do not enter at all.
 *
 * <p>The standard error comes from the scatter of each example about its own mean over the draws,
 * {@code (1/D) (sum_i s_i^2 / M)^{1/2}}, D (M - 1) degrees of freedom; NaN for a single draw of
 * more than one output.
 *
 * <p>Cost: less than half a gradient for each draw, against C times as much for the exact trace.
 *
 * <p>Source: M. F. Hutchinson, Communications in Statistics 19 (1990).
 */
public final class NtkTraceEstimate {
  private NtkTraceEstimate() {}

  /**
   * The trace at the last linearised point.
   *
   * @param draws M, number of sign vectors for each example
   * @param random for the signs; a stream of its own
   */
  public static Estimate of(Objective objective, int draws, RandomGenerator random) {
    if (draws < 1) {
      throw new IllegalArgumentException(draws + " draws; give 1 or more");
    }
    int examples = objective.examples();
    double[] mean = new double[examples];
    double[] squares = new double[examples];
    for (int m = 0; m < draws; m++) {
      double[] norms = objective.squaredJacobianNorms(random);
      for (int i = 0; i < examples; i++) {
        double difference = norms[i] - mean[i];
        mean[i] += difference / (m + 1);
        squares[i] += difference * (norms[i] - mean[i]);
      }
    }
    double trace = 0;
    double variance = 0;
    for (int i = 0; i < examples; i++) {
      trace += mean[i] / examples;
      variance += squares[i] / (draws - 1.0) / draws;
    }
    boolean chance = objective.network().outputs() > 1;
    return new Estimate(trace, chance ? Math.sqrt(variance) / examples : 0);
  }
}
