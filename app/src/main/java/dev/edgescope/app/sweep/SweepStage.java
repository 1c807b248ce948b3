package dev.edgescope.app.sweep;

import dev.edgescope.app.text.NumberText;
import java.util.Locale;

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

  /**
   * In words: "42 of 240 cells, 3 min left".
   *
   * @param left how long the rest takes; empty where that is not known
   */
  String words(int done, int size, String left) {
    String cells =
        String.format(Locale.ROOT, "%s of %s cells", NumberText.step(done), NumberText.step(size));
    return switch (this) {
      case NONE -> "";
      case READY -> NumberText.step(size) + " cells to be made";
      case STARTING -> "starting";
      case RUNNING -> left.isEmpty() ? cells : cells + ", " + left;
      case PAUSED -> cells + ", paused";
      case STOPPING -> cells + ", stopping";
      case STOPPED -> cells + ", stopped";
      case COMPLETE -> cells;
    };
  }
}
