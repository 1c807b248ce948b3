package dev.edgescope.app.text;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Numbers as the charts write them: four significant digits, thousands separated, powers of ten as
 * superscripts, a true minus sign, the same in every locale.
 */
public final class NumberText {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double PLAIN_BELOW = 1e7;
  private static final double PLAIN_FROM = 1e-3;

  private NumberText() {}

  /** Four significant digits, trailing zeros kept so that the width stays while a run goes on. */
  public static String value(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (value == 0) {
      return "0.000";
    }
    if (size >= PLAIN_BELOW || size < PLAIN_FROM) {
      return scientific(value, 3);
    }
    int digitsBefore = (int) Math.floor(Math.log10(size)) + 1;
    return fixed(value, Math.max(0, 4 - digitsBefore));
  }

  /** Four significant digits without trailing zeros, for settings: "0.1", "20", "1.5×10⁻⁵". */
  public static String setting(double value) {
    return value == 0 ? "0" : trimmed(value(value));
  }

  /** Exactly what was set, without superfluous zeros, in a form that is read back the same. */
  public static String plain(double value) {
    if (value != 0 && Math.abs(value) < 1e-4) {
      return Double.toString(value).replace("E", "e").replace(".0e", "e");
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** Two decimals where that says enough, for labels in a crowd: "0.37". */
  public static String brief(double value) {
    boolean isPlain = value == 0 || (Math.abs(value) >= 0.005 && Math.abs(value) < 1000);
    return isPlain ? fixed(value, 2) : value(value);
  }

  /** A step count: "1,240". */
  public static String step(long step) {
    return minus(String.format(Locale.ROOT, "%,d", step));
  }

  /** A text that is broken into lines before "α = 0.1", and not within. */
  public static String unbroken(String text) {
    return text.replace(" = ", "\u00a0=\u00a0");
  }

  /** A power of ten: "10⁻³". */
  public static String decade(int exponent) {
    return "10" + superscript(exponent);
  }

  /** A tick label with just the digits that tell it from its neighbours. */
  public static String tick(double value, double distance) {
    if (Math.abs(value) < distance * 1e-9) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= PLAIN_BELOW || distance < 1e-5) {
      int digits =
          (int) Math.round(Math.floor(Math.log10(size)) - Math.floor(Math.log10(distance)));
      return trimmed(scientific(value, Math.clamp(digits, 0, 12)));
    }
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(distance) + 1e-9));
    return fixed(value, decimals);
  }

  private static String fixed(double value, int decimals) {
    return minus(String.format(Locale.ROOT, "%,." + decimals + "f", value));
  }

  private static String scientific(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "e", value);
    int split = text.indexOf('e');
    int exponent = Integer.parseInt(text.substring(split + 1));
    return minus(text.substring(0, split)) + "×" + decade(exponent);
  }

  private static String trimmed(String text) {
    int split = text.indexOf('×');
    String mantissa = split < 0 ? text : text.substring(0, split);
    String rest = split < 0 ? "" : text.substring(split);
    if (mantissa.indexOf('.') >= 0) {
      int end = mantissa.length();
      while (mantissa.charAt(end - 1) == '0') {
        end--;
      }
      if (mantissa.charAt(end - 1) == '.') {
        end--;
      }
      mantissa = mantissa.substring(0, end);
    }
    return mantissa + rest;
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(number)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }
}
