package dev.edgescope.engine.config.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the program. */
public final class Bundled {
  private static final String ASSETS = "/dev/edgescope/assets/";

  private static final String PAGE = ".md";

  private Bundled() {}

  /**
   * A page in Markdown. One in another language lies beside the English one: {@code edge.de.md}
   * beside {@code edge.md}.
   *
   * @param path of it below the assets, without the ending
   * @param language its code; where the page is not written in it, it is the English one
   * @throws IllegalStateException if it is missing: a defect of the installation
   */
  public static String page(String path, String language) {
    String translated = path + "." + language + PAGE;
    boolean isTranslated = Bundled.class.getResource(ASSETS + translated) != null;
    return text(isTranslated ? translated : path + PAGE);
  }

  /**
   * A text.
   *
   * @param path below the assets, such as {@code presets/index.json}
   * @throws IllegalStateException if it is missing: a defect of the installation
   */
  public static String text(String path) {
    try (InputStream stream = Bundled.class.getResourceAsStream(ASSETS + path)) {
      if (stream == null) {
        throw new IllegalStateException(
            ASSETS + path + " is missing from this installation; install Edgescope again.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
