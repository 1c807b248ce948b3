package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.record.Extent;
import dev.edgescope.engine.record.FileKind;
import java.util.List;

/** The tables of the file of a sweep; {@code docs/sweep-file.md} describes them. */
final class SweepSchema {
  /** Marks an SQLite file as ours: "EDGS". */
  private static final int APPLICATION_ID = 0x45444753;

  private static final int VERSION = 1;

  static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE sweep (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            plan TEXT NOT NULL,
            program TEXT NOT NULL,
            machine TEXT NOT NULL,
            started INTEGER NOT NULL,
            crc INTEGER NOT NULL)
          """,
          """
          CREATE TABLE member (
            cell INTEGER PRIMARY KEY,
            status TEXT NOT NULL,
            reason TEXT NOT NULL,
            steps INTEGER NOT NULL,
            learning_time REAL,
            examples INTEGER NOT NULL,
            diverged_at INTEGER,
            final_loss REAL,
            min_loss REAL,
            test_loss REAL,
            train_accuracy REAL,
            test_accuracy REAL,
            steps_to_threshold INTEGER,
            learning_time_to_threshold REAL,
            examples_to_threshold INTEGER,
            max_x REAL,
            final_x REAL,
            first_edge_step INTEGER,
            k_mean REAL,
            k_beyond_share REAL,
            regime TEXT,
            start_x REAL,
            start_k REAL,
            final_k REAL,
            start_trace REAL,
            final_trace REAL,
            curve BLOB NOT NULL,
            seconds REAL NOT NULL,
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
            cell INTEGER NOT NULL,
            step INTEGER NOT NULL,
            data BLOB NOT NULL,
            crc INTEGER NOT NULL,
            PRIMARY KEY (cell, step))
          """,
          """
          CREATE TABLE extent (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            members INTEGER NOT NULL,
            measurements INTEGER NOT NULL,
            quantities INTEGER NOT NULL,
            crc INTEGER NOT NULL)
          """,
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION);

  /** What tells the file of a sweep. */
  static final FileKind KIND =
      new FileKind("sweep", "sweep file (.edgesweep)", APPLICATION_ID, VERSION, STATEMENTS);

  /** What is counted of a sweep. */
  static final Extent.Kind ROWS =
      new Extent.Kind(
          "sweep",
          List.of(
              Extent.Column.of("members", "members", "member"),
              Extent.Column.of("measurements", "measurements", "measurement"),
              Extent.Column.of("quantities", "quantities", "quantity")));

  private SweepSchema() {}
}
