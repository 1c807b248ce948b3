package dev.edgescope.app.experiment;

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
            .flatMap(
                x ->
                    arrays.stream()
                        .flatMap(y -> x.equals(y) ? Stream.empty() : Stream.of(x + ", " + y)))
            .limit(MOST_CHOICES + 1L)
            .toList();
    return pairs.size() > MOST_CHOICES ? List.of() : pairs;
  }

  /** The question in words. */
  public String words() {
    return switch (question) {
      case LABEL -> "Which column is the label?";
      case LEAVE_OUT -> "The first column has no name. Is it to be left out, as a count of rows?";
      case HEADER -> "The first line counts 0, 1, 2. Are these the names of the columns?";
      case LAYOUT -> "Do the channels of an image come first or last?";
      case ARRAYS ->
          choices.isEmpty()
              ? "Which arrays are the features and the labels? Write their names at Arrays."
              : "Which arrays are the features and the labels?";
    };
  }

  /** A choice in words. */
  public String words(String choice) {
    return switch (question) {
      case LABEL, ARRAYS -> choice;
      case LEAVE_OUT -> "leave it out";
      case HEADER -> choice.equals("true") ? "names" : "an example";
      case LAYOUT -> choice.equals("chw") ? "first" : "last";
    };
  }
}
