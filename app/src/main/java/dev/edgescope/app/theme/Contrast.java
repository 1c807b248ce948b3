package dev.edgescope.app.theme;

import javafx.scene.paint.Color;

/** Contrast of two colours as the Web Content Accessibility Guidelines 2 define it. */
final class Contrast {
  /** Least contrast of large text and of graphics. */
  static final double GRAPHICS = 3;

  /** Least contrast of text. */
  static final double TEXT = 4.5;

  private static final double STEP = 0.05;

  private Contrast() {}

  /** The ratio of the luminances, from 1 (same) to 21 (black on white). */
  static double ratio(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /** Moves a colour towards the ink until it stands out enough from the ground. */
  static Color ensure(Color colour, Color ground, Color ink, double least) {
    double share = 0;
    Color mixed = colour;
    while (ratio(mixed, ground) < least && share < 1) {
      share = Math.min(1, share + STEP);
      mixed = colour.interpolate(ink, share);
    }
    return mixed;
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
