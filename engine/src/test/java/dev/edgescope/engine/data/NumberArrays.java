package dev.edgescope.engine.data;

import java.util.stream.IntStream;

/** Numbers as an array, for comparisons. */
public final class NumberArrays {
  private NumberArrays() {}

  public static double[] of(Numbers numbers) {
    return first(numbers, numbers.length());
  }

  static double[] first(Numbers numbers, int count) {
    return IntStream.range(0, count).mapToDouble(numbers::get).toArray();
  }
}
