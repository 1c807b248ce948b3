package dev.edgescope.engine.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An {@code .npy} file read element by element after the definition of the format: the header as
 * JSON, which Python's dictionary nearly is, an element by its indices, a number by its bits.
 */
final class SlowNpy {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final byte[] file;
  private final int start;
  private final String type;
  private final boolean fortranOrder;
  private final List<Integer> shape = new ArrayList<>();

  SlowNpy(byte[] file) throws JsonProcessingException {
    this.file = file;
    int lengthBytes = file[6] == 1 ? 2 : 4;
    int length = 0;
    for (int i = lengthBytes - 1; i >= 0; i--) {
      length = (256 * length) + (file[8 + i] & 0xff);
    }
    start = 8 + lengthBytes + length;
    String header =
        new String(file, 8 + lengthBytes, length, StandardCharsets.ISO_8859_1)
            .replace('\'', '"')
            .replace('(', '[')
            .replace(')', ']')
            .replace("True", "true")
            .replace("False", "false")
            .replaceAll("(\\d)L", "$1");
    JsonNode json = JSON.readTree(header);
    type = json.required("descr").asText();
    fortranOrder = json.required("fortran_order").booleanValue();
    json.required("shape").forEach(dimension -> shape.add(dimension.intValue()));
  }

  List<Integer> shape() {
    return shape;
  }

  /** All elements of the first rows, the last index running fastest. */
  double[] elements(int rows) {
    List<Integer> wanted = new ArrayList<>(shape);
    if (!wanted.isEmpty()) {
      wanted.set(0, Math.min(rows, wanted.getFirst()));
    }
    int size = wanted.stream().reduce(1, (a, b) -> a * b);
    double[] elements = new double[size];
    int[] indices = new int[wanted.size()];
    for (int i = 0; i < size; i++) {
      elements[i] = number(offset(indices));
      for (int k = indices.length - 1; k >= 0 && ++indices[k] == wanted.get(k); k--) {
        indices[k] = 0;
      }
    }
    return elements;
  }

  private int offset(int[] indices) {
    int offset = 0;
    for (int i = 0; i < indices.length; i++) {
      int k = fortranOrder ? indices.length - 1 - i : i;
      offset = offset * shape.get(k) + indices[k];
    }
    return start + offset * width();
  }

  private int width() {
    return type.charAt(type.length() - 1) - '0';
  }

  private double number(int at) {
    byte[] bytes = Arrays.copyOfRange(file, at, at + width());
    if (!type.startsWith(">")) {
      for (int i = 0; i < bytes.length / 2; i++) {
        byte swapped = bytes[i];
        bytes[i] = bytes[bytes.length - 1 - i];
        bytes[bytes.length - 1 - i] = swapped;
      }
    }
    char kind = type.charAt(type.length() - 2);
    return switch (kind) {
      case 'f' -> real(new BigInteger(1, bytes).longValue(), bytes.length);
      case 'i' -> new BigInteger(bytes).doubleValue();
      case 'u', 'b' -> new BigInteger(1, bytes).doubleValue();
      default -> throw new IllegalStateException("Elements of type " + type);
    };
  }

  /** IEEE 754 from its fields. */
  private static double real(long bits, int bytes) {
    int fractionBits = bytes == 2 ? 10 : bytes == 4 ? 23 : 52;
    int exponentBits = 8 * bytes - 1 - fractionBits;
    double sign = bits >>> (8 * bytes - 1) == 1 ? -1 : 1;
    int exponent = (int) (bits >>> fractionBits) & ((1 << exponentBits) - 1);
    double fraction = (bits & ((1L << fractionBits) - 1)) / Math.pow(2, fractionBits);
    int bias = (1 << (exponentBits - 1)) - 1;
    if (exponent == (1 << exponentBits) - 1) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? sign * Math.scalb(fraction, 1 - bias)
        : sign * Math.scalb(1 + fraction, exponent - bias);
  }
}
