package dev.edgescope.engine.record.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of quantities of a file, and named numbers as bytes: for each number its two-byte id in
 * that table and eight bytes, little-endian. What is not a number is left out.
 */
public final class QuantityNames {
  static final int ENTRY = Short.BYTES + Double.BYTES;

  private final PreparedStatement insert;
  private final Map<String, Integer> ids = new HashMap<>();

  /** Adds to the names that a file has. */
  public QuantityNames(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO quantity (id, name, crc) VALUES (?, ?, ?)");
    for (Map.Entry<Integer, String> name : read(connection).entrySet()) {
      ids.put(name.getValue(), name.getKey());
    }
  }

  /** Numbers by their names as bytes; names that are new get a row of their own first. */
  public byte[] encode(Map<String, Double> values) throws SQLException {
    List<Map.Entry<String, Double>> defined =
        values.entrySet().stream().filter(value -> !value.getValue().isNaN()).toList();
    ByteBuffer bytes = ByteBuffer.allocate(ENTRY * defined.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Map.Entry<String, Double> value : defined) {
      bytes.putShort((short) id(value.getKey())).putDouble(value.getValue());
    }
    return bytes.array();
  }

  /** Number of names. */
  public int size() {
    return ids.size();
  }

  private int id(String name) throws SQLException {
    Integer known = ids.get(name);
    int id = known == null ? ids.size() + 1 : known;
    if (known == null) {
      insert.setInt(1, id);
      insert.setString(2, name);
      insert.setLong(3, check(id, name));
      insert.executeUpdate();
      ids.put(name, id);
    }
    return id;
  }

  /**
   * The table of quantities.
   *
   * @throws IllegalArgumentException if a row is damaged
   */
  public static Map<Integer, String> read(Connection connection) throws SQLException {
    Map<Integer, String> names = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, name, crc FROM quantity ORDER BY id")) {
      while (rows.next()) {
        int id = rows.getInt(1);
        String name = String.valueOf(rows.getString(2));
        if (rows.getLong(3) != check(id, name)) {
          throw new IllegalArgumentException("The name of a quantity is damaged");
        }
        names.put(id, name);
      }
    }
    return names;
  }

  private static long check(int id, String name) {
    return new RowCheck().add(id).add(name).value();
  }
}
