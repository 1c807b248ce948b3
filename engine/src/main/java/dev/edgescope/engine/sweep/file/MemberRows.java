package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.record.row.RowCheck;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Outcomes as rows. What is not a number, and a step that did not come, is null. */
final class MemberRows {
  static final String COLUMNS =
      "cell, status, reason, steps, learning_time, examples, diverged_at, final_loss, min_loss,"
          + " test_loss, train_accuracy, test_accuracy, steps_to_threshold,"
          + " learning_time_to_threshold, examples_to_threshold, max_x, final_x, first_edge_step,"
          + " k_mean, k_beyond_share, regime, start_x, start_k, final_k, start_trace, final_trace,"
          + " curve, seconds, crc";

  private static final int POINT = Long.BYTES + 5 * Double.BYTES;

  private final PreparedStatement insert;

  MemberRows(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO member ("
                + COLUMNS
                + ") VALUES (?"
                + ", ?".repeat(COLUMNS.split(",", -1).length - 1)
                + ")");
  }

  /** Adds a member, of whose cell there is none. */
  void insert(MemberOutcome outcome) throws SQLException {
    Cells cells = new Cells(insert);
    cells.add(outcome.cell());
    cells.add(Words.of(outcome.status()));
    cells.add(outcome.reason());
    cells.add(outcome.steps());
    cells.add(outcome.learningTime());
    cells.add(outcome.examples());
    cells.addStep(outcome.divergedAt());
    cells.add(outcome.finalLoss());
    cells.add(outcome.minLoss());
    cells.add(outcome.testLoss());
    cells.add(outcome.trainAccuracy());
    cells.add(outcome.testAccuracy());
    cells.addStep(outcome.stepsToThreshold());
    cells.add(outcome.learningTimeToThreshold());
    cells.addStep(outcome.examplesToThreshold());
    cells.add(outcome.maxX());
    cells.add(outcome.finalX());
    cells.addStep(outcome.firstEdgeStep());
    cells.add(outcome.kMean());
    cells.add(outcome.kBeyondShare());
    Regime regime = outcome.regime();
    cells.add(regime == null ? null : Words.of(regime));
    cells.add(outcome.startX());
    cells.add(outcome.startK());
    cells.add(outcome.finalK());
    cells.add(outcome.startTrace());
    cells.add(outcome.finalTrace());
    cells.add(encode(outcome.curve()));
    cells.add(outcome.seconds());
    cells.addCheck();
    insert.executeUpdate();
  }

  /** Fills a statement from the left, and gathers the checksum of what it fills in. */
  private static final class Cells {
    private final PreparedStatement statement;
    private final RowCheck check = new RowCheck();
    private int column;

    Cells(PreparedStatement statement) {
      this.statement = statement;
    }

    void add(long value) throws SQLException {
      statement.setLong(++column, value);
      check.add(value);
    }

    void addStep(long step) throws SQLException {
      if (step == MemberOutcome.NEVER) {
        statement.setNull(++column, Types.INTEGER);
      } else {
        statement.setLong(++column, step);
      }
      check.add(step);
    }

    void add(double value) throws SQLException {
      if (Double.isNaN(value)) {
        statement.setNull(++column, Types.REAL);
      } else {
        statement.setDouble(++column, value);
      }
      check.add(value);
    }

    void add(@Nullable String value) throws SQLException {
      statement.setString(++column, value);
      check.add(value == null ? "" : value);
    }

    void add(byte[] value) throws SQLException {
      statement.setBytes(++column, value);
      check.add(value);
    }

    void addCheck() throws SQLException {
      statement.setLong(++column, check.value());
    }
  }

  /**
   * The outcome of a row.
   *
   * @param row of {@link #COLUMNS}
   * @throws IllegalArgumentException if it is not what was written
   */
  static MemberOutcome read(ResultSet row) throws SQLException {
    Reader cells = new Reader(row);
    MemberOutcome outcome =
        new MemberOutcome(
            (int) cells.whole(),
            cells.word(Status.class),
            cells.text(),
            cells.whole(),
            cells.number(),
            cells.whole(),
            cells.step(),
            cells.number(),
            cells.number(),
            cells.number(),
            cells.number(),
            cells.number(),
            cells.step(),
            cells.number(),
            cells.step(),
            cells.number(),
            cells.number(),
            cells.step(),
            cells.number(),
            cells.number(),
            cells.regime(),
            cells.number(),
            cells.number(),
            cells.number(),
            cells.number(),
            cells.number(),
            Double.NaN,
            List.of());
    List<CurvePoint> curve = decode(cells.bytes());
    double seconds = cells.number();
    cells.requireCheck(outcome.cell());
    return outcome.with(seconds, curve);
  }

  private static final class Reader {
    private final ResultSet row;
    private final RowCheck check = new RowCheck();
    private int column;

    Reader(ResultSet row) {
      this.row = row;
    }

    long whole() throws SQLException {
      long value = row.getLong(++column);
      check.add(value);
      return value;
    }

    long step() throws SQLException {
      long value = row.getLong(++column);
      long step = row.wasNull() ? MemberOutcome.NEVER : value;
      check.add(step);
      return step;
    }

    double number() throws SQLException {
      double value = row.getDouble(++column);
      double number = row.wasNull() ? Double.NaN : value;
      check.add(number);
      return number;
    }

    String text() throws SQLException {
      String value = row.getString(++column);
      String text = value == null ? "" : value;
      check.add(text);
      return text;
    }

    <E extends Enum<E>> E word(Class<E> type) throws SQLException {
      return constant(type, text());
    }

    @Nullable Regime regime() throws SQLException {
      String text = text();
      return text.isEmpty() ? null : constant(Regime.class, text);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
      for (E constant : type.getEnumConstants()) {
        if (Words.of(constant).equals(word)) {
          return constant;
        }
      }
      throw new IllegalArgumentException("A member has a word that is not known: " + word);
    }

    byte[] bytes() throws SQLException {
      byte[] value = row.getBytes(++column);
      byte[] bytes = value == null ? new byte[0] : value;
      check.add(bytes);
      return bytes;
    }

    void requireCheck(int cell) throws SQLException {
      if (row.getLong(++column) != check.value()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "its member %,d is not what was written", cell));
      }
    }
  }

  private static byte[] encode(List<CurvePoint> curve) {
    ByteBuffer bytes = ByteBuffer.allocate(POINT * curve.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (CurvePoint point : curve) {
      bytes
          .putLong(point.step())
          .putDouble(point.learningTime())
          .putDouble(point.loss())
          .putDouble(point.sharpness())
          .putDouble(point.x())
          .putDouble(point.k());
    }
    return bytes.array();
  }

  private static List<CurvePoint> decode(byte[] data) {
    if (data.length % POINT != 0 || data.length > POINT * MemberOutcome.CURVE) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%,d bytes are no curve", data.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    List<CurvePoint> curve = new ArrayList<>();
    while (bytes.hasRemaining()) {
      curve.add(
          new CurvePoint(
              bytes.getLong(),
              bytes.getDouble(),
              bytes.getDouble(),
              bytes.getDouble(),
              bytes.getDouble(),
              bytes.getDouble()));
    }
    return curve;
  }
}
