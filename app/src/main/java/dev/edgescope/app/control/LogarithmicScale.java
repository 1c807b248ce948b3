package dev.edgescope.app.control;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Equal distances are equal factors. A unit is a twentieth of a decade, about 12 percent; values
 * are rounded to three significant digits, so that a slider leaves numbers fit to be read aloud.
 */
public final class LogarithmicScale implements SliderScale<Double> {
  private static final double UNITS_PER_DECADE = 20;
  private static final MathContext DIGITS = new MathContext(3);

  private final double min;
  private final double max;

  public LogarithmicScale(double min, double max) {
    if (!(min > 0 && max > min)) {
      throw new IllegalArgumentException("no logarithmic scale from " + min + " to " + max);
    }
    this.min = min;
    this.max = max;
  }

  @Override
  public double end() {
    return UNITS_PER_DECADE * Math.log10(max / min);
  }

  @Override
  public double position(Double value) {
    return UNITS_PER_DECADE * Math.log10(Math.clamp(value, min, max) / min);
  }

  @Override
  public Double value(double position) {
    double exact = min * Math.pow(10, position / UNITS_PER_DECADE);
    return Math.clamp(new BigDecimal(exact).round(DIGITS).doubleValue(), min, max);
  }

  @Override
  public boolean isStepped() {
    return false;
  }
}
