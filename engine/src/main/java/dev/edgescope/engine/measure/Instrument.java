package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import java.util.List;

/**
 * Reads one {@link Quantity} of a run. It never writes the parameters, and has random numbers of
 * its own. {@link Quantity#needs} says what it needs of a run; it is read where that is there.
 * Instruments read the same in whatever order they are read.
 */
public interface Instrument extends AutoCloseable {
  /** What a reading costs that needs no pass over the examples, in gradients. */
  double NEXT_TO_NOTHING = 0.05;

  /**
   * Reads the quantity.
   *
   * @param state has what the quantity needs
   * @return a reading, or one for each number that the quantity has; empty where it cannot be
   *     measured
   */
  List<Reading> read(RunState state);

  /** About what the first reading costs, in gradients: for a word on how long it takes. */
  default double gradients(Subject subject) {
    return NEXT_TO_NOTHING;
  }

  /**
   * About what a later one costs, in gradients: what costs more than one is not read in every
   * measurement.
   */
  default double laterGradients(Subject subject) {
    return gradients(subject);
  }

  /** There was a measurement without what the quantity needs. */
  default void skip() {}

  /** Frees what it keeps from one measurement to the next. */
  @Override
  default void close() {}
}
