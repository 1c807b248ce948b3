package dev.edgescope.app.chart.mark;

import dev.edgescope.app.chart.model.Moment;
import java.util.Locale;

/**
 * Words of the user's at a point of a chart.
 *
 * @param at the moment of the point
 * @param value its height, in the unit of the chart
 * @param text one line, not blank
 */
public record Note(Moment at, double value, String text) {
  /** The longest text, in characters. */
  public static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException if the text is blank or too long, or the value no number; the
   *     message says what to do
   */
  public Note {
    text = text.strip();
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A note of %,d characters cannot be shown; write one line of 1 to %d characters.",
              text.length(),
              LONGEST));
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "A note at the value " + value + " cannot be shown; put it where the curve is finite.");
    }
  }
}
