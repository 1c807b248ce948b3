package dev.edgescope.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program. */
public final class ProgramVersion {
  private static final String RESOURCE = "/dev/edgescope/engine/version.properties";

  private ProgramVersion() {}

  /** As the build numbers it, {@code 0.1.0}. */
  public static String current() {
    try (InputStream stream = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            RESOURCE + " is missing from this installation; install Edgescope again.");
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
