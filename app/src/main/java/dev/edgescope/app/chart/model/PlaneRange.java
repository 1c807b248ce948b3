package dev.edgescope.app.chart.model;

/**
 * The range of one axis of a plane whose edge lies at 1: from just below 0 up to one of a few round
 * numbers. It widens as soon as something lies outside and narrows only when much less would do.
 * What lies beyond the last of them is shown at the border.
 */
public final class PlaneRange {
  private static final double[] UPPERS = {1.5, 2, 3, 4};
  private static final double NARROW_BELOW = 0.8;

  /** Room below 0 for a point that lies on it. */
  private static final double BELOW = 0.07;

  private int index;
  private long revision;

  double lower() {
    return -BELOW * upper();
  }

  public double upper() {
    return UPPERS[index];
  }

  long revision() {
    return revision;
  }

  /** Makes room for values up to a largest one. */
  void fit(double largest) {
    int needed = 0;
    while (needed < UPPERS.length - 1 && largest > UPPERS[needed]) {
      needed++;
    }
    boolean narrows = needed < index && largest < NARROW_BELOW * UPPERS[needed];
    if (needed > index || narrows) {
      index = needed;
      revision++;
    }
  }
}
