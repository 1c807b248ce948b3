package dev.edgescope.app.control;

/**
 * Where on a slider a value sits. Positions are in units of the scale's own choosing, so that one
 * unit is one key press.
 *
 * @param <T> what the slider sets
 */
public interface SliderScale<T> {

  /** The position of the right end; the left end is 0. */
  double end();

  /** The position of a value, held inside the slider. */
  double position(T value);

  /** The value at a position. */
  T value(double position);

  /** Whether there are stops only at whole positions. */
  boolean isStepped();
}
