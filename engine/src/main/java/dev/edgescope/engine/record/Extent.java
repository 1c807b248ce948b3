package dev.edgescope.engine.record;

import dev.edgescope.engine.record.row.RowCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many rows a file has. A row that is missing leaves no checksum behind; this one tells of all,
 * and belongs to the run or the sweep whose beginning it was made with, so that a log of another is
 * not taken for its own.
 *
 * @param kind what is counted
 * @param counts in the order of its columns
 */
public record Extent(Kind kind, List<Long> counts) {

  /**
   * What is counted of a kind of file.
   *
   * @param whole that the rows belong to: "run"
   * @param columns in the order of their checksum
   */
  public record Kind(String whole, List<Column> columns) {
    public Kind {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A number of rows.
   *
   * @param name of the column
   * @param words what they are, in the plural
   * @param count an SQL expression
   */
  public record Column(String name, String words, String count) {

    /** The rows of a table. */
    public static Column of(String name, String words, String table) {
      return new Column(name, words, "(SELECT count(*) FROM " + table + ")");
    }
  }

  public Extent {
    counts = List.copyOf(counts);
  }

  /** The rows that are there. */
  public static Extent count(Kind kind, Connection connection) throws SQLException {
    return read(
        kind,
        connection,
        "SELECT " + kind.columns().stream().map(Column::count).collect(Collectors.joining(", ")));
  }

  private static Extent read(Kind kind, Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalArgumentException("it lacks the number of its rows");
      }
      List<Long> counts = new ArrayList<>();
      for (int i = 0; i < kind.columns().size(); i++) {
        counts.add(row.getLong(i + 1));
      }
      return new Extent(kind, counts);
    }
  }

  private static String names(Kind kind) {
    return kind.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /**
   * Writes it, as part of the transaction that changes it.
   *
   * @param head a checksum that was begun with what tells the run or the sweep
   */
  public void write(Connection connection, RowCheck head) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO extent (id, "
            + names(kind)
            + ", crc) VALUES (1"
            + ", ?".repeat(counts.size() + 1)
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < counts.size(); i++) {
        insert.setLong(i + 1, counts.get(i));
      }
      insert.setLong(counts.size() + 1, check(head));
      insert.executeUpdate();
    }
  }

  /**
   * Compares what is there with what should be.
   *
   * @param head a checksum that was begun with what tells the run or the sweep
   * @throws IllegalArgumentException if rows are missing, or those of another
   */
  public static void require(Kind kind, Connection connection, RowCheck head) throws SQLException {
    Extent written = read(kind, connection, "SELECT " + names(kind) + " FROM extent WHERE id = 1");
    if (Sqlite.number(connection, "SELECT crc FROM extent WHERE id = 1") != written.check(head)) {
      throw new IllegalArgumentException("its rows belong to another " + kind.whole());
    }
    Extent found = count(kind, connection);
    if (!found.equals(written)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "it has %s where %s were written", found, written));
    }
  }

  private long check(RowCheck head) {
    counts.forEach(head::add);
    return head.value();
  }

  /** "5 members, 0 measurements and 2 quantities". */
  @Override
  public String toString() {
    List<String> parts =
        IntStream.range(0, counts.size())
            .mapToObj(i ->
                String.format(Locale.ROOT, "%d %s", counts.get(i), kind.columns().get(i).words()))
            .toList();
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
