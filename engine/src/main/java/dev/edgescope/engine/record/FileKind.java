package dev.edgescope.engine.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sqlite.SQLiteErrorCode;

/**
 * A kind of SQLite file that Edgescope writes: what tells one, and how one is opened to be read,
 * which may be a stranger's.
 *
 * @param name in a sentence, with its extension: {@code run file (.edgescope)}
 * @param applicationId marks the files of this kind
 * @param version counts incompatible changes
 * @param statements that make its tables
 */
public record FileKind(String name, int applicationId, int version, List<String> statements) {

  public FileKind {
    statements = List.copyOf(statements);
  }

  /** What else must be true of a file that is open. */
  @FunctionalInterface
  public interface Condition {
    /**
     * Checks the file.
     *
     * @throws RunFileException if it is not
     */
    void require(Connection connection) throws SQLException;
  }

  /**
   * Opens a file to be read; another process may be writing it meanwhile.
   *
   * @param condition tried while the log of a writer may still count
   * @throws RunFileException if it is missing, of another kind, damaged, or of a newer version
   */
  public Connection open(Path file, Condition condition) {
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
      return connect(file, condition);
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

  private Connection connect(Path file, Condition condition) throws SQLException {
    Connection connection = Sqlite.openToRead(file);
    try {
      requireOurs(file, connection);
      condition.require(connection);
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
