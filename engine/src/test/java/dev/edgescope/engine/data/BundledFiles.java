package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bundled files as they are stored. */
final class BundledFiles {
  private BundledFiles() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            BundledFiles.class.getResourceAsStream("/dev/edgescope/assets/data/" + name), name)) {
      return stream.readAllBytes();
    }
  }
}
