package dev.edgescope.engine.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as sentences show them: thousands separated, no superfluous zeros. */
public final class NumberText {
  private static final double LARGEST_PLAIN = 1e12;
  private static final double SMALLEST_PLAIN = 1e-6;

  private static final Pattern MANTISSA_NOT_ZERO = Pattern.compile("[^eE1-9]*[1-9]");

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

  /**
   * Whether a number is too large or too small for a double, which has infinity or zero for it.
   *
   * @param value what became of it
   */
  public static boolean isBeyondDoubles(String text, double value) {
    return Double.isInfinite(value) || (value == 0 && MANTISSA_NOT_ZERO.matcher(text).lookingAt());
  }
}
