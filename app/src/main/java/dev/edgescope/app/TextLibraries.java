package dev.edgescope.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The libraries of the system that JavaFX draws text with on Linux. Where one is missing it fails
 * in the middle of a window, or of a picture, so they are looked for before.
 */
final class TextLibraries {
  /** As the two libraries of JavaFX that draw text name them. */
  private static final List<String> NEEDED =
      List.of(
          "libfreetype.so.6",
          "libfontconfig.so.1",
          "libglib-2.0.so.0",
          "libgobject-2.0.so.0",
          "libpango-1.0.so.0",
          "libpangoft2-1.0.so.0");

  private TextLibraries() {}

  /** What is missing on this machine and how to install it, in one sentence; empty if nothing. */
  static Optional<String> missing() {
    return missing(System.getProperty("os.name", ""), TextLibraries::loads);
  }

  /**
   * What is missing, and how to install it.
   *
   * @param system its name
   * @param loads whether a library of a name can be loaded
   */
  static Optional<String> missing(String system, Predicate<String> loads) {
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    return NEEDED.stream()
        .filter(loads.negate())
        .findFirst()
        .map(library ->
            String.format(
                Locale.ROOT,
                "No picture can be drawn, because the library %s is missing, which text needs;"
                    + " install Pango (on Debian and Ubuntu: apt install libpangoft2-1.0-0).",
                library));
  }

  @SuppressWarnings("restricted")
  private static boolean loads(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
