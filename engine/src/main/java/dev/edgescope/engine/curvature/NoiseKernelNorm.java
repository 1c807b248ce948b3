package dev.edgescope.engine.curvature;

/**
 * The noise kernel norm of stochastic gradient descent (Agarwala and Pennington 2024): the second
 * moments of the linearised dynamics contract for K below 1 and grow above, the stochastic edge of
 * stability.
 *
 * @param k with the top eigenvalues of Theta put in exactly; NaN where it is undefined
 * @param kTrace its small-step form, from the trace of Theta alone
 */
public record NoiseKernelNorm(double k, double kTrace) {}
