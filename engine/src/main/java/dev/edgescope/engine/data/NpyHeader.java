package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of an {@code .npy} file, checked. */
record NpyHeader(NpyType type, ByteOrder order, List<Integer> shape, int size) {
  static final String MAGIC = "\u0093NUMPY";

  /** NumPy itself refuses to parse more. */
  private static final int MAX_LENGTH = 10_000;

  private static final Pattern DESCRIPTOR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>=|])([a-zA-Z]\\w*)['\"]");
  private static final Pattern FORTRAN =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d,\\s]*)\\)");

  /** Reads as far as the first element. */
  static NpyHeader read(String name, InputStream content) throws IOException {
    byte[] start = content.readNBytes(MAGIC.length() + 2);
    String magic = new String(start, StandardCharsets.ISO_8859_1);
    if (start.length < MAGIC.length() + 2 || !magic.startsWith(MAGIC)) {
      throw UnreadableDataException.of(
          "%s is not an .npy file: it does not start with \\x93NUMPY; give a file that numpy.save"
              + " wrote.",
          name);
    }
    int version = start[MAGIC.length()];
    if (version < 1 || version > 3) {
      throw UnreadableDataException.of(
          "%s is an .npy file of version %d; give one of version 1, 2 or 3.", name, version);
    }
    return parse(name, text(name, content, version == 1 ? Short.BYTES : Integer.BYTES));
  }

  private static String text(String name, InputStream content, int lengthBytes) throws IOException {
    byte[] stored = content.readNBytes(lengthBytes);
    long length = 0;
    for (int i = stored.length - 1; i >= 0; i--) {
      length = length << 8 | (stored[i] & 0xff);
    }
    if (stored.length == lengthBytes && length > MAX_LENGTH) {
      throw UnreadableDataException.of(
          "%s declares a header of %,d bytes; give an .npy file with at most %,d.",
          name, length, MAX_LENGTH);
    }
    byte[] header = content.readNBytes((int) length);
    if (stored.length < lengthBytes || header.length < length) {
      throw UnreadableDataException.of(
          "%s ends inside its header; replace it by an intact copy.", name);
    }
    return new String(header, StandardCharsets.UTF_8);
  }

  private static NpyHeader parse(String name, String text) {
    Matcher descriptor = DESCRIPTOR.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!descriptor.find() || !fortran.find() || !shape.find()) {
      throw UnreadableDataException.of(
          "%s has the header \"%s\"; give a plain array of numbers, without fields or objects.",
          name, text.strip());
    }
    NpyType type = type(name, descriptor.group(2));
    ByteOrder order =
        descriptor.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    List<Integer> dimensions = new ArrayList<>();
    long size = 1;
    for (String part : shape.group(1).split(",", -1)) {
      if (!part.isBlank()) {
        long dimension = dimension(name, part.strip());
        dimensions.add((int) dimension);
        size *= dimension;
        if (size * type.bytes() > Integer.MAX_VALUE - 64) {
          throw tooLarge(name, shape.group(1).strip());
        }
      }
    }
    if (fortran.group(1).equals("True") && dimensions.size() > 1) {
      throw UnreadableDataException.of(
          "%s holds its elements in Fortran order; save numpy.ascontiguousarray of it.", name);
    }
    return new NpyHeader(type, order, List.copyOf(dimensions), (int) size);
  }

  private static NpyType type(String name, String code) {
    for (NpyType type : NpyType.values()) {
      if (type.code().equals(code)) {
        return type;
      }
    }
    throw UnreadableDataException.of(
        "%s holds elements of type \"%s\"; give floats of 16, 32 or 64 bits, whole numbers or booleans.",
        name, code);
  }

  private static long dimension(String name, String text) {
    if (text.length() > 9) {
      throw tooLarge(name, text);
    }
    return Long.parseLong(text);
  }

  private static UnreadableDataException tooLarge(String name, String shape) {
    return UnreadableDataException.of(
        "%s declares the shape (%s); give an array of less than 2 GB.", name, shape);
  }
}
