package dev.edgescope.app.chart.tile;

import java.util.List;

/** How often each class was taken for each. */
public final class ConfusionTable {
  private final List<String> names;
  private final int[] counts;

  /**
   * Takes the counts over.
   *
   * @param names of the classes
   * @param counts class by class of the truth, in each those of the answers
   */
  public ConfusionTable(List<String> names, int[] counts) {
    this.names = List.copyOf(names);
    this.counts = counts;
  }

  /** Number of classes. */
  int classes() {
    return names.size();
  }

  String name(int label) {
    return names.get(label);
  }

  int count(int truth, int answer) {
    return counts[truth * names.size() + answer];
  }

  /** The share of a class that is taken for another. */
  double share(int truth, int answer) {
    int all = 0;
    for (int i = 0; i < names.size(); i++) {
      all += count(truth, i);
    }
    return all == 0 ? 0 : (double) count(truth, answer) / all;
  }
}
