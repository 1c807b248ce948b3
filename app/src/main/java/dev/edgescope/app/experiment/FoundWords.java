package dev.edgescope.app.experiment;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.data.RawExamples;
import dev.edgescope.engine.data.RawSplit;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.UnreadableDataException;
import java.util.ArrayList;
import java.util.List;

/** What a file of the user's holds, in words. */
final class FoundWords {
  private FoundWords() {}

  /** How many examples of what there are, and how they were read. */
  static String of(RawSplit raw, Targets targets) {
    RawExamples train = raw.train();
    List<String> parts = new ArrayList<>();
    parts.add(NumberText.step(train.count()) + " examples of " + features(train));
    if (targets.isClassification()) {
      parts.add(classes(train));
    }
    raw.test()
        .ifPresent(
            test -> parts.add(NumberText.step(test.examples().count()) + " apart to test on"));
    String found = String.join(", ", parts) + ".";
    return train.notices().isEmpty() ? found : found + " " + String.join(" ", train.notices());
  }

  private static String features(RawExamples train) {
    return train
        .image()
        .map(
            image ->
                image.height()
                    + " × "
                    + image.width()
                    + (image.channels() == 1
                        ? " pixels"
                        : " pixels in " + image.channels() + " channels"))
        .orElseGet(
            () ->
                NumberText.step(train.inputs()) + (train.inputs() == 1 ? " feature" : " features"));
  }

  /** What is wrong with labels is told by the run, at the targets. */
  private static String classes(RawExamples train) {
    try {
      return NumberText.step(train.classes()) + " classes";
    } catch (UnreadableDataException e) {
      return "answers that are no classes";
    }
  }
}
