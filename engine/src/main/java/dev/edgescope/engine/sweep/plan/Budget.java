package dev.edgescope.engine.sweep.plan;

/**
 * What all members of a sweep have the same amount of: what the base configuration comes to in the
 * steps of the sweep.
 */
public enum Budget {
  /** Every member makes as many steps. */
  STEPS,
  /** Every member goes as far in learning time tau as the base's learning rate does in them. */
  LEARNING_TIME,
  /** Every member sees as many examples as the base's batch size does in them. */
  EXAMPLES
}
