package dev.edgescope.app.chart.model;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.Arrays;

/** What runs along the horizontal axis. Every recorded point carries all of them. */
public enum TimeBase {
  /** The number of updates made. */
  STEP("chart.timeBase.step", "chart.timeBase.step", "step"),

  /** Learning time: the learning rates of all updates so far, added up. */
  LEARNING_TIME(
      "chart.timeBase.learningTime", "chart.timeBase.learningTimeSymbol", "learning_time"),

  /** The batch sizes of all updates so far, added up: what the gradients have cost. */
  EXAMPLES_SEEN("chart.timeBase.examplesSeen", "chart.timeBase.examples", "examples_seen");

  private final String title;
  private final String symbol;
  private final String column;

  TimeBase(String title, String symbol, String column) {
    this.title = title;
    this.symbol = symbol;
    this.column = column;
  }

  /** The base of a {@link #column}. */
  public static TimeBase ofColumn(String column) {
    return Arrays.stream(values())
        .filter(base -> base.column.equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no axis is called " + column));
  }

  /** The title of an axis in this base. */
  public String title() {
    return Words.text(title);
  }

  /** The title where there is little room. */
  public String symbol() {
    return Words.text(symbol);
  }

  /** What it is called at the head of a column. */
  public String column() {
    return column;
  }

  /** A coordinate in figures: "4,980", or "12.40" where it is no whole number. */
  public String figures(double x) {
    return isWhole() ? NumberText.step(Math.round(x)) : NumberText.value(x);
  }

  /** Whether there is nothing between two whole numbers. */
  public boolean isWhole() {
    return this != LEARNING_TIME;
  }
}
