package dev.edgescope.engine.measure.portrait;

import java.util.List;

/**
 * What a network gets wrong of a set of examples.
 *
 * @param looked number of examples looked at, the first of the set
 * @param examples number of examples of the set
 * @param confusion how often each class was taken for each
 * @param worst the examples of the largest loss, the largest first
 */
public record Mistakes(int looked, int examples, Confusion confusion, List<Miss> worst) {
  public Mistakes {
    worst = List.copyOf(worst);
  }

  /**
   * An example and what the network makes of it.
   *
   * @param answer the class that the outputs name; -1 where answers are numbers
   * @param output the first of the outputs
   * @param loss l(f, y)
   */
  public record Miss(Sample sample, int answer, double output, double loss) {}
}
