package dev.edgescope.app.chart.column;

/**
 * Points of a line: times that never run backwards, and values. There may come more, and what is
 * there never changes.
 */
public interface PointColumns {
  long step(int index);

  double learningTime(int index);

  /** 0 for a system that draws no batches. */
  long examplesSeen(int index);

  /** What is not finite is a gap. */
  double value(int index);

  /** The standard error of a point, 0 where it has none. */
  default double error(int index) {
    return 0;
  }

  default boolean hasErrors() {
    return false;
  }

  /** False if the measurement stopped before it reached its tolerance. */
  default boolean isConverged(int index) {
    return true;
  }

  /** The points there are now, to be read on another thread. */
  PointColumns snapshot();
}
