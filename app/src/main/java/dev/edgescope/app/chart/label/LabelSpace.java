package dev.edgescope.app.chart.label;

import java.util.Arrays;

/**
 * The rectangles that labels of one painting have taken, so that no two overlap, and the lines that
 * they keep off where they can.
 */
public final class LabelSpace {
  private final Ink ink = new Ink();
  private double[] taken = new double[64];
  private int count;

  /** Forgets all; what comes lies between two horizontal coordinates. */
  public void clear(double left, double right) {
    count = 0;
    ink.clear(left, right);
  }

  /** The lines that labels keep off. */
  public Ink ink() {
    return ink;
  }

  /** Whether neither a label nor a line is there. */
  public boolean isClear(double x, double y, double width, double height) {
    return isFree(x, y, width, height) && ink.under(x, y, width, height) == 0;
  }

  public boolean isFree(double x, double y, double width, double height) {
    return under(x, y, width, height) == 0;
  }

  /** How many labels a rectangle would hide, wholly or in part. */
  public int under(double x, double y, double width, double height) {
    int under = 0;
    for (int i = 0; i < count; i += 4) {
      if (x < taken[i] + taken[i + 2]
          && taken[i] < x + width
          && y < taken[i + 1] + taken[i + 3]
          && taken[i + 1] < y + height) {
        under++;
      }
    }
    return under;
  }

  public void take(double x, double y, double width, double height) {
    if (count == taken.length) {
      taken = Arrays.copyOf(taken, 2 * count);
    }
    taken[count] = x;
    taken[count + 1] = y;
    taken[count + 2] = width;
    taken[count + 3] = height;
    count += 4;
  }

  /**
   * Takes the free place nearest to the wanted height, moving up or down between two limits.
   *
   * @return the upper edge of the place, NaN if there is none
   */
  public double takeNear(
      double x, double wantedY, double width, double height, double highest, double lowest) {
    double start = Math.clamp(wantedY, highest, Math.max(highest, lowest - height));
    for (double offset = 0; offset <= 4 * height; offset += 1) {
      if (start + offset + height <= lowest && isFree(x, start + offset, width, height)) {
        take(x, start + offset, width, height);
        return start + offset;
      }
      if (start - offset >= highest && isFree(x, start - offset, width, height)) {
        take(x, start - offset, width, height);
        return start - offset;
      }
    }
    return Double.NaN;
  }

  /**
   * Takes the first of some places that is off all labels and lines, or else the free one with the
   * least line beneath.
   *
   * @return its number, -1 if none is free
   */
  public int takeBest(double[] xs, double[] ys, int places, double width, double height) {
    return take(xs, ys, places, width, height, Double.POSITIVE_INFINITY);
  }

  /**
   * Takes the first of some places that is off all labels and lines.
   *
   * @return its number, -1 if there is none
   */
  public int takeClear(double[] xs, double[] ys, int places, double width, double height) {
    return take(xs, ys, places, width, height, Double.MIN_VALUE);
  }

  /** Takes the free place with the least line beneath, if that is less than a limit. */
  private int take(
      double[] xs, double[] ys, int places, double width, double height, double limit) {
    int best = -1;
    double least = limit;
    for (int i = 0; i < places && least > 0; i++) {
      if (isFree(xs[i], ys[i], width, height)) {
        double under = ink.under(xs[i], ys[i], width, height);
        if (under < least) {
          least = under;
          best = i;
        }
      }
    }
    if (best >= 0) {
      take(xs[best], ys[best], width, height);
    }
    return best;
  }
}
