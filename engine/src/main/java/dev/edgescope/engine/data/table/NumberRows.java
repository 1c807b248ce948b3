package dev.edgescope.engine.data.table;

import java.util.Arrays;

/** Numbers of which nobody knows yet how many they will be. */
final class NumberRows {
  private double[] values = new double[1024];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
