package dev.edgescope.engine.data.picture;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.UnreadableDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a picture file by the JDK's {@link ImageIO}. Values are taken as the file has them, 8
 * bits each and of deeper pictures the upper 8 bits; no profile of colours is applied, which would
 * change grey values.
 */
final class PictureReader {
  private static final int MAX_SIDE = 4_096;
  private static final int OPAQUE = 255;

  private final Path file;
  private final Raster raster;
  private final ColorModel colours;

  private PictureReader(Path file, BufferedImage picture) {
    this.file = file;
    raster = picture.getRaster();
    colours = picture.getColorModel();
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableDataException if it is missing, damaged, no picture, or has a side of more
   *     than 4,096 pixels, which is found out before memory is taken
   */
  static PictureReader of(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        ImageInputStream content = new MemoryCacheImageInputStream(bytes)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
      if (!readers.hasNext()) {
        throw UnreadableDataException.of(
            "%s is no picture; give PNG, JPEG, GIF or BMP files.", DataFile.shown(file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(content, true, true);
        requireSize(file, reader.getWidth(0), reader.getHeight(0));
        return new PictureReader(file, reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (UnreadableDataException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The JDK's decoders answer a spoiled file with exceptions of many kinds, and take a length
      // in
      // it at its word.
      throw new UnreadableDataException(
          DataFile.shown(file)
              + " cannot be decoded as a picture; replace it by an intact copy that you may read.",
          e);
    }
  }

  private static void requireSize(Path file, int width, int height) {
    if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
      throw UnreadableDataException.of(
          "%s is a picture of %,d x %,d pixels; give pictures with sides from 1 to %,d.",
          DataFile.shown(file), width, height, MAX_SIDE);
    }
  }

  /** Its shape: of one channel if it is grey, of three otherwise. */
  ImageShape shape() {
    return new ImageShape(isGrey() ? 1 : 3, raster.getHeight(), raster.getWidth());
  }

  private boolean isGrey() {
    if (colours instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
          return false;
        }
      }
      return true;
    }
    return colours.getNumColorComponents() == 1;
  }

  /**
   * Writes the pixels, plane by plane.
   *
   * @param wanted the shape that all pictures have; a grey one gives its value to all channels
   * @param example a picture that has it
   * @throws UnreadableDataException if this is of another shape, or transparent somewhere
   */
  void read(ImageShape wanted, Path example, byte[] pixels, int offset) {
    ImageShape own = shape();
    boolean fits =
        own.height() == wanted.height()
            && own.width() == wanted.width()
            && own.channels() <= wanted.channels();
    if (!fits) {
      throw UnreadableDataException.of(
          "%s is a %s picture of %,d x %,d pixels, but %s is a %s one of %,d x %,d; give pictures"
              + " of one size and kind.",
          DataFile.shown(file),
          kind(own),
          own.width(),
          own.height(),
          DataFile.shown(example),
          kind(wanted),
          wanted.width(),
          wanted.height());
    }
    int plane = own.height() * own.width();
    for (int y = 0; y < own.height(); y++) {
      for (int x = 0; x < own.width(); x++) {
        if (alpha(x, y) != OPAQUE) {
          throw UnreadableDataException.of(
              "%s is transparent at (%,d, %,d); give pictures without transparency.",
              DataFile.shown(file), x, y);
        }
        for (int channel = 0; channel < wanted.channels(); channel++) {
          int value = value(x, y, Math.min(channel, own.channels() - 1));
          pixels[offset + channel * plane + y * own.width() + x] = (byte) value;
        }
      }
    }
  }

  private static String kind(ImageShape shape) {
    return shape.channels() == 1 ? "grey" : "coloured";
  }

  private int value(int x, int y, int channel) {
    if (colours instanceof IndexColorModel palette) {
      int index = raster.getSample(x, y, 0);
      return switch (channel) {
        case 0 -> palette.getRed(index);
        case 1 -> palette.getGreen(index);
        default -> palette.getBlue(index);
      };
    }
    return eightBits(raster.getSample(x, y, channel), channel);
  }

  private int alpha(int x, int y) {
    if (!colours.hasAlpha()) {
      return OPAQUE;
    }
    if (colours instanceof IndexColorModel palette) {
      return palette.getAlpha(raster.getSample(x, y, 0));
    }
    int band = colours.getNumComponents() - 1;
    return eightBits(raster.getSample(x, y, band), band);
  }

  private int eightBits(int sample, int band) {
    int bits = colours.getComponentSize(band);
    return bits > 8 ? sample >> (bits - 8) : bits == 8 ? sample : sample * 255 / ((1 << bits) - 1);
  }
}
