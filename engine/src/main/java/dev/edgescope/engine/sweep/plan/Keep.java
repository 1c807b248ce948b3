package dev.edgescope.engine.sweep.plan;

/** What is kept of each member of a sweep. */
public enum Keep {
  /** Its outcome, with a short curve of its readings. */
  OUTCOME,
  /** Every reading of its instruments as well. */
  MEASUREMENTS,
  /** A run file of its own as well, in a folder beside the file of the sweep. */
  RUN
}
