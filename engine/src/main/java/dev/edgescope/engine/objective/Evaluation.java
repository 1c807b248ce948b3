package dev.edgescope.engine.objective;

/**
 * How well a network does on a set of examples.
 *
 * @param loss mean over the examples
 * @param accuracy share of examples whose class the outputs name: the largest output, or the sign
 *     of a single one; NaN where the targets are no classes, or the loss is not finite
 */
public record Evaluation(double loss, double accuracy) {

  /** Of no examples: both NaN. */
  public static final Evaluation NONE = new Evaluation(Double.NaN, Double.NaN);
}
