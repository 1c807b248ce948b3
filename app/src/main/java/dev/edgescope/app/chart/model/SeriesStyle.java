package dev.edgescope.app.chart.model;

import java.util.Arrays;
import java.util.List;

/**
 * How a series looks. The colour says which run it is, weight and dash say which quantity of that
 * run.
 *
 * @param name what the legend and the read-out call it, such as "λ₁" or "train"
 * @param colour index into the series colours of the theme, one index a run
 * @param weight how strongly the line is drawn
 * @param dash a second cue beside the colour
 * @param interpolation what happens between two recorded points
 * @param markers whether recorded points are drawn as dots where there is room
 */
public record SeriesStyle(
    String name,
    int colour,
    Weight weight,
    Dash dash,
    Interpolation interpolation,
    boolean markers) {

  /** How strongly a line is drawn. */
  public enum Weight {
    /** The leading quantity of a run. */
    THICK(2.4),
    /** A quantity beside others of its rank. */
    THIN(1.6),
    /** Company for the leading quantity: thin, and faded towards the surface. */
    PALE(1.3);

    private final double width;

    Weight(double width) {
      this.width = width;
    }

    public double width() {
      return width;
    }
  }

  /** The stroke pattern, in units of a normal pixel: ink, gap, ink, gap. */
  public enum Dash {
    SOLID(0, 0, 0, 0),
    DASHED(8, 4, 0, 0),
    DOTTED(2, 4, 0, 0),
    DASH_DOT(9, 4, 2, 4),
    LONG_DASHED(16, 5, 0, 0),
    SHORT_DASHED(4, 3, 0, 0);

    private final double ink;
    private final double gap;
    private final double secondInk;
    private final double secondGap;

    Dash(double ink, double gap, double secondInk, double secondGap) {
      this.ink = ink;
      this.gap = gap;
      this.secondInk = secondInk;
      this.secondGap = secondGap;
    }

    public boolean isSolid() {
      return ink == 0;
    }

    /** Ink and gaps in turn, in normal pixels; empty for a solid line. */
    public List<Double> pattern() {
      return Arrays.stream(scaled(1)).boxed().toList();
    }

    public double[] scaled(double scale) {
      if (isSolid()) {
        return new double[0];
      }
      return secondInk == 0
          ? new double[] {scale * ink, scale * gap}
          : new double[] {scale * ink, scale * gap, scale * secondInk, scale * secondGap};
    }

    /** Whether the pattern is drawn at a distance along the line, in normal pixels. */
    public boolean isInked(double distance) {
      if (isSolid()) {
        return true;
      }
      double period = ink + gap + secondInk + secondGap;
      double rest = distance - Math.floor(distance / period) * period;
      double secondStart = ink + gap;
      return rest < ink || (rest >= secondStart && rest < secondStart + secondInk);
    }
  }

  /** What the value is between two recorded points. */
  public enum Interpolation {
    /** A straight line. */
    LINEAR,
    /** The earlier value holds until the later point. */
    STEP
  }

  /** A thick solid line without markers. */
  public static SeriesStyle of(String name, int colour) {
    return new SeriesStyle(name, colour, Weight.THICK, Dash.SOLID, Interpolation.LINEAR, false);
  }

  public SeriesStyle withName(String newName) {
    return new SeriesStyle(newName, colour, weight, dash, interpolation, markers);
  }

  public SeriesStyle withColour(int newColour) {
    return new SeriesStyle(name, newColour, weight, dash, interpolation, markers);
  }

  public SeriesStyle withWeight(Weight newWeight) {
    return new SeriesStyle(name, colour, newWeight, dash, interpolation, markers);
  }

  public SeriesStyle withDash(Dash newDash) {
    return new SeriesStyle(name, colour, weight, newDash, interpolation, markers);
  }

  public SeriesStyle withInterpolation(Interpolation newInterpolation) {
    return new SeriesStyle(name, colour, weight, dash, newInterpolation, markers);
  }

  public SeriesStyle withMarkers(boolean newMarkers) {
    return new SeriesStyle(name, colour, weight, dash, interpolation, newMarkers);
  }
}
