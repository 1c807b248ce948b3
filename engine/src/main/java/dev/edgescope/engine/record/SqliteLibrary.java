package dev.edgescope.engine.record;

import dev.edgescope.engine.machine.JavaOptions;
import dev.edgescope.engine.machine.NativeCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native code, which must be unpacked into a folder with room for it whose files may be
 * executed. The temporary folder is tried first, then the one in which the native code of the
 * numerical library lies and runs.
 */
final class SqliteLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

  /** The library's own property, which a user may set too. */
  private static final String FOLDER = "org.sqlite.tmpdir";

  private static boolean loaded;

  private SqliteLibrary() {}

  /**
   * Loads it, unless that has been done.
   *
   * @throws RunFileException if there is no folder from which it can be loaded
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    String chosen = System.getProperty(FOLDER);
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception | LinkageError e) {
      String tried = chosen == null ? System.getProperty("java.io.tmpdir", "") : chosen;
      LOG.info("SQLite cannot be loaded from {}", tried, e);
      String other = otherFolder();
      try {
        System.setProperty(FOLDER, other);
        SQLiteJDBCLoader.initialize();
      } catch (Exception | LinkageError again) {
        restore(chosen);
        again.addSuppressed(e);
        throw new RunFileException(
            String.format(
                    Locale.ROOT,
                    "No run can be recorded or read: SQLite's native code cannot be loaded from %s"
                        + " or %s;",
                    tried,
                    other)
                + " name a folder with room for it whose files may be executed, by "
                + JavaOptions.given("-Dorg.sqlite.tmpdir=FOLDER")
                + ".",
            again);
      }
    }
    loaded = true;
  }

  private static String otherFolder() {
    try {
      return NativeCode.folder().toString();
    } catch (IOException e) {
      LOG.info("There is no folder for native code", e);
      return Path.of("").toAbsolutePath().toString();
    }
  }

  private static void restore(@Nullable String chosen) {
    if (chosen == null) {
      System.clearProperty(FOLDER);
    } else {
      System.setProperty(FOLDER, chosen);
    }
  }
}
