package dev.edgescope.app.control;

/**
 * Equal distances are equal differences, from {@code min} to {@code max} in steps of {@code step}.
 *
 * @param min the value at the left end, a multiple of the step
 * @param max the value at the right end
 * @param step the grain of the slider
 */
public record LinearScale(double min, double max, double step) implements SliderScale<Double> {

  /** From 0. */
  public LinearScale(double max, double step) {
    this(0, max, step);
  }

  @Override
  public double end() {
    return Math.rint((max - min) / step);
  }

  @Override
  public double position(Double value) {
    return (Math.clamp(value, min, max) - min) / step;
  }

  @Override
  public Double value(double position) {
    return (Math.rint(min / step) + Math.rint(position)) / Math.rint(1 / step);
  }

  @Override
  public boolean isStepped() {
    return true;
  }
}
