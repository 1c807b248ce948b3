package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.text.Words;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The curve that the hand draws in a chart, before the run shows how it really goes on. */
public final class ChartGuess {
  /** No run has that colour before the eleventh. */
  private static final int COLOUR = 10;

  private final ChartContent content;
  private final Consumer<@Nullable Series> hand;

  /**
   * @param hand is given what a drag draws into, or null for a drag that moves the view
   */
  ChartGuess(ChartContent content, Consumer<@Nullable Series> hand) {
    this.content = content;
    this.hand = hand;
  }

  /**
   * Lets the hand draw a curve over steps, instead of moving the view.
   *
   * @param steps how far the axis goes
   * @param top up to where it has room
   */
  public void begin(long steps, double top) {
    Series guess =
        new Series(
            SeriesStyle.of(Words.text("chart.lineChartPane.guess"), COLOUR)
                .withDash(SeriesStyle.Dash.SHORT_DASHED));
    content.setGuess(guess, top);
    content.timeAxis().baseProperty().set(TimeBase.STEP);
    content.timeAxis().show(0, (double) steps);
    hand.accept(guess);
  }

  /** What was drawn stays; the hand moves the view again. */
  public void finish() {
    hand.accept(null);
  }

  /** What was drawn goes. */
  public void clear() {
    if (content.guess() != null) {
      finish();
      content.setGuess(null, 0);
      content.timeAxis().follow();
    }
  }

  /** What was drawn, null for nothing. */
  public @Nullable Series drawn() {
    return content.guess();
  }
}
