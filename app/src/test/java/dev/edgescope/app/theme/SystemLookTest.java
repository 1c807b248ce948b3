package dev.edgescope.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.Test;

class SystemLookTest {
  @Test
  void whatASystemDoesNotTellIsAsUsual() {
    assertEquals(
        new SystemLook(Appearance.LIGHT, false, 1), SystemLook.of(ColorScheme.LIGHT, Map.of()));
  }

  @Test
  void darknessContrastAndTextSizeAreTakenOver() {
    assertEquals(
        new SystemLook(Appearance.DARK, true, 1.5),
        SystemLook.of(
            ColorScheme.DARK,
            Map.of("Windows.SPI.HighContrast", true, "Windows.UISettings.TextScaleFactor", 1.5)));
  }

  @Test
  void textIsNeverSmallerThanUsualNorLargerThanTheWindowHolds() {
    assertEquals(1, new SystemLook(Appearance.LIGHT, false, 0.5).textScale());
    assertEquals(2.25, new SystemLook(Appearance.LIGHT, false, 9).textScale());
  }
}
