package dev.edgescope.app.chart.label;

/**
 * Places labels of one height one below the other, in their order, none on a line, and together as
 * near as can be to where each would stand alone.
 */
public final class NameColumn {
  /** Places this far apart are tried. */
  private static final double GRAIN = 1;

  private NameColumn() {}

  /** Whether a label may stand somewhere. */
  public interface Test {
    /**
     * Whether a label is off all lines there.
     *
     * @param label its number
     * @param top its upper edge
     */
    boolean isClear(int label, double top);
  }

  /**
   * Chooses the upper edges by dynamic programming over all places from the highest down.
   *
   * @param wanted where each would stand alone, increasing
   * @param highest upper edge of the highest place
   * @param lowest lower edge of the lowest place
   * @return the upper edges, empty where there is no room for all
   */
  public static double[] place(
      double[] wanted, double height, double highest, double lowest, Test test) {
    int labels = wanted.length;
    int places = (int) Math.floor((lowest - height - highest) / GRAIN) + 1;
    int rows = (int) Math.ceil(height / GRAIN);
    if (labels == 0 || places <= 0) {
      return new double[0];
    }
    // The least sum of distances of the labels so far, the last at or above each place.
    double[][] least = new double[labels][places];
    int[][] chosen = new int[labels][places];
    for (int label = 0; label < labels; label++) {
      double best = Double.POSITIVE_INFINITY;
      int at = -1;
      for (int place = 0; place < places; place++) {
        double top = highest + place * GRAIN;
        double above =
            label == 0
                ? 0
                : place < rows ? Double.POSITIVE_INFINITY : least[label - 1][place - rows];
        double sum = above + Math.abs(top - wanted[label]);
        if (sum < best && test.isClear(label, top)) {
          best = sum;
          at = place;
        }
        least[label][place] = best;
        chosen[label][place] = at;
      }
    }
    return Double.isFinite(least[labels - 1][places - 1])
        ? tops(chosen, rows, highest)
        : new double[0];
  }

  private static double[] tops(int[][] chosen, int rows, double highest) {
    double[] tops = new double[chosen.length];
    int limit = chosen[0].length - 1;
    for (int label = chosen.length - 1; label >= 0; label--) {
      int place = chosen[label][limit];
      tops[label] = highest + place * GRAIN;
      limit = place - rows;
    }
    return tops;
  }
}
