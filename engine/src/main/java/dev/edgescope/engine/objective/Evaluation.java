package dev.edgescope.engine.objective;

/**
 * How well a network does on a set of examples.
 *
 * @param loss mean over the examples
 * @param accuracy share of examples whose class the outputs name: the largest output, or the sign
 *     of a single one
 */
public record Evaluation(double loss, double accuracy) {}
