package dev.edgescope.engine.data;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a source hold.
 *
 * @param name of the source, for the reader of a figure
 * @param train the examples of which the first are trained on
 * @param test examples that the source keeps apart for testing; empty where it does not, so that
 *     those are tested on that follow
 */
public record RawSplit(String name, RawExamples train, Optional<Test> test) {

  /**
   * Test examples.
   *
   * @param name of where they come from
   */
  public record Test(String name, RawExamples examples) {}

  /**
   * The same examples, their labels numbered from 0 on in the order of those that training examples
   * have, so that there is no class that nobody has.
   *
   * @throws UnreadableDataException if the answers are not labels, or a test example has one that
   *     no training example has
   */
  public RawSplit renumbered() {
    List<Integer> occurring = train.labels();
    test.ifPresent(own -> requireAmong(occurring, own));
    return new RawSplit(
        name,
        train.numbered(occurring),
        test.map(own -> new Test(own.name(), own.examples().numbered(occurring))));
  }

  private void requireAmong(List<Integer> occurring, Test own) {
    for (int label : own.examples().labels()) {
      if (Collections.binarySearch(occurring, label) < 0) {
        throw UnreadableDataException.of(
            "%s has examples of the label %d, of which %s has none; give test examples of the same"
                + " classes.",
            own.name(), label, name);
      }
    }
  }

  /** A source without test examples of its own. */
  public static RawSplit of(String name, RawExamples train) {
    return new RawSplit(name, train, Optional.empty());
  }
}
