package dev.edgescope.engine.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of a run file; {@code docs/run-file.md} describes them. */
final class Schema {
  /** Marks an SQLite file as ours: "EDGE". */
  static final int APPLICATION_ID = 0x45444745;

  /** Counts incompatible changes; a new quantity or kind of event is none. */
  static final int VERSION = 6;

  /** The version since which a run can have a name. */
  static final int FIRST_WITH_LABEL = 2;

  /** The version since which checkpoints have parts. */
  static final int FIRST_WITH_PARTS = 3;

  /** The version since which a file knows the number of its rows, and its machines. */
  static final int FIRST_WITH_EXTENT = 5;

  private static final String LABEL =
      """
      CREATE TABLE label (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        crc INTEGER NOT NULL)
      """;

  private static final String CHECKPOINT_PART =
      """
      CREATE TABLE checkpoint_part (
        step INTEGER NOT NULL,
        part TEXT NOT NULL,
        data BLOB NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (step, part))
      """;

  private static final String EXTENT =
      """
      CREATE TABLE extent (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        rows INTEGER NOT NULL,
        checkpoints INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        quantities INTEGER NOT NULL,
        machines INTEGER NOT NULL,
        crc INTEGER NOT NULL)
      """;

  private static final String MACHINE =
      """
      CREATE TABLE machine (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL,
        processor TEXT NOT NULL,
        blas TEXT NOT NULL,
        kernel TEXT NOT NULL,
        crc INTEGER NOT NULL)
      """;

  static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            config TEXT NOT NULL,
            program TEXT NOT NULL,
            data_checksum TEXT NOT NULL,
            parameters INTEGER NOT NULL,
            examples INTEGER NOT NULL,
            outputs INTEGER NOT NULL,
            started INTEGER NOT NULL,
            crc INTEGER NOT NULL)
          """,
          """
          CREATE TABLE steps (
            seq INTEGER PRIMARY KEY,
            first_step INTEGER NOT NULL,
            data BLOB NOT NULL,
            crc INTEGER NOT NULL)
          """,
          """
          CREATE TABLE quantity (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            crc INTEGER NOT NULL)
          """,
          """
          CREATE TABLE measurement (
            seq INTEGER PRIMARY KEY,
            step INTEGER NOT NULL,
            data BLOB NOT NULL,
            crc INTEGER NOT NULL)
          """,
          """
          CREATE TABLE event (
            seq INTEGER PRIMARY KEY,
            step INTEGER NOT NULL,
            time INTEGER NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            crc INTEGER NOT NULL)
          """,
          """
          CREATE TABLE checkpoint (
            step INTEGER PRIMARY KEY,
            learning_time REAL NOT NULL,
            learning_rate REAL NOT NULL,
            batch_size INTEGER NOT NULL,
            parameters BLOB NOT NULL,
            velocity BLOB NOT NULL,
            crc INTEGER NOT NULL)
          """,
          LABEL,
          CHECKPOINT_PART,
          EXTENT,
          MACHINE,
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION);

  /** What is counted of a run; steps, measurements and events are numbered together. */
  static final Extent.Kind ROWS =
      new Extent.Kind(
          "run",
          List.of(
              new Extent.Column(
                  "rows",
                  "rows",
                  "(SELECT count(*) FROM steps) + (SELECT count(*) FROM measurement)"
                      + " + (SELECT count(*) FROM event)"),
              Extent.Column.of("checkpoints", "checkpoints", "checkpoint"),
              Extent.Column.of("parts", "parts", "checkpoint_part"),
              Extent.Column.of("quantities", "quantities", "quantity"),
              Extent.Column.of("machines", "machines", "machine")));

  private Schema() {}

  /** The version of an open file. */
  static long version(Connection connection) throws SQLException {
    return Sqlite.number(connection, "PRAGMA user_version");
  }

  /** Counts the rows, as part of the transaction that changes them. */
  static void writeExtent(Connection connection, RunHead head) throws SQLException {
    Extent.count(ROWS, connection).write(connection, head.check());
  }

  /**
   * Compares the rows that are there with those that should be, so far as the file tells.
   *
   * @throws IllegalArgumentException if rows are missing, or those of another run
   */
  static void requireExtent(Connection connection, RunHead head) throws SQLException {
    if (version(connection) >= FIRST_WITH_EXTENT) {
      Extent.require(ROWS, connection, head.check());
    } else if (Sqlite.number(
            connection,
            "SELECT count(*) = coalesce(max(seq), 0) FROM (SELECT seq FROM steps UNION ALL"
                + " SELECT seq FROM measurement UNION ALL SELECT seq FROM event)")
        != 1) {
      throw new IllegalArgumentException("rows are missing");
    }
  }

  /** Brings a file of an older version to this one; what it holds stays as it is. */
  static void bringUpToDate(Connection connection, RunHead head) throws SQLException {
    long version = version(connection);
    if (version < FIRST_WITH_LABEL) {
      Sqlite.execute(connection, LABEL);
    }
    if (version < FIRST_WITH_PARTS) {
      Sqlite.execute(connection, CHECKPOINT_PART);
    }
    if (version < FIRST_WITH_EXTENT) {
      Sqlite.execute(connection, EXTENT);
      Sqlite.execute(connection, MACHINE);
      writeExtent(connection, head);
    }
    if (version < VERSION) {
      Sqlite.execute(connection, "PRAGMA user_version = " + VERSION);
    }
  }
}
