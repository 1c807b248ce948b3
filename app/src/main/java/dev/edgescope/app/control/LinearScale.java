package dev.edgescope.app.control;

/**
 * Equal distances are equal differences, from 0 to {@code max} in steps of {@code step}.
 *
 * @param max the value at the right end
 * @param step the grain of the slider
 */
public record LinearScale(double max, double step) implements SliderScale<Double> {

  @Override
  public double end() {
    return Math.rint(max / step);
  }

  @Override
  public double position(Double value) {
    return Math.clamp(value, 0, max) / step;
  }

  @Override
  public Double value(double position) {
    return Math.rint(position) / Math.rint(1 / step);
  }

  @Override
  public boolean isStepped() {
    return true;
  }
}
