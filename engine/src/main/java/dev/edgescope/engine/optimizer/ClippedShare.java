package dev.edgescope.engine.optimizer;

/**
 * The share of clipped steps among the last {@value #WINDOW}, or among all where there are fewer;
 * NaN before the first.
 */
public final class ClippedShare {
  static final int WINDOW = 100;

  private final boolean[] clipped = new boolean[WINDOW];
  private long steps;
  private int count;

  /** Takes in a step. */
  public void add(boolean wasClipped) {
    int place = (int) (steps % WINDOW);
    if (clipped[place]) {
      count--;
    }
    if (wasClipped) {
      count++;
    }
    clipped[place] = wasClipped;
    steps++;
  }

  public double value() {
    return count / (double) Math.min(steps, WINDOW);
  }
}
