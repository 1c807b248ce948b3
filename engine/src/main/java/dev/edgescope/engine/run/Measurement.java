package dev.edgescope.engine.run;

import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;

/**
 * One reading of all instruments at one step. All quantities are of the full training set, also
 * during mini-batch training.
 *
 * @param learningTime tau, the sum of the learning rates of all updates before {@code step}
 * @param learningRate alpha in force
 * @param batchSize B in force
 * @param trainLoss L
 * @param trainAccuracy share of training examples whose class the outputs name; NaN where the
 *     targets are no classes
 * @param testLoss L on the test examples; NaN where there are none
 * @param testAccuracy share of test examples whose class the outputs name; NaN where there are none
 *     or the targets are no classes
 * @param gradientNorm |grad L|
 * @param hessian top eigenvalues of the Hessian of L; the first is the sharpness
 * @param ntkTrace tr Theta
 * @param noiseKernel K and K_tr
 * @param edge the learning rate's edge of stability, 2 (1 + mu) / alpha
 * @param seconds that this reading took
 */
public record Measurement(
    long step,
    double learningTime,
    double learningRate,
    int batchSize,
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    double testAccuracy,
    double gradientNorm,
    Spectrum hessian,
    double ntkTrace,
    NoiseKernelNorm noiseKernel,
    double edge,
    double seconds) {}
