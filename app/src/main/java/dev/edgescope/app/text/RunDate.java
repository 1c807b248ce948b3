package dev.edgescope.app.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a run was, as the window writes it. */
public final class RunDate {
  private RunDate() {}

  /** "24 Nov 2026, 11:35" in the language of the window, where the user is. */
  public static String of(Instant time) {
    return DateTimeFormatter.ofPattern(
            Words.text("text.runDate.pattern"),
            Locale.forLanguageTag(Words.text("text.runDate.language")))
        .format(time.atZone(ZoneId.systemDefault()));
  }
}
