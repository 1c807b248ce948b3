package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an array in the IDX format, that of MNIST's files: two zero bytes, one for the type of the
 * elements and one for the number of dimensions, then the length of each as four bytes, then the
 * elements in row-major order; all big-endian. Source: the description at MNIST's home page.
 */
final class IdxArray {
  private static final int MAX_DIMENSIONS = 64;

  private IdxArray() {}

  /**
   * Reads the first rows, what the first dimension counts; a file that is not wanted whole is not
   * read whole.
   *
   * @param rows at most
   * @throws UnreadableDataException if the file is missing, damaged, no IDX file, shorter or longer
   *     than its header says, or as many rows are too large
   */
  static NpyArray read(DataFile file, int rows) {
    return file.readSized((content, size) -> {
      NpyHeader header = header(file.name(), content);
      return NpyArray.read(file.name(), header, content, size, rows);
    });
  }

  private static NpyHeader header(String name, InputStream content) throws IOException {
    byte[] magic = content.readNBytes(Integer.BYTES);
    if (magic.length < Integer.BYTES || magic[0] != 0 || magic[1] != 0) {
      throw UnreadableDataException.of(
          "%s is not an IDX file: it does not start with two zero bytes, a type and a number of"
              + " dimensions; give a file in the format of MNIST's.",
          name);
    }
    NpyType type =
        switch (magic[2]) {
          case 0x08 -> NpyType.UINT8;
          case 0x09 -> NpyType.INT8;
          case 0x0B -> NpyType.INT16;
          case 0x0C -> NpyType.INT32;
          case 0x0D -> NpyType.FLOAT32;
          case 0x0E -> NpyType.FLOAT64;
          default ->
              throw UnreadableDataException.of(
                  "%s is an IDX file of the type 0x%02X; give one of 0x08 (bytes without sign),"
                      + " 0x09 (bytes), 0x0B (short), 0x0C (int), 0x0D (float) or 0x0E (double).",
                  name, magic[2]);
        };
    int dimensions = magic[3] & 0xff;
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw UnreadableDataException.of(
          "%s is an IDX file of %d dimensions; give one of 1 to %d.",
          name, dimensions, MAX_DIMENSIONS);
    }
    byte[] lengths = content.readNBytes(dimensions * Integer.BYTES);
    if (lengths.length < dimensions * Integer.BYTES) {
      throw UnreadableDataException.of(
          "%s ends inside its header; replace it by an intact copy.", name);
    }
    ByteBuffer stored = ByteBuffer.wrap(lengths);
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      int length = stored.getInt();
      if (length < 0) {
        throw UnreadableDataException.of(
            "%s declares a dimension of %,d; give an array with dimensions below 2,147,483,648.",
            name, length & 0xffffffffL);
      }
      shape.add(length);
    }
    return new NpyHeader(type, ByteOrder.BIG_ENDIAN, shape, false, magic.length + lengths.length);
  }
}
