package dev.edgescope.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the elements of the first rows of an array lie in its file, and their way out of it.
 *
 * <p>In Fortran order the first index runs fastest: a column of as many elements as there are rows
 * lies before the next, and the columns are those of the other indices, the second of which runs
 * fastest among them.
 */
final class NpyLayout {
  /** What an array in memory can be as long as. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

  private final NpyHeader header;
  private final List<Integer> shape;
  private final int declaredRows;
  private final int rows;
  private final long columns;

  private NpyLayout(
      NpyHeader header, List<Integer> shape, int declaredRows, int rows, long columns) {
    this.header = header;
    this.shape = shape;
    this.declaredRows = declaredRows;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * @param most rows that are wanted
   * @throws UnreadableDataException if as many rows do not fit into an array
   */
  static NpyLayout of(String name, NpyHeader header, int most) {
    List<Integer> declared = header.shape();
    int declaredRows = declared.isEmpty() ? 1 : declared.getFirst();
    int rows = Math.min(declaredRows, most);
    List<Integer> shape = new ArrayList<>(declared);
    if (!shape.isEmpty()) {
      shape.set(0, rows);
    }
    long columns = 1;
    for (int dimension : declared.subList(Math.min(1, declared.size()), declared.size())) {
      columns *= dimension;
      if (columns * header.type().bytes() > MAX_BYTES) {
        throw tooLarge(name, header, most);
      }
    }
    if (rows * columns * header.type().bytes() > MAX_BYTES) {
      throw tooLarge(name, header, most);
    }
    return new NpyLayout(header, List.copyOf(shape), declaredRows, rows, columns);
  }

  /** Of the rows that are wanted. */
  List<Integer> shape() {
    return shape;
  }

  /** Number of rows in the file. */
  int declaredRows() {
    return declaredRows;
  }

  /** Number of elements that are wanted. */
  int size() {
    return Math.toIntExact(rows * columns);
  }

  /** Whether all that the file holds is wanted. */
  boolean isWhole() {
    return rows == declaredRows;
  }

  /** Number of bytes of all elements in the file. */
  long totalBytes() {
    return declaredRows * columns * header.type().bytes();
  }

  /** The elements that are wanted, in row-major order. */
  byte[] read(String name, InputStream content) throws IOException {
    return header.fortranOrder() && rows > 0 && columns > 1
        ? readColumns(name, content)
        : readExactly(name, content, size() * header.type().bytes());
  }

  private byte[] readColumns(String name, InputStream content) throws IOException {
    int each = header.type().bytes();
    // Grows with what is there: how many columns follow is the header's word.
    var columnByColumn = new ByteArrayOutputStream();
    for (int i = 0; i < columns; i++) {
      if (i > 0) {
        skip(name, content, (long) (declaredRows - rows) * each);
      }
      columnByColumn.write(readExactly(name, content, rows * each));
    }
    byte[] columnMajor = columnByColumn.toByteArray();
    byte[] rowMajor = new byte[columnMajor.length];
    for (int i = 0; i < columns; i++) {
      int place = rowMajor(i);
      for (int row = 0; row < rows; row++) {
        int from = (i * rows + row) * each;
        int to = Math.toIntExact((row * columns + place) * each);
        System.arraycopy(columnMajor, from, rowMajor, to, each);
      }
    }
    return rowMajor;
  }

  /** Where a column of Fortran order is in a row. */
  private int rowMajor(int column) {
    int place = 0;
    int rest = column;
    int stride = Math.toIntExact(columns);
    for (int dimension : shape.subList(1, shape.size())) {
      stride /= dimension;
      place += rest % dimension * stride;
      rest /= dimension;
    }
    return place;
  }

  private byte[] readExactly(String name, InputStream content, int length) throws IOException {
    byte[] bytes = content.readNBytes(length);
    if (bytes.length < length) {
      throw tooShort(name);
    }
    return bytes;
  }

  private void skip(String name, InputStream content, long length) throws IOException {
    try {
      content.skipNBytes(length);
    } catch (EOFException e) {
      throw tooShort(name);
    }
  }

  UnreadableDataException tooShort(String name) {
    return UnreadableDataException.of(
        "%s ends before the %,d elements that its header promises; replace it by an intact copy.",
        name, declaredRows * columns);
  }

  UnreadableDataException tooLong(String name) {
    return UnreadableDataException.of(
        "%s goes on after the %,d elements that its header promises; replace it by an intact copy.",
        name, declaredRows * columns);
  }

  private static UnreadableDataException tooLarge(String name, NpyHeader header, int most) {
    String shape = NpyHeader.text(header.shape());
    return header.shape().isEmpty() || most >= header.shape().getFirst()
        ? UnreadableDataException.of(
            "%s declares the shape %s; give an array of less than 2 GB.", name, shape)
        : UnreadableDataException.of(
            "%s declares the shape %s, of which %,d examples are wanted; give an array of which as"
                + " many take less than 2 GB.",
            name, shape, most);
  }
}
