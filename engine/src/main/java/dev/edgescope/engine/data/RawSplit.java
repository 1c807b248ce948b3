package dev.edgescope.engine.data;

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

  /** A source without test examples of its own. */
  public static RawSplit of(String name, RawExamples train) {
    return new RawSplit(name, train, Optional.empty());
  }
}
