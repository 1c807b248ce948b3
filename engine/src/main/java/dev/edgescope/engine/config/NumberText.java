package dev.edgescope.engine.config;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as sentences show them: thousands separated, no superfluous zeros. */
public final class NumberText {
  private static final double LARGEST_PLAIN = 1e12;
  private static final double SMALLEST_PLAIN = 1e-6;

  private NumberText() {}

  public static String of(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  public static String of(double value) {
    double magnitude = Math.abs(value);
    if (value == 0.0) {
      return "0";
    }
    if (!(magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int decimals = Math.max(0, exact.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", exact);
  }
}
