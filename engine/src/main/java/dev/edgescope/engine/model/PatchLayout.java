package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;

/** How the patches of an image lie in a matrix of a row a pixel and a column a tap of a kernel. */
final class PatchLayout {
  private final int channels;
  private final int height;
  private final int width;
  private final int side;
  private final int pixels;

  /**
   * @param channels of the image
   * @param side of the kernel, odd
   */
  PatchLayout(int channels, int height, int width, int side) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.side = side;
    pixels = height * width;
  }

  /** Elements of the planes for {@link #unfold}, which are zero before the first. */
  int shiftedSize() {
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
  void unfold(Matrix x, int i, Matrix patches, Matrix shifted) {
    int reach = side / 2;
    int column = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = i * channels * pixels + channel * pixels;
      for (int dx = -reach; dx <= reach; dx++) {
        shiftSideways(x, plane, dx, shifted, start(dx));
      }
      for (int tap = 0; tap < side * side; tap++) {
        patches.copy(column, shifted, start(columnShift(tap)) + rowShift(tap) * width, pixels);
        column += pixels;
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

  /** The transpose of {@link #unfold}: sets image i of xBar to the sum of its shifted planes. */
  void fold(Matrix patches, Matrix tapCursor, Matrix xBar, Matrix planeCursor, int i) {
    int column = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = i * channels * pixels + channel * pixels;
      int centre = column + side * side / 2 * pixels;
      xBar.copy(plane, patches, centre, pixels);
      for (int tap = 0; tap < side * side; tap++) {
        int shift = rowShift(tap) * width + columnShift(tap);
        int first = Math.max(0, -shift);
        int count = pixels - Math.abs(shift);
        if (tap != side * side / 2 && count > 0) {
          clearOutside(patches, column, tap);
          tapCursor.moveTo(column + first);
          planeCursor.moveTo(plane + first + shift);
          planeCursor.axpy(1, tapCursor, count);
        }
        column += pixels;
      }
    }
  }

  /** Sets to zero the pixels whose tap lies in the padding. */
  private void clearOutside(Matrix patches, int column, int tap) {
    int dy = rowShift(tap);
    int dx = columnShift(tap);
    for (int row = 0; row < height; row++) {
      boolean outside = row + dy < 0 || row + dy >= height;
      int from = outside || dx < 0 ? 0 : Math.max(0, width - dx);
      int to = outside || dx > 0 ? width : Math.min(width, -dx);
      for (int x = from; x < to; x++) {
        patches.set(column + row * width + x, 0);
      }
    }
  }

  private int rowShift(int tap) {
    return tap / side - side / 2;
  }

  private int columnShift(int tap) {
    return tap % side - side / 2;
  }
}
