package dev.edgescope.engine.theory;

/**
 * How finely a flow goes through a step: more finely as long as it is fast.
 *
 * @param first substeps of a step while the loss changes by more than {@value #CALM} of itself in
 *     one, as in the first transient
 * @param later those from then on
 */
public record Substeps(int first, int later) {
  private static final double CALM = 0.01;

  /** What serves beside a run: the Euler steps of the central flow are stable from two on. */
  public static final Substeps BESIDE_A_RUN = new Substeps(4, 2);

  /** The same number in each step. */
  public static Substeps fixed(int number) {
    return new Substeps(number, number);
  }

  /**
   * Those of a step.
   *
   * @param before loss where the last step began; NaN where there is none
   * @param loss where this one begins
   */
  int of(double before, double loss) {
    return Math.abs(loss / before - 1) <= CALM ? later : first;
  }
}
