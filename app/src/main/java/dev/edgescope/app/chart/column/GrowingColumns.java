package dev.edgescope.app.chart.column;

import java.util.Arrays;
import java.util.BitSet;

/** Points that are appended one by one. Columns that no point has need of take no room. */
public final class GrowingColumns implements PointColumns {
  private static final int INITIAL_CAPACITY = 16;

  private final BitSet unconverged;
  private long[] steps = new long[INITIAL_CAPACITY];
  private double[] learningTimes = new double[INITIAL_CAPACITY];
  private long[] examplesSeen = {};
  private double[] values = new double[INITIAL_CAPACITY];
  private double[] errors = {};
  private int size;

  public GrowingColumns() {
    unconverged = new BitSet();
  }

  private GrowingColumns(GrowingColumns other) {
    unconverged = (BitSet) other.unconverged.clone();
    steps = other.steps;
    learningTimes = other.learningTimes;
    examplesSeen = other.examplesSeen;
    values = other.values;
    errors = other.errors;
    size = other.size;
  }

  /**
   * Appends a point.
   *
   * @param converged false if the measurement stopped before it reached its tolerance
   */
  public void append(
      long step, double learningTime, long examples, double value, boolean converged) {
    if (size == values.length) {
      int capacity = size + (size >> 1);
      steps = Arrays.copyOf(steps, capacity);
      learningTimes = Arrays.copyOf(learningTimes, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    steps[size] = step;
    learningTimes[size] = learningTime;
    if (examples > 0 || examplesSeen.length > 0) {
      if (examplesSeen.length < values.length) {
        examplesSeen = Arrays.copyOf(examplesSeen, values.length);
      }
      examplesSeen[size] = examples;
    }
    values[size] = value;
    if (!converged) {
      unconverged.set(size);
    }
    size++;
  }

  /** Gives the last point an error. */
  public void setLastError(double error) {
    if (errors.length < values.length) {
      errors = Arrays.copyOf(errors, values.length);
    }
    errors[size - 1] = error;
  }

  @Override
  public long step(int index) {
    return steps[index];
  }

  @Override
  public double learningTime(int index) {
    return learningTimes[index];
  }

  @Override
  public long examplesSeen(int index) {
    return index < examplesSeen.length ? examplesSeen[index] : 0;
  }

  @Override
  public double value(int index) {
    return values[index];
  }

  @Override
  public double error(int index) {
    return index < errors.length ? errors[index] : 0;
  }

  @Override
  public boolean hasErrors() {
    return errors.length > 0;
  }

  @Override
  public boolean isConverged(int index) {
    return !unconverged.get(index);
  }

  /** Costs nothing but the marks of what has not converged: the columns only grow. */
  @Override
  public PointColumns snapshot() {
    return new GrowingColumns(this);
  }
}
