package dev.edgescope.engine.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/** What can be done with a run file as a whole. */
public final class RunFiles {
  private static final String LOG = "-wal";
  private static final String LOG_INDEX = "-shm";

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
    boolean hasLog = Files.exists(beside(file, LOG)) && Files.size(beside(file, LOG)) > 0;
    return holder == Writer.NONE && hasLog ? Writer.BROKEN_OFF : holder;
  }

  /**
   * Copies a run, complete even while it is being written.
   *
   * @param to takes the place of what has its name
   * @throws RunFileException if {@code from} is no readable run file
   */
  public static void copy(Path from, Path to) throws IOException {
    RunFile.open(from).close();
    Path fresh = beside(to, "-new");
    Files.deleteIfExists(fresh);
    try (Connection connection = Sqlite.openToRead(from);
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, fresh.toAbsolutePath().toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw new IOException("%s cannot be written: %s".formatted(to, e.getMessage()), e);
    }
    Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Renames a run that nobody writes, with the log that an interrupted writer has left beside it.
   *
   * @throws RunFileException if it is being written
   */
  public static void move(Path from, Path to) throws IOException {
    try (WriteLock _ = WriteLock.take(from)) {
      for (String suffix : List.of(LOG, "")) {
        if (Files.exists(beside(from, suffix))) {
          Files.move(beside(from, suffix), beside(to, suffix));
        }
      }
      // The index of the log; made anew when it is missing.
      Files.deleteIfExists(beside(from, LOG_INDEX));
    }
  }

  /**
   * Deletes a run that nobody writes.
   *
   * @throws RunFileException if it is being written
   */
  public static void delete(Path file) throws IOException {
    try (WriteLock _ = WriteLock.take(file)) {
      for (String suffix : List.of("", LOG, LOG_INDEX)) {
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
      throw new IOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
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
      Schema.bringUpToDate(connection);
      label.write(connection);
      connection.commit();
    } catch (SQLException e) {
      throw switch (Sqlite.code(e)) {
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
            new RunFileException(
                file + " is write-protected, so it keeps its name and note; copy it first.", e);
        default ->
            new RunFileException(
                "%s cannot be written (%s); free space, or copy it to another folder."
                    .formatted(
                        file,
                        Sqlite.code(e) == SQLiteErrorCode.SQLITE_FULL
                            ? "the disk is full"
                            : e.getMessage()),
                e);
      };
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
