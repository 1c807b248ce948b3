package dev.edgescope.app.sweep;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;

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
        Words.text("sweep.sweepStage.ofCells", NumberText.step(done), NumberText.step(size));
    return switch (this) {
      case NONE -> "";
      case READY -> Words.text("sweep.sweepStage.cellsToBeMade", NumberText.step(size));
      case STARTING -> Words.text("sweep.sweepStage.starting");
      case RUNNING -> left.isEmpty() ? cells : cells + ", " + left;
      case PAUSED -> Words.text("sweep.sweepStage.paused", cells);
      case STOPPING -> Words.text("sweep.sweepStage.stopping", cells);
      case STOPPED -> Words.text("sweep.sweepStage.stopped", cells);
      case COMPLETE -> cells;
    };
  }
}
