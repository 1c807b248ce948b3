package dev.edgescope.engine.data;

import java.util.Locale;

/**
 * The shape of an image; its features are ordered channel by channel, row by row.
 *
 * @param channels 1 for grey, 3 for colour
 * @param height number of rows
 * @param width number of columns
 */
public record ImageShape(int channels, int height, int width) {
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An image of %s x %s x %s (channels x height x width) has no pixel; give positive"
                  + " sizes.",
              channels,
              height,
              width));
    }
  }

  /** d, the number of features of an image. */
  public int features() {
    return Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }
}
