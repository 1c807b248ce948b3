package dev.edgescope.engine.data;

import java.util.List;
import java.util.Optional;

/**
 * Examples as a source holds them, in its order: features that are not preprocessed, and answers of
 * which targets are still to be made.
 */
public sealed interface RawExamples permits LabelledImages, NumberTable {

  /** Number of examples. */
  int count();

  /** d, the number of features of an example. */
  int inputs();

  /** The shape of an example; empty where features are not pixels. */
  Optional<ImageShape> image();

  /** A feature of an example. */
  double feature(int example, int feature);

  /** Number of answers of an example; one where the answer is a class. */
  int answers();

  /** An answer of an example as a number. */
  double answer(int example, int answer);

  /**
   * Number of classes; labels are below it.
   *
   * @throws UnreadableDataException if the answers are not labels of at least two classes
   */
  int classes();

  /** The answer of an example as the label of a class, once {@link #classes} has found them so. */
  int label(int example);

  /**
   * The labels that occur, in their order.
   *
   * @throws UnreadableDataException if the answers are not one whole number of each example, or
   *     words whose classes have their numbers already, or more than can be classes
   */
  List<Integer> labels();

  /**
   * The same examples, where each label is its place among those that occur.
   *
   * @param occurring in their order, among them all labels of these examples
   */
  RawExamples numbered(List<Integer> occurring);

  /** What the labels mean, from label 0 on; empty where they are numbers and nothing else. */
  default List<String> classNames() {
    return List.of();
  }

  /** What whoever uses the examples should know of how they were read, each in a sentence. */
  default List<String> notices() {
    return List.of();
  }
}
