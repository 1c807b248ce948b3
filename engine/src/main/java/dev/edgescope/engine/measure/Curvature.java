package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;

/**
 * How the loss of the full training set bends at one point of a trajectory.
 *
 * @param hessian top eigenvalues of the Hessian of L; the first is the sharpness
 * @param edge the sharpness at which the update rule loses stability at the learning rate in force,
 *     see {@link dev.edgescope.engine.curvature.edge.StabilityEdge#level}
 * @param ntkTrace tr Theta
 * @param noiseKernel K and K_tr
 */
public record Curvature(
    Spectrum hessian, double edge, double ntkTrace, NoiseKernelNorm noiseKernel) {}
