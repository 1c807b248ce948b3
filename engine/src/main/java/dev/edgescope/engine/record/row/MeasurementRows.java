package dev.edgescope.engine.record.row;

import dev.edgescope.engine.measure.Measurement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measurements as rows: for each number its two-byte id in the table of quantities and eight bytes,
 * little-endian. What is not a number is left out.
 */
public final class MeasurementRows {
  private static final int ENTRY = Short.BYTES + Double.BYTES;

  private final PreparedStatement insert;
  private final PreparedStatement insertQuantity;
  private final Map<String, Integer> ids = new HashMap<>();

  public MeasurementRows(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO measurement (seq, step, data, crc) VALUES (?, ?, ?, ?)");
    insertQuantity =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO quantity (id, name, crc) VALUES (?, ?, ?)");
    for (Map.Entry<Integer, String> name : names(connection).entrySet()) {
      ids.put(name.getValue(), name.getKey());
    }
  }

  public void insert(long seq, Measurement measurement) throws SQLException {
    Map<String, Double> values = Quantities.of(measurement);
    values.values().removeIf(value -> value.isNaN());
    ByteBuffer bytes = ByteBuffer.allocate(ENTRY * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Map.Entry<String, Double> value : values.entrySet()) {
      bytes.putShort((short) id(value.getKey())).putDouble(value.getValue());
    }
    insert.setLong(1, seq);
    insert.setLong(2, measurement.step());
    insert.setBytes(3, bytes.array());
    insert.setLong(4, check(seq, measurement.step(), bytes.array()));
    insert.executeUpdate();
  }

  private int id(String name) throws SQLException {
    Integer known = ids.get(name);
    int id = known == null ? ids.size() + 1 : known;
    if (known == null) {
      insertQuantity.setInt(1, id);
      insertQuantity.setString(2, name);
      insertQuantity.setLong(3, new RowCheck().add(id).add(name).value());
      insertQuantity.executeUpdate();
      ids.put(name, id);
    }
    return id;
  }

  /**
   * The measurement of a row.
   *
   * @throws IllegalArgumentException if {@link #insert} has not written this
   */
  public static Measurement decode(long step, byte[] data, Map<Integer, String> names) {
    if (data.length % ENTRY != 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%,d bytes are no measurement", data.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Double> values = new HashMap<>();
    while (bytes.hasRemaining()) {
      String name = names.get((int) bytes.getShort());
      double value = bytes.getDouble();
      if (name == null) {
        throw new IllegalArgumentException("A measurement has a quantity without a name");
      }
      values.put(name, value);
    }
    return Quantities.measurement(step, values);
  }

  /**
   * The table of quantities.
   *
   * @throws IllegalArgumentException if a row is damaged
   */
  public static Map<Integer, String> names(Connection connection) throws SQLException {
    Map<Integer, String> names = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, name, crc FROM quantity ORDER BY id")) {
      while (rows.next()) {
        int id = rows.getInt(1);
        String name = String.valueOf(rows.getString(2));
        if (rows.getLong(3) != new RowCheck().add(id).add(name).value()) {
          throw new IllegalArgumentException("The name of a quantity is damaged");
        }
        names.put(id, name);
      }
    }
    return names;
  }

  public static long check(long seq, long step, byte[] data) {
    return new RowCheck().add(seq).add(step).add(data).value();
  }
}
