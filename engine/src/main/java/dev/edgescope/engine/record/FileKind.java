package dev.edgescope.engine.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * A kind of SQLite file that Edgescope writes: what tells one, and how one is opened to be read,
 * which may be a stranger's.
 *
 * @param whole what a file holds one of: {@code run}
 * @param name in a sentence, with its extension: {@code run file (.edgescope)}
 * @param applicationId marks the files of this kind
 * @param version counts incompatible changes
 * @param statements that make its tables
 */
public record FileKind(
    String whole, String name, int applicationId, int version, List<String> statements) {

  private static final Logger LOG = LoggerFactory.getLogger(FileKind.class);

  public FileKind {
    statements = List.copyOf(statements);
  }

  /**
   * Reads what tells the run, or the sweep, of a file.
   *
   * @param <H> what tells it
   */
  @FunctionalInterface
  public interface HeadReader<H> {
    /**
     * Reads it.
     *
     * @throws RunFileException if there is none, or it is damaged
     */
    H read(Connection connection, Path file) throws SQLException;
  }

  /**
   * What is read of a file.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is not what was written
     */
    T read() throws SQLException;
  }

  /**
   * Opens a file to be read; another process may be writing it meanwhile.
   *
   * @param head tells whose file it is
   * @param same whether two heads are of the same run or sweep
   * @throws RunFileException if it is missing, of another kind, damaged, or of a newer version
   */
  public <H> Connection open(Path file, HeadReader<H> head, BiPredicate<H, H> same) {
    if (!Files.exists(file)) {
      throw new RunFileException(
          String.format(Locale.ROOT, "%s does not exist; give the path of a %s.", file, name));
    }
    if (!Files.isRegularFile(file)) {
      throw new RunFileException(
          String.format(Locale.ROOT, "%s is not a file; give the path of a %s.", file, name));
    }
    if (!Files.isReadable(file)) {
      throw new RunFileException(
          String.format(
              Locale.ROOT, "%s may not be read; give a %s that you may read.", file, name));
    }
    try {
      return connect(file, head, same);
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether a file bears the mark of this kind; not where it cannot be read. */
  public boolean marks(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    // The mark is there before a writer's log is, and needs no lock to be read.
    try (Connection connection = Sqlite.openUnchanging(file)) {
      return Sqlite.number(connection, "PRAGMA application_id") == applicationId;
    } catch (SQLException e) {
      return false;
    }
  }

  private <H> Connection connect(Path file, HeadReader<H> head, BiPredicate<H, H> same)
      throws SQLException {
    Connection connection = Sqlite.openToRead(file);
    try {
      requireOurs(file, connection);
      requireOwnLog(file, connection, head, same);
      return connection;
    } catch (SQLException e) {
      connection.close();
      boolean noRoomForLocks =
          Sqlite.code(e) == SQLiteErrorCode.SQLITE_CANTOPEN
              || Sqlite.code(e) == SQLiteErrorCode.SQLITE_READONLY;
      boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
      if (!noRoomForLocks || hasLog) {
        throw e;
      }
    } catch (RunFileException e) {
      connection.close();
      throw e;
    }
    Connection unchanging = Sqlite.openUnchanging(file);
    try {
      requireOurs(file, unchanging);
      return unchanging;
    } catch (SQLException | RunFileException e) {
      unchanging.close();
      throw e;
    }
  }

  /**
   * A log that its writer has left is played into the file by SQLite whosever it is. A file knows
   * its run or sweep also without a log, since it is made whole before it gets one.
   */
  private <H> void requireOwnLog(
      Path file, Connection connection, HeadReader<H> head, BiPredicate<H, H> same)
      throws SQLException {
    try {
      if (RunFiles.writer(file) != RunFiles.Writer.BROKEN_OFF) {
        return;
      }
    } catch (IOException e) {
      throw new RunFileException(
          String.format(Locale.ROOT, "%s cannot be read: %s.", file, FileReason.of(e)), e);
    }
    H logged = head.read(connection, file);
    try (Connection without = Sqlite.openUnchanging(file)) {
      if (!same.test(head.read(without, file), logged)) {
        throw RunFileException.damaged(file, "the log beside it is that of another " + whole);
      }
    } catch (SQLException e) {
      // The log was being played into the file when that broke off, by a full disk or a kill: from
      // then on the file is whole only with it.
      LOG.debug("{} cannot be read without its log", file, e);
    }
  }

  /**
   * Reads one state of a file, whatever is written meanwhile.
   *
   * @param connection to it
   * @throws RunFileException if it turns out to be damaged
   */
  public <T> T reading(Path file, Connection connection, Reading<T> reading) {
    try {
      connection.setAutoCommit(false);
      try {
        return reading.read();
      } catch (IllegalArgumentException e) {
        throw RunFileException.damaged(file, String.valueOf(e.getMessage()), e);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  private void requireOurs(Path file, Connection connection) throws SQLException {
    long mark = Sqlite.number(connection, "PRAGMA application_id");
    if (mark != applicationId && mark >> Byte.SIZE == applicationId >> Byte.SIZE) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s is another kind of file of Edgescope's; give the path of a %s.",
              file,
              name));
    }
    if (mark != applicationId) {
      throw new RunFileException(
          String.format(
              Locale.ROOT, "%s was not written by Edgescope; give the path of a %s.", file, name));
    }
    long found = Sqlite.number(connection, "PRAGMA user_version");
    if (found > version) {
      throw new RunFileException(
          String.format(
                  Locale.ROOT,
                  "%s was written by a newer Edgescope (file version %d, this one reads up to %d);"
                      + " use that",
                  file,
                  found,
                  version)
              + " one.");
    }
    if (found < 1) {
      throw RunFileException.damaged(file, "its version is " + found);
    }
    try {
      requirePlain(connection);
    } catch (IllegalArgumentException e) {
      throw RunFileException.damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Refuses what a stranger may have put into a file to be executed: triggers, views and tables
   * under our names that do more than hold rows.
   *
   * @throws IllegalArgumentException if there is any
   */
  void requirePlain(Connection connection) throws SQLException {
    Set<String> own =
        statements.stream()
            .filter(statement -> statement.startsWith("CREATE"))
            .map(String::strip)
            .collect(Collectors.toSet());
    Set<String> names =
        own.stream().map(statement -> statement.split(" ", -1)[2]).collect(Collectors.toSet());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT type, tbl_name, sql FROM sqlite_schema")) {
      while (rows.next()) {
        String type = rows.getString(1);
        String sql = rows.getString(3);
        boolean index = "index".equals(type) && sql == null; // of a primary key
        boolean table = "table".equals(type) && sql != null && own.contains(sql.strip());
        boolean foreign =
            "table".equals(type)
                && sql != null
                && !names.contains(String.valueOf(rows.getString(2)))
                && sql.regionMatches(true, 0, "CREATE TABLE", 0, 12);
        if (!index && !table && !foreign) {
          throw new IllegalArgumentException(
              "it holds a table, index, view or trigger that no Edgescope makes");
        }
      }
    }
  }

  /** Why SQLite cannot read a file of this kind, in one sentence. */
  public RunFileException unreadable(Path file, SQLException e) {
    return switch (Sqlite.code(e)) {
      case SQLITE_NOTADB ->
          new RunFileException(
              String.format(
                  Locale.ROOT,
                  "%s was not written by Edgescope; give the path of a %s.",
                  file,
                  name),
              e);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_READONLY ->
          new RunFileException(
              String.format(
                  Locale.ROOT, "%s cannot be opened; give a %s that you may read.", file, name),
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new RunFileException(
              file + " is held by another program; try again when that has let go of it.", e);
      default -> RunFileException.damaged(file, "SQLite says: " + Sqlite.reason(e), e);
    };
  }
}
