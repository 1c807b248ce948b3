package dev.edgescope.engine.sweep.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.edgescope.engine.config.json.JsonText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One axis of a sweep: a setting and the values that it takes.
 *
 * @param key of the configuration, with the objects it lies in: {@code optimizer.learningRate}
 * @param values in the order of the axis, as JSON; null takes the key away. Not to be changed
 */
public record Axis(String key, List<JsonNode> values) {
  /** Of a range: so that the powers of two of a logarithmic one come out whole. */
  private static final MathContext DIGITS = new MathContext(14);

  private static final double LARGEST_WHOLE = 1L << 53;

  public Axis {
    values = List.copyOf(values);
  }

  /** The values {@code first + i (last - first) / (count - 1)}. */
  static List<JsonNode> linear(double first, double last, int count) {
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(number(i == 0 ? first : first + (last - first) * i / (count - 1)));
    }
    return values;
  }

  /** The values {@code first (last / first)^(i / (count - 1))}. */
  static List<JsonNode> logarithmic(double first, double last, int count) {
    double from = StrictMath.log(first);
    double to = StrictMath.log(last);
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean end = i == 0 || i == count - 1;
      double value =
          end ? (i == 0 ? first : last) : StrictMath.exp(from + (to - from) * i / (count - 1));
      values.add(number(value));
    }
    return values;
  }

  /** Whole where it is, as settings that count something want it. */
  private static JsonNode number(double value) {
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) < LARGEST_WHOLE;
    if (!whole) {
      return DoubleNode.valueOf(rounded);
    }
    // As a parser has them, so that what was written and read again is equal.
    return rounded == (int) rounded
        ? IntNode.valueOf((int) rounded)
        : LongNode.valueOf((long) rounded);
  }

  /** Number of values. */
  public int size() {
    return values.size();
  }

  /** A value as a table has it: a text without quotes, anything else as JSON, nothing for null. */
  public String text(int index) {
    JsonNode value = values.get(index);
    return value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
  }

  /** A value that is a number; empty where it is not. */
  public OptionalDouble number(int index) {
    JsonNode value = values.get(index);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }

  /** Whether every value is a whole number of 64 bits. */
  public boolean isWhole() {
    return values.stream().allMatch(value -> JsonText.whole(value).isPresent());
  }

  /** Whether every value is a number. */
  public boolean isNumeric() {
    return values.stream().allMatch(JsonNode::isNumber);
  }
}
