package dev.edgescope.app.sweep;

/** How far a sweep is. */
public enum SweepStage {
  /** There is none. */
  NONE,
  /** It is known what is to be made. */
  READY,
  /** Its file is being opened or begun. */
  STARTING,
  RUNNING,
  PAUSED,
  /** The members that are being made come to a halt. */
  STOPPING,
  /** Members are missing, and nobody makes them. */
  STOPPED,
  COMPLETE;

  /** Whether members are being made, or would be if it were not held. */
  public boolean isUnderWay() {
    return this == STARTING || this == RUNNING || this == PAUSED || this == STOPPING;
  }
}
