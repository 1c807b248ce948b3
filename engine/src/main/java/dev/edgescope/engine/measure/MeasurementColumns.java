package dev.edgescope.engine.measure;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Measurements in columns: one number a measurement for each name of {@link Quantities}. A column
 * lies in chunks, and a chunk of which nothing is defined takes no room, so that what is measured
 * seldom costs little. A measurement is put together when it is asked for.
 *
 * <p>Written by one thread at a time; readers on other threads see those that there were when they
 * asked.
 */
public final class MeasurementColumns {
  private static final int CHUNK_BITS = 8;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private long[] steps = new long[16];
  private int size;

  /** Takes in a measurement; they come in the order of their steps. */
  public synchronized void add(Measurement measurement) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, size + (size >> 1));
    }
    steps[size] = measurement.step();
    Quantities.of(measurement)
        .forEach((name, value) -> {
          if (!Double.isNaN(value)) {
            columns.computeIfAbsent(name, key -> new Column()).set(size, value);
          }
        });
    size++;
  }

  /** {@return a copy of the measurements up to a step, inclusive} */
  public MeasurementColumns upTo(long lastStep) {
    MeasurementColumns copy = new MeasurementColumns();
    for (Measurement measurement : list()) {
      if (measurement.step() > lastStep) {
        break;
      }
      copy.add(measurement);
    }
    return copy;
  }

  /** {@return those that there are now, each put together at every call for it} */
  public synchronized List<Measurement> list() {
    return new Prefix(size);
  }

  private synchronized Measurement get(int index) {
    Map<String, Double> values = new HashMap<>();
    columns.forEach((name, column) -> {
      double value = column.get(index);
      if (!Double.isNaN(value)) {
        values.put(name, value);
      }
    });
    return Quantities.measurement(steps[index], values);
  }

  /** The first measurements. */
  private final class Prefix extends AbstractList<Measurement> implements RandomAccess {
    private final int length;

    Prefix(int length) {
      this.length = length;
    }

    @Override
    public Measurement get(int index) {
      return MeasurementColumns.this.get(Objects.checkIndex(index, length));
    }

    @Override
    public int size() {
      return length;
    }
  }

  /** The numbers of one name; NaN where there is none. */
  private static final class Column {
    private static final double[] UNDEFINED = {};

    private double[][] chunks = {};

    void set(int index, double value) {
      int chunk = index >> CHUNK_BITS;
      if (chunk >= chunks.length) {
        int before = chunks.length;
        chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, 2 * before));
        Arrays.fill(chunks, before, chunks.length, UNDEFINED);
      }
      if (chunks[chunk].length == 0) {
        chunks[chunk] = new double[CHUNK];
        Arrays.fill(chunks[chunk], Double.NaN);
      }
      chunks[chunk][index & (CHUNK - 1)] = value;
    }

    double get(int index) {
      int chunk = index >> CHUNK_BITS;
      boolean isDefined = chunk < chunks.length && chunks[chunk].length > 0;
      return isDefined ? chunks[chunk][index & (CHUNK - 1)] : Double.NaN;
    }
  }
}
