package dev.edgescope.app.theme;

import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/**
 * How the user has the system look.
 *
 * @param appearance light or dark
 * @param highContrast whether everything is to stand out more
 * @param textScale the size of text beside the usual, from 1 to 2.25
 */
public record SystemLook(Appearance appearance, boolean highContrast, double textScale) {
  private static final double LARGEST = 2.25;

  /** Of Windows; other systems have no such setting that the toolkit tells. */
  private static final String HIGH_CONTRAST = "Windows.SPI.HighContrast";

  private static final String TEXT_SCALE = "Windows.UISettings.TextScaleFactor";

  public SystemLook {
    textScale = Math.clamp(textScale, 1, LARGEST);
  }

  /** As it is now; on the JavaFX thread. */
  public static SystemLook now() {
    Platform.Preferences preferences = Platform.getPreferences();
    return of(preferences.getColorScheme(), preferences);
  }

  /**
   * From what the toolkit tells.
   *
   * @param preferences by the names that they have on each system
   */
  static SystemLook of(ColorScheme scheme, Map<String, Object> preferences) {
    return new SystemLook(
        scheme == ColorScheme.DARK ? Appearance.DARK : Appearance.LIGHT,
        Boolean.TRUE.equals(preferences.get(HIGH_CONTRAST)),
        preferences.get(TEXT_SCALE) instanceof Number scale ? scale.doubleValue() : 1);
  }
}
