package dev.edgescope.engine.record;

import dev.edgescope.engine.config.Limits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The few things that are particular to SQLite. */
public final class Sqlite {
  private static final int BUSY_MILLIS = 5_000;

  /** Of a row: a checkpoint has the parameters and the velocity, in double precision at most. */
  private static final int MOST_BYTES = (2 * Double.BYTES + 1) * Limits.MAX_PARAMETERS;

  private Sqlite() {}

  /** Opens for writing; makes the file where there is none. */
  public static Connection openToWrite(Path file) throws SQLException {
    return connect(new SQLiteConfig(), url(file));
  }

  /** Opens an existing file; nothing is ever written to it. */
  public static Connection openToRead(Path file) throws SQLException {
    return connect(readOnly(), url(file));
  }

  /**
   * Opens a file that nobody writes, in a folder where not even the locks of a reader can be put.
   */
  public static Connection openUnchanging(Path file) throws SQLException {
    return connect(readOnly(), url(file) + "?immutable=1");
  }

  /** Opens a database that is gone when it is closed. */
  public static Connection openInMemory() throws SQLException {
    return connect(new SQLiteConfig(), "jdbc:sqlite::memory:");
  }

  private static SQLiteConfig readOnly() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config;
  }

  /**
   * The file may be a stranger's: no function in its schema is called, no cell is believed to be
   * larger than its page, and nothing larger than a run file can hold is taken into memory.
   *
   * @throws RunFileException if SQLite itself is not to be had
   */
  private static Connection connect(SQLiteConfig config, String url) throws SQLException {
    SqliteLibrary.load();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(MOST_BYTES));
    config.setPragma(Pragma.LIMIT_ATTACHED, "1"); // VACUUM INTO takes one
    Connection connection = config.createConnection(url);
    try {
      execute(connection, "PRAGMA trusted_schema = OFF");
      execute(connection, "PRAGMA cell_size_check = ON");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row; 0 where there is none. */
  public static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** The primary part of SQLite's result code. */
  public static SQLiteErrorCode code(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  /** What went wrong, in a line. */
  public static String reason(SQLException e) {
    if (code(e) == SQLiteErrorCode.SQLITE_FULL) {
      return "the disk is full";
    }
    return String.join(" ", String.valueOf(e.getMessage()).lines().map(String::strip).toList());
  }

  /** A URI, so that no character of a file's name is taken for a parameter. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }
}
