package dev.edgescope.engine.data;

import dev.edgescope.engine.linalg.Matrix;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers of examples, one after the other, each a double: what rounds them is the matrix of a run
 * in single precision, never the way there. Kept as floats only where they are floats. Big, and
 * therefore never copied; nobody may write to the array that they were made of.
 */
public abstract sealed class Numbers {
  private final int length;

  private Numbers(int length) {
    this.length = length;
  }

  /** Takes the array over. */
  public static Numbers of(float[] values) {
    return new OfFloats(values);
  }

  /** Takes the array over. */
  public static Numbers of(double[] values) {
    return new OfDoubles(values);
  }

  /**
   * Computed anew whenever one is asked for: a pixel with its statistics takes a byte and its
   * preprocessed value eight.
   *
   * @param value of an index; the same at every call
   */
  static Numbers computed(int length, IntToDoubleFunction value) {
    return new Computed(length, value);
  }

  public final int length() {
    return length;
  }

  public abstract double get(int index);

  /**
   * Sets all elements of a matrix, in memory order.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  public final void copyTo(Matrix matrix) {
    if (matrix.size() != length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d numbers do not fill a matrix of %,d x %,d",
              length,
              matrix.rows(),
              matrix.columns()));
    }
    for (int i = 0; i < length; i++) {
      matrix.set(i, get(i));
    }
  }

  private static final class OfFloats extends Numbers {
    private final float[] values;

    OfFloats(float[] values) {
      super(values.length);
      this.values = values;
    }

    @Override
    public double get(int index) {
      return values[index];
    }
  }

  private static final class OfDoubles extends Numbers {
    private final double[] values;

    OfDoubles(double[] values) {
      super(values.length);
      this.values = values;
    }

    @Override
    public double get(int index) {
      return values[index];
    }
  }

  private static final class Computed extends Numbers {
    private final IntToDoubleFunction value;

    Computed(int length, IntToDoubleFunction value) {
      super(length);
      this.value = value;
    }

    @Override
    public double get(int index) {
      return value.applyAsDouble(index);
    }
  }
}
