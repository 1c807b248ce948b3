package dev.edgescope.engine.sweep.plan;

import java.io.Serializable;

/**
 * What ends a member before its budget does. A condition that is not given is infinite: never met.
 *
 * @param loss once the training loss of a reading is at or below it
 * @param diverged whether a member ends, as diverged, once the training loss of a reading is {@link
 *     #DIVERGED} times that of step 0; where a loss is not finite it ends in any case
 * @param learningTime once tau has reached it
 * @param examples once as many examples have been seen
 * @param seconds once it has taken as long: the only condition that depends on the machine
 */
public record StopRule(
    double loss, boolean diverged, double learningTime, double examples, double seconds)
    implements Serializable {

  /** Training loss over that of step 0 from which on a member counts as diverged. */
  public static final double DIVERGED = 1_000;

  /** Nothing but the budget, and a loss that is not finite. */
  public static final StopRule NONE =
      new StopRule(
          Double.NEGATIVE_INFINITY,
          false,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);
}
