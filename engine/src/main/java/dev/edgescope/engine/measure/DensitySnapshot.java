package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.Estimate;
import dev.edgescope.engine.curvature.SpectralDensity;

/**
 * The density of the Hessian's eigenvalues at one point of a trajectory.
 *
 * @param step number of updates made
 * @param learningTime tau
 * @param curve the density, of area 1
 * @param largest the largest Ritz value, lambda_1 from below
 * @param smallest the smallest Ritz value, the smallest eigenvalue from above
 * @param trace tr H
 * @param edge the learning rate's edge of stability there
 * @param parameters P, the number of eigenvalues
 */
public record DensitySnapshot(
    long step,
    double learningTime,
    SpectralDensity.Curve curve,
    double largest,
    double smallest,
    Estimate trace,
    double edge,
    int parameters) {}
