package dev.edgescope.engine.measure.portrait;

/** How often each class was taken for each. Of no classes where answers are numbers. */
public final class Confusion {
  private final int classes;
  private final int[] counts;

  /** Nothing counted yet. */
  Confusion(int classes) {
    this.classes = classes;
    counts = new int[Math.multiplyExact(classes, classes)];
  }

  void count(int truth, int answer) {
    counts[truth * classes + answer]++;
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** Number of examples of class {@code truth} that the network takes for {@code answer}. */
  public int of(int truth, int answer) {
    return counts[truth * classes + answer];
  }

  /** Number of examples of a class. */
  public int of(int truth) {
    int sum = 0;
    for (int answer = 0; answer < classes; answer++) {
      sum += of(truth, answer);
    }
    return sum;
  }

  /** Number of examples whose class was named. */
  public int right() {
    int sum = 0;
    for (int i = 0; i < classes; i++) {
      sum += of(i, i);
    }
    return sum;
  }
}
