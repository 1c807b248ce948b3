package dev.edgescope.app.experiment;

import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.SliderScale;

/** From one step a second, logarithmically, to no limit at the right end. */
public final class PaceScale implements SliderScale<Double> {
  /** As fast as the machine goes. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private static final double DETENT = 6;

  private final LogarithmicScale limited = new LogarithmicScale(1, 1000);

  @Override
  public double end() {
    return limited.end() + DETENT;
  }

  @Override
  public double position(Double value) {
    return Double.isInfinite(value) ? end() : limited.position(value);
  }

  @Override
  public Double value(double position) {
    return position > limited.end() + DETENT / 2 ? UNLIMITED : whole(limited.value(position));
  }

  @Override
  public boolean isStepped() {
    return false;
  }

  private static double whole(double stepsPerSecond) {
    return stepsPerSecond < 10 ? stepsPerSecond : Math.rint(stepsPerSecond);
  }
}
