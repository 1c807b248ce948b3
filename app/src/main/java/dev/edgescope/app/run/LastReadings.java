package dev.edgescope.app.run;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.measure.Measurement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last measurement of a run, and of what not each has, the last that had it: costly quantities
 * are measured more rarely than the sharpness.
 */
public final class LastReadings {
  private final Map<Quantity, Measurement> having = new EnumMap<>(Quantity.class);
  private @Nullable Measurement last;
  private @Nullable Measurement withKernel;

  void add(Measurement reading) {
    last = reading;
    if (reading.curvature().noiseKernel().isRead()) {
      withKernel = reading;
    }
    reading.readings().keySet().forEach(quantity -> having.put(quantity, reading));
  }

  /** Empty before the first. */
  public Optional<Measurement> last() {
    return Optional.ofNullable(last);
  }

  /** The last for which K was looked for, also where it is undefined. */
  public Optional<Measurement> withNoiseKernel() {
    return Optional.ofNullable(withKernel);
  }

  /** The last that has a quantity. */
  public Optional<Measurement> with(Quantity quantity) {
    return Optional.ofNullable(having.get(quantity));
  }
}
