package dev.edgescope.engine.run;

/**
 * What is measured, and how often. Measuring never changes the trajectory.
 *
 * @param topEigenvalues k, the number of Hessian and NTK eigenvalues
 * @param every measure at every step divisible by this; {@link #BY_BUDGET} to space the
 *     measurements by {@code share}
 * @param share of the time that may go to measuring, in [0, 1]; 0 measures nothing, 1 every step
 */
public record ProbeConfig(int topEigenvalues, int every, double share) {

  /** Spacing that follows the budget, not the step number. */
  public static final int BY_BUDGET = 0;

  /** No instruments at all. */
  public static final ProbeConfig OFF = new ProbeConfig(0, BY_BUDGET, 0.0);
}
