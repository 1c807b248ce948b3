package dev.edgescope.engine.data;

import java.util.List;
import java.util.Locale;

/**
 * A data file can be read in several ways, and nothing in it says which is meant. The message tells
 * which setting decides; a window asks the question instead.
 */
public final class AmbiguousDataException extends UnreadableDataException {

  /** What is to be decided. */
  public enum Question {
    /** Which column of a table is the label. */
    LABEL,
    /** Which columns of a table are no features. */
    LEAVE_OUT,
    /** Whether the first line of a table has the names of its columns. */
    HEADER,
    /** Which dimension of images is that of their channels. */
    LAYOUT,
    /** Which arrays of an archive are features and labels. */
    ARRAYS
  }

  private final Question question;

  @SuppressWarnings("serial") // never sent anywhere
  private final List<String> choices;

  private AmbiguousDataException(Question question, List<String> choices, String message) {
    super(message);
    this.question = question;
    this.choices = List.copyOf(choices);
  }

  /**
   * What is to be decided, with a message of its own.
   *
   * @param choices the answers that there are, the likeliest first
   */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  public static AmbiguousDataException of(
      Question question, List<String> choices, String format, Object... arguments) {
    return new AmbiguousDataException(
        question, choices, String.format(Locale.ROOT, format, arguments));
  }

  public Question question() {
    return question;
  }

  /** The answers that there are, the likeliest first. */
  public List<String> choices() {
    return choices;
  }
}
