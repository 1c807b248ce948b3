package dev.edgescope.engine.record;

import dev.edgescope.engine.data.PlainText;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A run file, or a file of many, cannot be read or written. The message is one sentence for the
 * user: the file, what is the matter and what to do.
 */
public final class RunFileException extends RuntimeException {
  public RunFileException(String message) {
    super(PlainText.of(message));
  }

  public RunFileException(String message, Throwable cause) {
    super(PlainText.of(message), cause);
  }

  /** Bytes that no Edgescope has written. */
  public static RunFileException damaged(Path file, String where, Throwable cause) {
    return new RunFileException(damage(file, where), cause);
  }

  /** Bytes that no Edgescope has written. */
  public static RunFileException damaged(Path file, String where) {
    return new RunFileException(damage(file, where));
  }

  private static String damage(Path file, String where) {
    return String.format(Locale.ROOT, "%s is damaged (%s); use an intact copy.", file, where);
  }
}
