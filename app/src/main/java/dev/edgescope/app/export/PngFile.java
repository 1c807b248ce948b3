package dev.edgescope.app.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/**
 * Writes an opaque image as PNG (ISO/IEC 15948): 8 bits a channel, red, green, blue, every row
 * filtered by the difference to the row above. JavaFX reads PNG but writes none, and AWT does not
 * belong beside its toolkit.
 */
public final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHANNELS = 3;
  private static final int FILTER_UP = 2;

  private PngFile() {}

  /** Writes the image; the folder must exist. */
  public static void write(Image image, Path file) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file));
        DataOutputStream out = new DataOutputStream(stream)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header((int) image.getWidth(), (int) image.getHeight()));
      chunk(out, "IDAT", pixels(image));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(width);
      out.writeInt(height);
      // Bit depth, true colour, then the only methods that there are, not interlaced.
      out.write(new byte[] {8, 2, 0, 0, 0});
    }
    return bytes.toByteArray();
  }

  private static byte[] pixels(Image image) throws IOException {
    int width = (int) image.getWidth();
    PixelReader reader = image.getPixelReader();
    byte[] above = new byte[width * CHANNELS];
    byte[] row = new byte[width * CHANNELS];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int y = 0; y < (int) image.getHeight(); y++) {
        out.write(FILTER_UP);
        for (int x = 0; x < width; x++) {
          int colour = reader.getArgb(x, y);
          for (int channel = 0; channel < CHANNELS; channel++) {
            row[x * CHANNELS + channel] = (byte) (colour >> (8 * (CHANNELS - 1 - channel)));
          }
        }
        for (int i = 0; i < row.length; i++) {
          out.write(row[i] - above[i]);
        }
        System.arraycopy(row, 0, above, 0, row.length);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) check.getValue());
  }
}
