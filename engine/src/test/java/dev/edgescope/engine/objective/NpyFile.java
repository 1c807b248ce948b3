package dev.edgescope.engine.objective;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads NumPy's format as far as the references use it: version 1, 32-bit floats, C order. */
final class NpyFile {
  private static final int PREAMBLE = 10;

  private NpyFile() {}

  static double[] read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(NpyFile.class.getResourceAsStream(resource), resource)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int headerLength = bytes.getShort(PREAMBLE - 2);
      String header =
          new String(bytes.array(), PREAMBLE, headerLength, StandardCharsets.ISO_8859_1);
      if (!header.contains("'<f4'") || !header.contains("'fortran_order': False")) {
        throw new IllegalArgumentException(resource + ": " + header);
      }
      bytes.position(PREAMBLE + headerLength);
      double[] values = new double[bytes.remaining() / Float.BYTES];
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes.getFloat();
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
