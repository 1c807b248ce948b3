package dev.edgescope.engine.curvature;

/**
 * A mean over random draws.
 *
 * @param value the estimate
 * @param standardError its standard deviation over repetitions, estimated from the scatter of the
 *     draws; 0 where nothing is random, NaN where a single draw shows no scatter
 */
public record Estimate(double value, double standardError) {

  /** A value without chance. */
  public static Estimate exact(double value) {
    return new Estimate(value, 0);
  }
}
