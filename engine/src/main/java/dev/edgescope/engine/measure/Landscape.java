package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.LandscapeSlice;

/**
 * The training loss around a point of a trajectory, along two lines through it. Distances are in
 * parameter space.
 *
 * @param step number of updates made
 * @param learningTime tau
 * @param loss L there
 * @param alongEigenvector along u_1, the eigenvector of the largest Hessian eigenvalue; its
 *     curvature is lambda_1
 * @param alongGradient along g / |g|, uphill to the right
 * @param gradientStep alpha |g|, the distance that a plain gradient step would go, to the left
 *     along the gradient
 * @param eigenvectorStep -alpha g^T u_1, what of that step lies along u_1
 */
public record Landscape(
    long step,
    double learningTime,
    double loss,
    LandscapeSlice alongEigenvector,
    LandscapeSlice alongGradient,
    double gradientStep,
    double eigenvectorStep) {}
