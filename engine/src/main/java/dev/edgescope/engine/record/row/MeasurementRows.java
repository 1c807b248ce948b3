package dev.edgescope.engine.record.row;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Measurements as rows, in the form of {@link QuantityNames}. */
public final class MeasurementRows {
  private final PreparedStatement insert;
  private final QuantityNames names;

  public MeasurementRows(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO measurement (seq, step, data, crc) VALUES (?, ?, ?, ?)");
    names = new QuantityNames(connection);
  }

  public void insert(long seq, Measurement measurement) throws SQLException {
    byte[] data = names.encode(Quantities.of(measurement));
    insert.setLong(1, seq);
    insert.setLong(2, measurement.step());
    insert.setBytes(3, data);
    insert.setLong(4, check(seq, measurement.step(), data));
    insert.executeUpdate();
  }

  /**
   * The measurement of a row.
   *
   * @throws IllegalArgumentException if {@link #insert} has not written this
   */
  public static Measurement decode(long step, byte[] data, Map<Integer, String> names) {
    if (data.length % QuantityNames.ENTRY != 0) {
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

  public static long check(long seq, long step, byte[] data) {
    return new RowCheck().add(seq).add(step).add(data).value();
  }
}
