package dev.edgescope.engine.curvature;

/**
 * The conservatism ratio {@code s / s_flow}: near 1 sharpening is progressive, well below 1
 * conservative, at or below 0 at an edge.
 *
 * <p>Both are taken over the same window of readings: s is the slope of lambda_1 over learning
 * time, and s_flow the mean of the readings. NaN, undefined, before the third reading and where the
 * mean of s_flow is not positive: where gradient flow does not sharpen there is nothing to be
 * conservative about.
 */
public final class Conservatism {
  private final SlidingSlope sharpness;
  private final SlidingSlope flow;

  /**
   * @param window number of readings, at least 3
   */
  public Conservatism(int window) {
    sharpness = new SlidingSlope(window);
    flow = new SlidingSlope(window);
  }

  /**
   * A reading.
   *
   * @param tau learning time
   * @param largest lambda_1
   * @param flowRate s_flow
   */
  public void add(double tau, double largest, double flowRate) {
    sharpness.add(tau, largest);
    flow.add(tau, flowRate);
  }

  public double ratio() {
    double expected = flow.mean();
    return expected > 0 ? sharpness.slope() / expected : Double.NaN;
  }
}
