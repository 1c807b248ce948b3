package dev.edgescope.engine.measure;

/**
 * The controls at a step.
 *
 * @param learningRate alpha
 * @param batchSize B
 */
public record InForce(double learningRate, int batchSize) {}
