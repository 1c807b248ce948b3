package dev.edgescope.app.experiment;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
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
    parts.add(
        Words.text(
            "experiment.foundWords.examples", NumberText.step(train.count()), features(train)));
    if (targets.isClassification()) {
      parts.add(classes(train));
    }
    raw.test()
        .ifPresent(test ->
            parts.add(
                Words.text(
                    "experiment.foundWords.apartToTestOn",
                    NumberText.step(test.examples().count()))));
    String found = String.join(", ", parts) + ".";
    return train.notices().isEmpty() ? found : found + " " + String.join(" ", train.notices());
  }

  private static String features(RawExamples train) {
    return train
        .image()
        .map(image ->
            Words.count(
                "experiment.foundWords.pixels",
                image.channels(),
                String.valueOf(image.height()),
                String.valueOf(image.width())))
        .orElseGet(() -> Words.count("experiment.foundWords.features", train.inputs()));
  }

  /** What is wrong with labels is told by the run, at the targets. */
  private static String classes(RawExamples train) {
    try {
      return Words.text("experiment.foundWords.classes", NumberText.step(train.classes()));
    } catch (UnreadableDataException e) {
      return Words.text("experiment.foundWords.answersThatAreNoClasses");
    }
  }
}
