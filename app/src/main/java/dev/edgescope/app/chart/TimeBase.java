package dev.edgescope.app.chart;

/** What runs along the horizontal axis. Every recorded point carries both. */
public enum TimeBase {
  /** The number of updates made. */
  STEP("step", "step"),

  /** Learning time: the learning rates of all updates so far, added up. */
  LEARNING_TIME("learning time τ", "τ");

  private final String title;
  private final String symbol;

  TimeBase(String title, String symbol) {
    this.title = title;
    this.symbol = symbol;
  }

  /** The title of an axis in this base. */
  public String title() {
    return title;
  }

  /** The title where there is little room. */
  String symbol() {
    return symbol;
  }

  /** Picks the coordinate of this base. */
  double pick(long step, double learningTime) {
    return this == STEP ? step : learningTime;
  }
}
