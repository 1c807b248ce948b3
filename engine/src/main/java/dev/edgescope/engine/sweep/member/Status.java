package dev.edgescope.engine.sweep.member;

/** How a member of a sweep has ended. */
public enum Status {
  /** It has used up its budget. */
  FINISHED,
  /** A condition to stop was met before: loss, learning time, examples or seconds. */
  STOPPED,
  /**
   * A loss was not finite, or where the sweep stops such members, a thousand times that of step 0.
   */
  DIVERGED,
  /** It was impossible: its data do not fit, or its memory does not suffice. */
  FAILED
}
