package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array as NumPy stores it in an {@code .npy} file: element type, shape, and the elements in
 * row-major (C) order. Immutable.
 *
 * <p>Written is version 1.0, little-endian, in C order; read are versions 1.0, 2.0 and 3.0 in
 * either byte order and either order of elements. Source: NumPy Enhancement Proposal 1.
 *
 * <p>Not by ND4J 1.0.0-M2.1, which was tried: it aborts the process on a big-endian file, reads
 * memory of others where a file ends early, mixes up the elements of Fortran order both reading and
 * writing, and knows neither versions 2.0 and 3.0 nor whole numbers of 32 bits without sign.
 */
public final class NpyArray {
  private static final int ALIGNMENT = 64;
  private static final int FIXED_HEADER = NpyHeader.MAGIC.length() + 4;

  private final NpyType type;
  private final List<Integer> shape;
  private final int size;
  private final int declaredRows;

  /** Not to be written to, nor its position moved. */
  private final ByteBuffer data;

  private NpyArray(NpyType type, List<Integer> shape, int size, int declaredRows, ByteBuffer data) {
    this.type = type;
    this.shape = List.copyOf(shape);
    this.size = size;
    this.declaredRows = declaredRows;
    this.data = data;
  }

  /** A vector of 32-bit floats; the values are rounded to them. */
  public static NpyArray ofFloats(double[] values) {
    ByteBuffer data = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
    for (double value : values) {
      data.putFloat((float) value);
    }
    return vector(NpyType.FLOAT32, values.length, data.flip());
  }

  /** A vector of 64-bit floats. */
  public static NpyArray ofDoubles(double[] values) {
    ByteBuffer data = littleEndian(Math.multiplyExact(values.length, Double.BYTES));
    for (double value : values) {
      data.putDouble(value);
    }
    return vector(NpyType.FLOAT64, values.length, data.flip());
  }

  /**
   * The elements of an ND4J array, in its shape.
   *
   * @throws IllegalArgumentException if they are neither 32-bit nor 64-bit floats, or the array has
   *     a dimension of more than 2^31 - 1
   */
  public static NpyArray of(INDArray array) {
    boolean single = array.dataType() == DataType.FLOAT;
    if (!single && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An array of %s; give one of FLOAT or DOUBLE, as castTo makes it",
              array.dataType()));
    }
    double[] values = array.dup('c').data().asDouble();
    NpyArray vector = single ? ofFloats(values) : ofDoubles(values);
    List<Integer> shape = Arrays.stream(array.shape()).mapToObj(Math::toIntExact).toList();
    int rows = shape.isEmpty() ? 1 : shape.getFirst();
    return new NpyArray(vector.type, shape, vector.size, rows, vector.data);
  }

  /**
   * The same as an ND4J array of the caller's: floats of 16 or 32 bits as FLOAT, others as DOUBLE.
   */
  public INDArray array() {
    long[] dimensions = shape.stream().mapToLong(Integer::longValue).toArray();
    boolean single = type == NpyType.FLOAT16 || type == NpyType.FLOAT32;
    INDArray doubles = Nd4j.create(toDoubles(), dimensions, 'c');
    return single ? doubles.castTo(DataType.FLOAT) : doubles;
  }

  private static NpyArray vector(NpyType type, int length, ByteBuffer data) {
    return new NpyArray(type, List.of(length), length, length, data);
  }

  /**
   * The same values as a table of rows of the given length.
   *
   * @throws IllegalArgumentException if the last row is not full
   */
  public NpyArray inRowsOf(int length) {
    if (size % length != 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%,d values do not make rows of %,d", size, length));
    }
    int rows = size / length;
    return new NpyArray(type, List.of(rows, length), size, rows, data);
  }

  /** A single whole number, without dimensions. */
  public static NpyArray ofLong(long value) {
    ByteBuffer data = littleEndian(Long.BYTES).putLong(value).flip();
    return new NpyArray(NpyType.INT64, List.of(), 1, 1, data);
  }

  /**
   * Reads an {@code .npy} file, gzipped or plain.
   *
   * @throws UnreadableDataException if it is missing, damaged, no {@code .npy} file, too large, or
   *     holds elements that are not numbers
   */
  public static NpyArray read(DataFile file) {
    return read(file, Integer.MAX_VALUE);
  }

  /**
   * Reads the first rows of an {@code .npy} file, gzipped or plain: what its first dimension
   * counts.
   *
   * @param rows at most; what follows them is not read
   * @throws UnreadableDataException if the file is missing, damaged, no {@code .npy} file, holds
   *     elements that are not numbers, or as many rows are too large
   */
  static NpyArray read(DataFile file, int rows) {
    return file.readSized((content, size) -> read(file.name(), content, size, rows));
  }

  /**
   * Reads from a stream.
   *
   * @param name under which errors speak of it
   * @param length of the stream, where it is known; it is compared with the header before memory is
   *     taken
   * @param rows at most
   */
  static NpyArray read(String name, InputStream content, OptionalLong length, int rows)
      throws IOException {
    return read(name, NpyHeader.read(name, content), content, length, rows);
  }

  /** Reads what follows a header. */
  static NpyArray read(
      String name, NpyHeader header, InputStream content, OptionalLong length, int rows)
      throws IOException {
    NpyLayout layout = NpyLayout.of(name, header, rows);
    if (length.isPresent()) {
      long elements = length.getAsLong() - header.bytes();
      if (elements < layout.totalBytes()) {
        throw layout.tooShort(name);
      }
      if (elements > layout.totalBytes()) {
        throw layout.tooLong(name);
      }
    }
    byte[] bytes = layout.read(name, content);
    if (layout.isWhole() && content.read() != -1) {
      throw layout.tooLong(name);
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(header.order());
    return new NpyArray(header.type(), layout.shape(), layout.size(), layout.declaredRows(), data);
  }

  public NpyType type() {
    return type;
  }

  /** Lengths of the dimensions; empty for a single number. */
  public List<Integer> shape() {
    return shape;
  }

  /** The shape as Python writes it: {@code (3, 4)}, {@code (5,)}. */
  public String shapeText() {
    return NpyHeader.text(shape);
  }

  /** Number of rows of the file that this was read from, the first of which it holds. */
  int declaredRows() {
    return declaredRows;
  }

  /** Number of elements. */
  public int size() {
    return size;
  }

  /** An element, counted in row-major order. */
  public double get(int index) {
    return type.get(data, index);
  }

  /** All elements in row-major order. */
  public double[] toDoubles() {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = get(i);
    }
    return values;
  }

  /** Writes this as an {@code .npy} file; does not close the stream. */
  public void write(OutputStream out) throws IOException {
    String text =
        "{'descr': '"
            + type.descriptor()
            + "', 'fortran_order': False, 'shape': "
            + shapeText()
            + ", }";
    int unpadded = FIXED_HEADER + text.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    int length = text.length() + padding + 1;
    out.write(NpyHeader.MAGIC.getBytes(StandardCharsets.ISO_8859_1));
    out.write(new byte[] {1, 0, (byte) length, (byte) (length >> 8)});
    out.write((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    out.write(littleEndianBytes());
  }

  private byte[] littleEndianBytes() {
    int each = type.bytes();
    byte[] bytes = new byte[size * each];
    boolean reversed = data.order() == ByteOrder.BIG_ENDIAN;
    for (int start = 0; start < bytes.length; start += each) {
      for (int i = 0; i < each; i++) {
        bytes[start + i] = data.get(start + (reversed ? each - 1 - i : i));
      }
    }
    return bytes;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
