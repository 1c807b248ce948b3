package dev.edgescope.engine.record.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * A vector of parameter space as bytes, little-endian: a byte for the width of an element, then the
 * elements; as 32-bit floats where every element is one exactly.
 */
public final class VectorBlob {
  private VectorBlob() {}

  public static byte[] encode(double[] values) {
    boolean floats = true;
    for (double value : values) {
      floats &= Double.compare((float) value, value) == 0;
    }
    int width = floats ? Float.BYTES : Double.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(1, Math.multiplyExact(width, values.length)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) width);
    for (double value : values) {
      if (floats) {
        bytes.putFloat((float) value);
      } else {
        bytes.putDouble(value);
      }
    }
    return bytes.array();
  }

  /**
   * The vector of a row.
   *
   * @throws IllegalArgumentException if {@link #encode} has not written this
   */
  public static double[] decode(byte[] data) {
    int width = data.length == 0 ? 0 : data[0];
    if ((width != Float.BYTES && width != Double.BYTES) || (data.length - 1) % width != 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%,d bytes are no vector", data.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    bytes.get();
    double[] values = new double[(data.length - 1) / width];
    for (int i = 0; i < values.length; i++) {
      values[i] = width == Float.BYTES ? bytes.getFloat() : bytes.getDouble();
    }
    return values;
  }
}
