package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SliderScale;
import dev.edgescope.engine.config.BatchSize;

/**
 * 1, 2, 4, ... and, as the last stop, the full batch.
 *
 * @param examples D, the number of training examples
 */
public record BatchSizeScale(int examples) implements SliderScale<BatchSize> {

  /** The number of powers of two below D; the full batch comes after them. */
  @Override
  public double end() {
    return examples <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(examples - 1);
  }

  @Override
  public double position(BatchSize value) {
    int size = value.on(examples);
    if (size >= examples) {
      return end();
    }
    double exact = Math.log(size) / Math.log(2);
    double last = end() - 1;
    if (exact <= last) {
      return exact;
    }
    double start = Math.pow(2, last);
    return last + (size - start) / (examples - start);
  }

  @Override
  public BatchSize value(double position) {
    long stop = Math.round(position);
    return stop >= end() ? BatchSize.full() : BatchSize.of(1 << Math.max(0, stop));
  }

  @Override
  public boolean isStepped() {
    return true;
  }
}
