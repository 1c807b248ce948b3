package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of an {@code .npy} file, checked for its form; whether so many elements can be held is
 * for its reader to tell.
 *
 * @param shape as declared; each dimension below 2^31
 * @param fortranOrder whether the first index runs fastest
 * @param bytes number of bytes before the first element
 */
record NpyHeader(
    NpyType type, ByteOrder order, List<Integer> shape, boolean fortranOrder, int bytes) {
  static final String MAGIC = "\u0093NUMPY";

  /** NumPy itself refuses to parse more. */
  private static final int MAX_LENGTH = 10_000;

  private static final String DESCRIPTOR = "descr";
  private static final String FORTRAN_ORDER = "fortran_order";
  private static final String SHAPE = "shape";

  /** All that the header of an array of numbers needs; Java knows more white space than Python. */
  private static final Pattern PRINTABLE = Pattern.compile("[ -~\\t\\r\\n]*");

  /** One entry of the dictionary, with the comma that follows it or the end. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\G\\s*(['\"])(\\w+)\\1\\s*:\\s*"
              + "('[^']*'|\"[^\"]*\"|True|False|\\([\\s\\dL,]*\\))\\s*(?:,\\s*|$)");

  private static final Pattern ELEMENT = Pattern.compile("['\"]([<>=|]?)([a-zA-Z]\\w*)['\"]");

  /** Python 2 wrote long integers with an L. */
  private static final Pattern DIMENSION = Pattern.compile("\\s*\\d+L?\\s*");

  /** The most that NumPy knows. */
  private static final int MAX_DIMENSIONS = 64;

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
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    byte[] text = text(name, content, lengthBytes);
    return parse(
        name,
        new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
        start.length + lengthBytes + text.length);
  }

  private static byte[] text(String name, InputStream content, int lengthBytes) throws IOException {
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
    return header;
  }

  private static NpyHeader parse(String name, String text, int bytes) {
    Map<String, String> entries =
        PRINTABLE.matcher(text).matches() ? entries(text.strip()) : Map.of();
    String descriptor = entries.getOrDefault(DESCRIPTOR, "");
    String fortran = entries.getOrDefault(FORTRAN_ORDER, "");
    String shape = entries.getOrDefault(SHAPE, "");
    Matcher element = ELEMENT.matcher(descriptor);
    boolean plain =
        entries.size() == 3
            && element.matches()
            && (fortran.equals("True") || fortran.equals("False"))
            && isTuple(shape);
    if (!plain) {
      throw UnreadableDataException.of(
          "%s has the header \"%s\"; give a plain array of numbers, without fields or objects.",
          name, shown(text));
    }
    NpyType type = type(name, element.group(2));
    ByteOrder order =
        switch (element.group(1)) {
          case ">" -> ByteOrder.BIG_ENDIAN;
          case "<" -> ByteOrder.LITTLE_ENDIAN;
          // One byte has no order, and "=" or none is that of the machine.
          default -> ByteOrder.nativeOrder();
        };
    return new NpyHeader(type, order, shape(name, shape), fortran.equals("True"), bytes);
  }

  /** The entries of a dictionary as Python writes it; none if it is written otherwise. */
  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new HashMap<>();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      return entries;
    }
    String inside = text.substring(1, text.length() - 1).strip();
    Matcher entry = ENTRY.matcher(inside);
    int end = 0;
    while (end < inside.length()) {
      if (!entry.find() || entries.put(entry.group(2), entry.group(3)) != null) {
        return Map.of();
      }
      end = entry.end();
    }
    return entries;
  }

  /** Whole numbers in parentheses, with a comma after a single one. */
  private static boolean isTuple(String text) {
    if (!text.startsWith("(")) {
      return false;
    }
    String[] parts = parts(text);
    if (parts.length > MAX_DIMENSIONS) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      boolean open = i == parts.length - 1 && parts[i].isBlank();
      if (!open && !DIMENSION.matcher(parts[i]).matches()) {
        return false;
      }
    }
    return parts.length != 1 || parts[0].isBlank();
  }

  private static List<Integer> shape(String name, String tuple) {
    List<Integer> shape = new ArrayList<>();
    for (String part : parts(tuple)) {
      if (!part.isBlank()) {
        try {
          shape.add(Integer.valueOf(part.replace("L", "").strip()));
        } catch (NumberFormatException e) {
          throw UnreadableDataException.of(
              "%s declares the shape %s; give an array with dimensions below 2,147,483,648.",
              name, shown(tuple));
        }
      }
    }
    return List.copyOf(shape);
  }

  private static String[] parts(String tuple) {
    return tuple.substring(1, tuple.length() - 1).split(",", -1);
  }

  private static NpyType type(String name, String code) {
    for (NpyType type : NpyType.values()) {
      if (type.code().equals(code)) {
        return type;
      }
    }
    throw UnreadableDataException.of(
        "%s holds elements of type \"%s\"; give floats of 16, 32 or 64 bits, whole numbers or"
            + " booleans.",
        name, shown(code));
  }

  /** A shape as Python writes it: {@code (3, 4)}, {@code (5,)}. */
  static String text(List<Integer> shape) {
    return shape.size() == 1
        ? "(" + shape.getFirst() + ",)"
        : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("[ \\t\\r\\n]+", " ");
    return line.length() <= 120 ? line : line.substring(0, 117) + "...";
  }
}
