package dev.edgescope.engine.data;

import java.nio.ByteBuffer;

/** The element types of {@code .npy} files that are read. */
public enum NpyType {
  FLOAT16("f2", Short.BYTES),
  FLOAT32("f4", Float.BYTES),
  FLOAT64("f8", Double.BYTES),
  INT8("i1", Byte.BYTES),
  INT16("i2", Short.BYTES),
  INT32("i4", Integer.BYTES),
  INT64("i8", Long.BYTES),
  UINT8("u1", Byte.BYTES),
  UINT16("u2", Short.BYTES),
  UINT32("u4", Integer.BYTES),
  UINT64("u8", Long.BYTES),
  BOOLEAN("b1", Byte.BYTES);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The name without byte order, {@code f4} for 32-bit floats. */
  String code() {
    return code;
  }

  /** The name as this program writes it, little-endian. */
  String descriptor() {
    return (bytes == 1 ? "|" : "<") + code;
  }

  /** Size of an element. */
  int bytes() {
    return bytes;
  }

  /** Whether the elements are floating-point numbers. */
  public boolean isFloat() {
    return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
  }

  double get(ByteBuffer data, int index) {
    int at = index * bytes;
    return switch (this) {
      case FLOAT16 -> Float.float16ToFloat(data.getShort(at));
      case FLOAT32 -> data.getFloat(at);
      case FLOAT64 -> data.getDouble(at);
      case INT8 -> data.get(at);
      case INT16 -> data.getShort(at);
      case INT32 -> data.getInt(at);
      case INT64 -> data.getLong(at);
      case UINT8, BOOLEAN -> data.get(at) & 0xff;
      case UINT16 -> data.getShort(at) & 0xffff;
      case UINT32 -> data.getInt(at) & 0xffffffffL;
      case UINT64 -> unsigned(data.getLong(at));
    };
  }

  private static double unsigned(long bits) {
    // Halved, with the bit that is lost kept for the rounding.
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}
