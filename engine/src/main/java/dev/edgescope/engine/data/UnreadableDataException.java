package dev.edgescope.engine.data;

import java.util.Locale;

/**
 * A data file cannot be used. The message is one sentence for the user: the file, what was found,
 * what was expected and what to do.
 */
public sealed class UnreadableDataException extends RuntimeException
    permits AmbiguousDataException {
  public UnreadableDataException(String message) {
    super(PlainText.of(message));
  }

  public UnreadableDataException(String message, Throwable cause) {
    super(PlainText.of(message), cause);
  }

  /** Formats the message alike on every machine, whatever its locale. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  public static UnreadableDataException of(String format, Object... arguments) {
    return new UnreadableDataException(String.format(Locale.ROOT, format, arguments));
  }
}
