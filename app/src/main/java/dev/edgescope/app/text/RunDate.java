package dev.edgescope.app.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a run was, as the window writes it. */
public final class RunDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private RunDate() {}

  /** "24 Nov 2026, 11:35", where the user is. */
  public static String of(Instant time) {
    return FORMAT.format(time.atZone(ZoneId.systemDefault()));
  }
}
