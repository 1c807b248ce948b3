package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;
import java.util.function.Function;

/**
 * A number of the state of a run that keeps nothing from one measurement to the next.
 *
 * @param cost in gradients, of the first instrument that asks the state for it
 */
record StateInstrument(double cost, Function<RunState, Reading> number) implements Instrument {

  @Override
  public List<Reading> read(RunState state) {
    return List.of(number.apply(state));
  }

  @Override
  public double gradients(Subject subject) {
    return cost;
  }
}
