package dev.edgescope.app.control;

/**
 * Whole numbers at equal factors, so that few and many are set with the same hand.
 *
 * @param min the value at the left end, at least 1
 * @param max the value at the right end
 */
public record WholeScale(int min, int max) implements SliderScale<Integer> {
  private static final double UNITS_PER_DECADE = 40;

  @Override
  public double end() {
    return UNITS_PER_DECADE * Math.log10((double) max / min);
  }

  @Override
  public double position(Integer value) {
    return UNITS_PER_DECADE * Math.log10((double) Math.clamp(value, min, max) / min);
  }

  @Override
  public Integer value(double position) {
    return Math.clamp(Math.round(min * Math.pow(10, position / UNITS_PER_DECADE)), min, max);
  }

  @Override
  public boolean isStepped() {
    return false;
  }
}
