package dev.edgescope.engine.run;

/**
 * (Stochastic) gradient descent with heavy-ball momentum.
 *
 * @param learningRate alpha
 * @param momentum mu, in [0, 1)
 * @param batchSize B, the number of examples drawn at each step
 */
public record OptimizerConfig(double learningRate, double momentum, BatchSize batchSize) {}
