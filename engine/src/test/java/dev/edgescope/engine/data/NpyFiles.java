package dev.edgescope.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** NumPy's files as NumPy writes them, of 64-bit floats. */
public final class NpyFiles {
  private NpyFiles() {}

  /**
   * An {@code .npy} file.
   *
   * @param shape as Python writes it
   */
  public static byte[] npy(String shape, double... values) {
    String header =
        String.format(
            Locale.ROOT, "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }\n", shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + Double.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1));
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  /** An {@code .npz} file of {@code .npy} files by name. */
  public static Path npz(Path file, Map<String, byte[]> arrays) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
    return Files.write(file, bytes.toByteArray());
  }
}
