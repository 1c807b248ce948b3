package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as NumPy stores it in an {@code .npy} file: element type, shape, and the elements in
 * row-major (C) order. Immutable.
 *
 * <p>Written is version 1.0, little-endian; read are versions 1.0, 2.0 and 3.0 in either byte
 * order. Source: NumPy Enhancement Proposal 1.
 */
public final class NpyArray {
  private static final int ALIGNMENT = 64;
  private static final int FIXED_HEADER = NpyHeader.MAGIC.length() + 4;

  private final NpyType type;
  private final List<Integer> shape;
  private final int size;

  /** Not to be written to, nor its position moved. */
  private final ByteBuffer data;

  private NpyArray(NpyType type, List<Integer> shape, int size, ByteBuffer data) {
    this.type = type;
    this.shape = List.copyOf(shape);
    this.size = size;
    this.data = data;
  }

  /** A vector of 32-bit floats; the values are rounded to them. */
  public static NpyArray ofFloats(double[] values) {
    ByteBuffer data = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
    for (double value : values) {
      data.putFloat((float) value);
    }
    return new NpyArray(NpyType.FLOAT32, List.of(values.length), values.length, data.flip());
  }

  /** A vector of 64-bit floats. */
  public static NpyArray ofDoubles(double[] values) {
    ByteBuffer data = littleEndian(Math.multiplyExact(values.length, Double.BYTES));
    for (double value : values) {
      data.putDouble(value);
    }
    return new NpyArray(NpyType.FLOAT64, List.of(values.length), values.length, data.flip());
  }

  /**
   * The same values as a table of rows of the given length.
   *
   * @throws IllegalArgumentException if the last row is not full
   */
  public NpyArray inRowsOf(int length) {
    if (size % length != 0) {
      throw new IllegalArgumentException(
          "%,d values do not make rows of %,d".formatted(size, length));
    }
    return new NpyArray(type, List.of(size / length, length), size, data);
  }

  /** A single whole number, without dimensions. */
  public static NpyArray ofLong(long value) {
    ByteBuffer data = littleEndian(Long.BYTES).putLong(value).flip();
    return new NpyArray(NpyType.INT64, List.of(), 1, data);
  }

  /**
   * Reads an {@code .npy} file, gzipped or plain.
   *
   * @throws UnreadableDataException if it is missing, damaged, no {@code .npy} file, or holds
   *     elements that are not numbers
   */
  public static NpyArray read(DataFile file) {
    return file.read(content -> read(file.name(), content, true));
  }

  /**
   * Reads from a stream.
   *
   * @param name under which errors speak of it
   * @param toTheEnd whether nothing may follow
   */
  static NpyArray read(String name, InputStream content, boolean toTheEnd) throws IOException {
    NpyHeader header = NpyHeader.read(name, content);
    int size = header.size();
    byte[] bytes = content.readNBytes(size * header.type().bytes());
    if (bytes.length < size * header.type().bytes()) {
      throw UnreadableDataException.of(
          "%s ends before the %,d elements that its header promises; replace it by an intact copy.",
          name, size);
    }
    if (toTheEnd && content.read() != -1) {
      throw UnreadableDataException.of(
          "%s goes on after the %,d elements that its header promises; replace it by an intact"
              + " copy.",
          name, size);
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(header.order());
    return new NpyArray(header.type(), header.shape(), size, data);
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
    return shape.size() == 1
        ? "(%d,)".formatted(shape.getFirst())
        : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
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
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(type.descriptor(), shapeText());
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
