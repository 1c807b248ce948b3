package dev.edgescope.engine.data.table;

import java.util.Locale;

/** Numbers as tables write them: with a decimal point. */
final class TableNumbers {
  private TableNumbers() {}

  /** Whether a cell is meant as a number, "nan" and "inf" among them. */
  static boolean isNumber(String cell) {
    return !Double.isNaN(parse(cell)) || cell.strip().equalsIgnoreCase("nan");
  }

  /** NaN for what is none; "inf" and "infinity" are numbers, though not finite ones. */
  static double parse(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    // Java would read "0x1p3" and "1d" as well, and pass over control characters.
    if (text.chars().allMatch(c -> "0123456789.+-eE".indexOf(c) >= 0)) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }
}
