package dev.edgescope.engine.model.patch;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;

/** How the patches of an image lie in a matrix of a row a pixel and a column a tap of a kernel. */
public final class PatchLayout {
  /** Unused rows: columns whole pages apart would share a few lines of the first-level cache. */
  private static final int APART = 16;

  private final int channels;
  private final int height;
  private final int width;
  private final int side;
  private final int pixels;

  /**
   * @param channels of the image
   * @param side of the kernel, odd
   */
  public PatchLayout(int channels, int height, int width, int side) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.side = side;
    pixels = height * width;
  }

  /** Of the matrix, of which the first {@code height x width} hold something. */
  public int rows() {
    return pixels + APART;
  }

  /** Its columns. */
  public int taps() {
    return channels * side * side;
  }

  /** Its elements. */
  public int size() {
    return rows() * taps();
  }

  /** Elements of the planes for {@link #unfold}, which are zero before the first. */
  public int shiftedSize() {
    return side * planeSize();
  }

  /** Of a plane with room above and below for the reach of the kernel. */
  private int planeSize() {
    return pixels + 2 * (side / 2) * width;
  }

  /**
   * Lays out the patches of image i: a column for each tap, the plane of its channel shifted. A
   * plane is shifted sideways once for all rows of the kernel, with zeros for what comes in from
   * the padding; upwards and downwards it is the same plane read from another row on.
   */
  public void unfold(Matrix x, int i, Matrix patches, Matrix shifted) {
    int reach = side / 2;
    int column = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = i * channels * pixels + channel * pixels;
      for (int dx = -reach; dx <= reach; dx++) {
        shiftSideways(x, plane, dx, shifted, start(dx));
      }
      for (int tap = 0; tap < side * side; tap++) {
        patches.copy(column, shifted, start(columnShift(tap)) + rowShift(tap) * width, pixels);
        column += rows();
      }
    }
  }

  /** Where the first row of a plane is that is shifted sideways. */
  private int start(int dx) {
    return (dx + side / 2) * planeSize() + side / 2 * width;
  }

  private void shiftSideways(Matrix x, int plane, int dx, Matrix shifted, int start) {
    int count = pixels - Math.abs(dx);
    if (count > 0) {
      shifted.copy(start + Math.max(0, -dx), x, plane + Math.max(0, dx), count);
    }
    int outside = Math.min(width, Math.abs(dx));
    int first = dx < 0 ? start : start + width - outside;
    for (int row = 0; row < height; row++) {
      for (int k = 0; k < outside; k++) {
        shifted.set(first + row * width + k, 0);
      }
    }
  }

  /**
   * Turns kernels by half a turn: weights, a column a filter, into those that take the patches of
   * the filters' bars to the bars of the image, a column a channel.
   */
  public void turn(Tiles tiles, Matrix weights, int filters, Matrix turned) {
    int area = side * side;
    double[] kernels = tiles.array(0, weights.size());
    double[] result = tiles.array(1, weights.size());
    tiles.read(weights, 0, kernels, weights.size());
    for (int channel = 0; channel < channels; channel++) {
      for (int filter = 0; filter < filters; filter++) {
        int first = (filter * channels + channel) * area;
        int last = (channel * filters + filter + 1) * area - 1;
        for (int tap = 0; tap < area; tap++) {
          result[last - tap] = kernels[first + tap];
        }
      }
    }
    tiles.write(result, turned, 0, weights.size());
  }

  private int rowShift(int tap) {
    return tap / side - side / 2;
  }

  private int columnShift(int tap) {
    return tap % side - side / 2;
  }
}
