package dev.edgescope.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with a run file as a whole. */
public final class RunFiles {
  private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);
  private static final String LOG_FILE = "-wal";
  private static final String LOG_INDEX = "-shm";

  /** A new file before it has its name. */
  private static final String FRESH = "-new";

  private static final String JOURNAL = "-journal";

  /** Where the head of an SQLite file says how it is to be read, and that it is with a log. */
  private static final int READ_VERSION = 19;

  private static final byte WITH_LOG = 2;

  /** Who writes a run file, as of now. */
  public enum Writer {
    /** Nobody; the file is complete. */
    NONE,
    THIS_PROCESS,
    ANOTHER_PROCESS,
    /** Nobody any more: its writer did not come to close it. It lacks at most a second. */
    BROKEN_OFF
  }

  private RunFiles() {}

  /** Who writes a run file, as of now. */
  public static Writer writer(Path file) throws IOException {
    Writer holder = WriteLock.holder(file);
    return holder == Writer.NONE && hasLog(file) ? Writer.BROKEN_OFF : holder;
  }

  /**
   * What tells the process that {@link Writer#BROKEN_OFF broke off} from others, so that the runs
   * of one window are known to belong together; empty where that is not known.
   */
  public static String brokenWriter(Path file) throws IOException {
    return WriteLock.signature(file);
  }

  /** Whether a log lies beside a file that is not empty. */
  static boolean hasLog(Path file) throws IOException {
    Path log = beside(file, LOG_FILE);
    return Files.exists(log) && Files.size(log) > 0;
  }

  /**
   * What is to be said of a run or sweep that its writer has not closed and that has no log beside
   * it, as where the file alone was copied.
   *
   * @return a sentence; empty for all others, and for what is no file to be read
   */
  public static Optional<String> missingLog(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file) || writer(file) != Writer.NONE) {
      return Optional.empty();
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(READ_VERSION + 1);
    }
    if (head.length <= READ_VERSION || head[READ_VERSION] != WITH_LOG) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s was not closed by its writer, and its log (%s) is not beside it: where the file was"
                + " copied, copy the log too, or what was recorded last is missing.",
            file,
            file.getFileName() + LOG_FILE));
  }

  /**
   * Copies a run, complete even while it is being written.
   *
   * @param to takes the place of what has its name, and of that one's log
   * @throws RunFileException if {@code from} is no readable run file, or {@code to} is being
   *     written
   */
  public static void copy(Path from, Path to) throws IOException {
    RunFile.open(from).close();
    try (WriteLock _ = WriteLock.take(to)) {
      Path fresh = fresh(to);
      try (Connection connection = Sqlite.openToRead(from);
          PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
        vacuum.setString(1, fresh.toAbsolutePath().toString());
        vacuum.execute();
      } catch (SQLException e) {
        throw new IOException(
            String.format(Locale.ROOT, "%s cannot be written: %s", to, Sqlite.reason(e)), e);
      }
      putInPlace(fresh, to);
    }
  }

  /**
   * The path under which a new file is made before it gets its name; nothing is there.
   *
   * @param file to be; its lock is held
   */
  public static Path fresh(Path file) throws IOException {
    Path fresh = beside(file, FRESH);
    Files.deleteIfExists(fresh);
    // What was left beside it by a writer that was killed would be played into the new one.
    Files.deleteIfExists(beside(fresh, JOURNAL));
    return fresh;
  }

  /** Gives a new file its name; the log of the file that had it before goes with that one. */
  public static void putInPlace(Path fresh, Path file) throws IOException {
    for (String suffix : List.of(LOG_FILE, LOG_INDEX, JOURNAL)) {
      Files.deleteIfExists(beside(file, suffix));
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Renames a run that nobody writes, with the log that an interrupted writer has left beside it.
   *
   * @throws RunFileException if it is being written
   * @throws IOException if it cannot be renamed, or something has the name already
   */
  public static void move(Path from, Path to) throws IOException {
    try (WriteLock _ = WriteLock.take(from)) {
      foldLog(from);
      for (String suffix : List.of(LOG_FILE, "")) {
        if (Files.exists(beside(from, suffix))) {
          Files.move(beside(from, suffix), beside(to, suffix));
        }
      }
      // The index of the log; made anew when it is missing.
      Files.deleteIfExists(beside(from, LOG_INDEX));
    }
  }

  /** A single file is renamed at one stroke; where that cannot be made the log goes along. */
  private static void foldLog(Path file) throws IOException {
    if (!hasLog(file)) {
      return;
    }
    try {
      RunFile.open(file).close();
      try (Connection connection = Sqlite.openToWrite(file)) {
        Sqlite.execute(connection, "PRAGMA journal_mode = DELETE");
      }
    } catch (SQLException | RunFileException e) {
      LOG.info("{} keeps its log", file, e);
    }
  }

  /**
   * Deletes a run that nobody writes.
   *
   * @throws RunFileException if it is being written
   */
  public static void delete(Path file) throws IOException {
    try (WriteLock _ = WriteLock.take(file)) {
      for (String suffix : List.of("", LOG_FILE, LOG_INDEX)) {
        Files.deleteIfExists(beside(file, suffix));
      }
    }
  }

  /**
   * Makes a single file of a run that broke off and what its writer has left beside it.
   *
   * @throws RunFileException if it is no run file, or is being written
   */
  public static void tidy(Path file) throws IOException {
    try {
      RunFileWriter.append(file, Sqlite::openToWrite).close();
    } catch (SQLException e) {
      throw new IOException(
          String.format(Locale.ROOT, "%s cannot be written: %s", file, Sqlite.reason(e)), e);
    }
  }

  /**
   * Names a run, also one that is being written.
   *
   * @throws RunFileException if it is no run file, or may not be written
   */
  public static void label(Path file, RunLabel label) {
    RunFile.open(file).close();
    try (Connection connection = Sqlite.openToWrite(file)) {
      connection.setAutoCommit(false);
      Schema.bringUpToDate(connection, RunHead.read(connection, file));
      label.write(connection);
      connection.commit();
    } catch (SQLException e) {
      throw switch (Sqlite.code(e)) {
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
            new RunFileException(
                file + " is write-protected, so it keeps its name and note; copy it first.", e);
        default ->
            new RunFileException(
                String.format(
                    Locale.ROOT,
                    "%s cannot be written (%s); free space, or copy it to another folder.",
                    file,
                    Sqlite.reason(e)),
                e);
      };
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
