package dev.edgescope.engine.config.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the program. */
public final class Bundled {
  private static final String ASSETS = "/dev/edgescope/assets/";

  private Bundled() {}

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
