package dev.edgescope.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** IDX files made in memory. */
public final class IdxBytes {
  static final int IMAGES = 0x803;
  static final int LABELS = 0x801;

  private IdxBytes() {}

  /** A header of the given numbers, followed by {@code body}. */
  public static byte[] of(byte[] body, int... header) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * header.length + body.length);
    for (int number : header) {
      bytes.putInt(number);
    }
    return bytes.put(body).array();
  }

  public static byte[] images(int count, int height, int width, byte... pixels) {
    return of(pixels, IMAGES, count, height, width);
  }

  public static byte[] labels(byte... labels) {
    return of(labels, LABELS, labels.length);
  }

  public static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
