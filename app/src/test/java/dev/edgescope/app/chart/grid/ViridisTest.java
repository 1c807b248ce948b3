package dev.edgescope.app.chart.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViridisTest {

  /** Steps in lightness L* of CIELAB: what is left of colours in print without colour. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9})
  void equalStepsAreEquallyMuchLighter(double share) {
    double whole = lightness(1) - lightness(0);
    assertEquals(0.1, (lightness(share + 0.1) - lightness(share)) / whole, 0.02);
  }

  private static double lightness(double share) {
    Color colour = Viridis.colour(share);
    double luminance =
        0.2126 * linear(colour.getRed())
            + 0.7152 * linear(colour.getGreen())
            + 0.0722 * linear(colour.getBlue());
    return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
