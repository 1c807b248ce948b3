package dev.edgescope.app.chart.model;

/**
 * The vertical range of one chart. It fits the data in calm steps until the user takes over.
 *
 * <p>The bounds sit on round numbers. They widen as soon as something lies outside, and narrow only
 * when less than about half of the height would be used, so they do not move from frame to frame.
 */
public final class ValueAxis {
  private static final double HEADROOM = 0.06;

  /** What is left of the headroom when more is made. */
  private static final double LEAST_ROOM = 0.015;

  private static final double NARROW_BELOW = 0.55;
  private static final int STEPS = 8;

  /** A relative change below this is not blown up to the height of a chart. */
  private static final double STILL = 1e-3;

  /** What a diverged run may reach; beyond, the arithmetic of axes overflows. */
  private static final double HUGEST = 1e300;

  private static final double TINIEST = 1e-280;

  private ValueScale scale;
  private double lower = Double.NaN;
  private double upper = Double.NaN;
  private boolean automatic = true;
  private long revision;

  public ValueAxis(ValueScale scale) {
    this.scale = scale;
  }

  /** The same range, which moves by itself from now on. */
  ValueAxis copy() {
    ValueAxis copy = new ValueAxis(scale);
    copy.lower = lower;
    copy.upper = upper;
    copy.automatic = automatic;
    return copy;
  }

  public ValueScale scale() {
    return scale;
  }

  /** Changes the scale and gives the range back to the data. */
  public void setScale(ValueScale newScale) {
    scale = newScale;
    automatic();
  }

  public double lower() {
    return lower;
  }

  public double upper() {
    return upper;
  }

  /** Whether a range has been chosen yet. */
  public boolean isKnown() {
    return lower < upper;
  }

  public boolean isAutomatic() {
    return automatic;
  }

  long revision() {
    return revision;
  }

  /** Gives the range back to the data. */
  public void automatic() {
    automatic = true;
    forget();
  }

  /** Forgets a fitted range once nothing is left to fit, as after a reset of the run. */
  public void forgetIfKnown() {
    if (automatic && isKnown()) {
      forget();
    }
  }

  private void forget() {
    lower = Double.NaN;
    upper = Double.NaN;
    revision++;
  }

  /** Makes room for values between two bounds that the scale can show. */
  public void fit(double min, double max) {
    if (!automatic) {
      return;
    }
    boolean isLogarithmic = scale == ValueScale.LOGARITHMIC;
    double from = scale.forward(Math.clamp(min, isLogarithmic ? TINIEST : -HUGEST, HUGEST));
    double to = scale.forward(Math.clamp(max, isLogarithmic ? TINIEST : -HUGEST, HUGEST));
    if (scale == ValueScale.LINEAR) {
      if (min >= 0 && min <= 0.6 * max) {
        from = 0;
      } else if (max <= 0 && max >= 0.6 * min) {
        to = 0;
      }
    }
    double span = to - from;
    double size = Math.max(Math.abs(from), Math.abs(to));
    if (span <= size * (isLogarithmic ? 1e-9 : STILL) || span < TINIEST) {
      double around = isLogarithmic ? 0.3 : size < TINIEST ? 1 : size * 0.1;
      // What is never negative, such as a norm that is zero, gets no room below zero.
      from = !isLogarithmic && min >= 0 ? Math.max(0, from - around) : from - around;
      to += around;
      span = to - from;
    }
    if (isKnown() && covers(from, to, span)) {
      return;
    }
    double bottom = from == 0 && scale == ValueScale.LINEAR ? 0 : from - HEADROOM * span;
    double top = to == 0 && scale == ValueScale.LINEAR ? 0 : to + HEADROOM * span;
    double step = scale == ValueScale.LINEAR ? Ticks.niceStep(span / STEPS) : logStep(span);
    set(Math.floor(bottom / step + 1e-9) * step, Math.ceil(top / step - 1e-9) * step);
  }

  private boolean covers(double from, double to, double span) {
    double bottom = scale.forward(lower);
    double top = scale.forward(upper);
    // A line along a bound would be drawn half; on zero it stands on the axis.
    double low = scale == ValueScale.LINEAR && from == 0 ? 0 : from - LEAST_ROOM * span;
    double high = scale == ValueScale.LINEAR && to == 0 ? 0 : to + LEAST_ROOM * span;
    return low >= bottom && high <= top && span >= NARROW_BELOW * (top - bottom);
  }

  private static double logStep(double decades) {
    return decades > 6 ? 1 : decades > 2 ? 0.5 : 0.1;
  }

  /** Zooms about a value; a factor below one shows less. */
  public void zoom(double factor, double at) {
    if (!isKnown() || !scale.canShow(at)) {
      return;
    }
    double fixed = scale.forward(at);
    double from = fixed - (fixed - scale.forward(lower)) * factor;
    double to = fixed + (scale.forward(upper) - fixed) * factor;
    double size = Math.max(Math.abs(from), Math.abs(to));
    if (to - from > 1e-9 * size && to - from < (scale == ValueScale.LINEAR ? 1e200 : 300)) {
      automatic = false;
      set(from, to);
    }
  }

  /** Moves a range that the user has taken over, by a fraction of its height. */
  public void pan(double fraction) {
    if (!isKnown() || automatic) {
      return;
    }
    double from = scale.forward(lower);
    double to = scale.forward(upper);
    double shift = fraction * (to - from);
    set(from + shift, to + shift);
  }

  private void set(double from, double to) {
    lower = scale.inverse(from);
    upper = scale.inverse(to);
    revision++;
  }
}
