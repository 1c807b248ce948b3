package dev.edgescope.engine.data;

import java.util.regex.Pattern;

/** Text out of a file that a sentence quotes. */
public final class PlainText {
  /** What moves the cursor, turns the direction of writing or is no character at all. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}]");

  private PlainText() {}

  /** The same with question marks for what cannot be printed in a line. */
  public static String of(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }
}
