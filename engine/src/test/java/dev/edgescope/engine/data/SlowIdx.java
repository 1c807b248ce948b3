package dev.edgescope.engine.data;

import java.nio.ByteBuffer;

/** An array of an IDX file, element by element: what {@link IdxReader} is compared with. */
final class SlowIdx {
  private final ByteBuffer file;
  private final int dimensions;

  SlowIdx(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    dimensions = bytes[3];
  }

  int count() {
    return file.getInt(4);
  }

  int each() {
    int each = 1;
    for (int i = 1; i < dimensions; i++) {
      each *= file.getInt(4 + 4 * i);
    }
    return each;
  }

  double get(int row, int column) {
    int index = row * each() + column;
    int start = 4 + 4 * dimensions;
    return switch (file.get(2)) {
      case 0x08 -> file.get(start + index) & 0xff;
      case 0x09 -> file.get(start + index);
      case 0x0B -> file.getShort(start + 2 * index);
      case 0x0C -> file.getInt(start + 4 * index);
      case 0x0D -> file.getFloat(start + 4 * index);
      default -> file.getDouble(start + 8 * index);
    };
  }
}
