package dev.edgescope.app.pen;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/** How numbers, colours and texts are written in an SVG document. */
final class SvgSyntax {
  private SvgSyntax() {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String opacity(String of, Color colour) {
    return colour.getOpacity() == 1
        ? ""
        : String.format(Locale.ROOT, " %s-opacity=\"%s\"", of, number(colour.getOpacity()));
  }

  static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }

  /** Thousandths of a pixel, without superfluous zeros. */
  static String number(double value) {
    return BigDecimal.valueOf(Math.round(value * 1_000), 3).stripTrailingZeros().toPlainString();
  }

  /** A piece of a path. */
  static String rectangle(double x, double y, double width, double height) {
    return String.format(
        Locale.ROOT,
        "M%s %sh%sv%sh%sz",
        number(x),
        number(y),
        number(width),
        number(height),
        number(-width));
  }

  static String points(double[] xs, double[] ys, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> number(xs[i]) + "," + number(ys[i]))
        .collect(Collectors.joining(" "));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
