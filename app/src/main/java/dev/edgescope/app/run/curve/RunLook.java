package dev.edgescope.app.run.curve;

import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;

/**
 * What tells a run from others: its colour and, for those who see no colours, its dash.
 *
 * @param colour index into the colours of the theme
 * @param name what differs from the other runs
 * @param alone whether no other run is shown, so that a line may carry the name of its quantity
 *     instead of the run's
 * @param faded whether another run goes on from where this one was, in its colour
 */
public record RunLook(int colour, String name, boolean alone, boolean faded) {
  private static final Dash[] DASHES = {
    Dash.SOLID, Dash.DASHED, Dash.DASH_DOT, Dash.DOTTED, Dash.LONG_DASHED, Dash.SHORT_DASHED
  };

  public static final RunLook FIRST = new RunLook(0, "", true, false);

  /** The dash of the leading lines of the run; each round of colours begins with another. */
  public Dash dash() {
    if (faded) {
      return Dash.SHORT_DASHED;
    }
    return DASHES[(colour + colour / DASHES.length) % DASHES.length];
  }

  /** A style in the colour of the run, pale where that is another's now. */
  public SeriesStyle of(SeriesStyle style) {
    SeriesStyle own = style.withColour(colour);
    return faded ? own.withWeight(Weight.PALE) : own;
  }
}
