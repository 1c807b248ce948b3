package dev.edgescope.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The bundled type. IBM Plex Sans has the Greek letters, the subscripts and figures of one width,
 * so that a number does not move while it changes; system fonts promise none of it.
 */
public final class Fonts {
  /** The family of all text. */
  public static final String FAMILY = "IBM Plex Sans";

  private static final String FOLDER = "/dev/edgescope/assets/fonts/";
  private static final List<String> FILES =
      List.of("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Bold.ttf");

  private Fonts() {}

  /** The file of the bundled font of a weight, for a document that takes its letters along. */
  public static InputStream open(Font font) {
    String weight =
        font.getName().contains("SemiBold")
            ? "SemiBold"
            : font.getStyle().contains("Bold") ? "Bold" : "Regular";
    return open(
        FILES.stream().filter(file -> file.contains("-" + weight)).findFirst().orElseThrow());
  }

  private static InputStream open(String file) {
    InputStream stream = Fonts.class.getResourceAsStream(FOLDER + file);
    if (stream == null) {
      throw new IllegalStateException("The bundled font " + file + " is missing.");
    }
    return stream;
  }

  /** Makes the bundled fonts known to the toolkit. */
  public static void load() {
    for (String file : FILES) {
      try (InputStream stream = open(file)) {
        if (Font.loadFont(stream, 13) == null) {
          throw new IllegalStateException("The bundled font " + file + " cannot be loaded.");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
