package dev.edgescope.app.experiment;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.data.AmbiguousDataException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a file leaves open, as the window asks it.
 *
 * @param question what is to be decided
 * @param choices what it can be answered with; none where it is to be typed
 */
public record FileQuestion(AmbiguousDataException.Question question, List<String> choices) {
  private static final int MOST_CHOICES = 6;

  public FileQuestion {
    choices = List.copyOf(choices);
  }

  static FileQuestion of(AmbiguousDataException e) {
    List<String> held = e.choices();
    return new FileQuestion(
        e.question(), e.question() == AmbiguousDataException.Question.ARRAYS ? pairs(held) : held);
  }

  /** Each array as the features with each other one as the labels, where these are few. */
  private static List<String> pairs(List<String> arrays) {
    List<String> pairs =
        arrays.stream()
            .flatMap(x ->
                arrays.stream()
                    .flatMap(y -> x.equals(y) ? Stream.empty() : Stream.of(x + ", " + y)))
            .limit(MOST_CHOICES + 1L)
            .toList();
    return pairs.size() > MOST_CHOICES ? List.of() : pairs;
  }

  /** The question in words. */
  public String words() {
    return switch (question) {
      case LABEL -> Words.text("experiment.fileQuestion.whichColumnIsTheLabel");
      case LEAVE_OUT -> Words.text("experiment.fileQuestion.theFirstColumnHasNo");
      case HEADER -> Words.text("experiment.fileQuestion.theFirstLineCounts0");
      case LAYOUT -> Words.text("experiment.fileQuestion.doTheChannelsOfAn");
      case ARRAYS ->
          choices.isEmpty()
              ? Words.text("experiment.fileQuestion.whichArraysAreTheFeatures")
              : Words.text("experiment.fileQuestion.whichArraysAreTheFeatures2");
    };
  }

  /** A choice in words. */
  public String words(String choice) {
    return switch (question) {
      case LABEL, ARRAYS -> choice;
      case LEAVE_OUT -> Words.text("experiment.fileQuestion.leaveItOut");
      case HEADER ->
          choice.equals("true")
              ? Words.text("experiment.fileQuestion.names")
              : Words.text("experiment.fileQuestion.anExample");
      case LAYOUT ->
          choice.equals("chw")
              ? Words.text("experiment.fileQuestion.first")
              : Words.text("experiment.fileQuestion.last");
    };
  }
}
