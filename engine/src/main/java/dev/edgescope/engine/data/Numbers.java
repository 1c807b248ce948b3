package dev.edgescope.engine.data;

import dev.edgescope.engine.linalg.Matrix;

/**
 * Numbers of examples, one after the other: of 64 bits where a user has given them, so that a run
 * in double precision has them as they are; of 32 bits where they are pixels, of which there are
 * many, or drawn. Big, and therefore never copied; nobody may write to the array that they were
 * made of.
 */
public abstract sealed class Numbers {
  private final int length;

  private Numbers(int length) {
    this.length = length;
  }

  /** Takes the array over. */
  static Numbers of(float[] values) {
    return new OfFloats(values);
  }

  /** Takes the array over. */
  static Numbers of(double[] values) {
    return new OfDoubles(values);
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
          "%,d numbers do not fill a matrix of %,d x %,d"
              .formatted(length, matrix.rows(), matrix.columns()));
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
}
