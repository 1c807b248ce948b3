package dev.edgescope.app.chart;

/** What runs along the horizontal axis. Every recorded point carries both. */
public enum TimeBase {
  /** The number of updates made. */
  STEP("step"),

  /** Learning time: the learning rates of all updates so far, added up. */
  LEARNING_TIME("learning time τ");

  private final String title;

  TimeBase(String title) {
    this.title = title;
  }

  /** The title of an axis in this base. */
  public String title() {
    return title;
  }

  /** Picks the coordinate of this base. */
  double pick(long step, double learningTime) {
    return this == STEP ? step : learningTime;
  }
}
