package dev.edgescope.engine.measure.portrait;

/**
 * An example as a small picture. Immutable.
 *
 * <p>Of an image the pixels as its file has them, in blocks where it is larger than {@value
 * #MOST_SIDE} pixels; of other features a row of the first {@value #MOST_FEATURES}, as the network
 * sees them.
 */
public final class Tile {
  /** Longest side of an image. */
  public static final int MOST_SIDE = 32;

  /** Most features in a row. */
  public static final int MOST_FEATURES = 64;

  private final int channels;
  private final int height;
  private final int width;
  private final float[] values;

  /** Takes the values over: channel by channel, row by row. */
  Tile(int channels, int height, int width, float[] values) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /** 1 for grey, 3 or more for colour. */
  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** A value; what its scale is {@link ExampleGrid} says. */
  public float value(int channel, int row, int column) {
    return values[(channel * height + row) * width + column];
  }

  /** The smallest value. */
  float smallest() {
    float smallest = Float.POSITIVE_INFINITY;
    for (float value : values) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }

  /** The largest value. */
  float largest() {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
