package dev.edgescope.engine.record.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The checksum of a row: SQLite notices a damaged page only where the damage makes its tree
 * impossible, not where a number has become another number.
 */
public final class RowCheck {
  private final CRC32C crc = new CRC32C();

  public RowCheck add(long value) {
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    return this;
  }

  public RowCheck add(double value) {
    return add(Double.doubleToLongBits(value));
  }

  /** The length first, so that a byte cannot move from one value to the next. */
  public RowCheck add(byte[] value) {
    add((long) value.length);
    crc.update(value);
    return this;
  }

  public RowCheck add(String value) {
    return add(value.getBytes(StandardCharsets.UTF_8));
  }

  public long value() {
    return crc.getValue();
  }
}
