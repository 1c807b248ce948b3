package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.measure.Flows;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A number of a predicted curve, as long as the run follows the settings that it predicts.
 *
 * @param cost in gradients
 */
record FlowInstrument(FlowKind kind, ToDoubleFunction<Flows.Point> number, double cost)
    implements Instrument {

  /** One that costs next to nothing. */
  FlowInstrument(FlowKind kind, ToDoubleFunction<Flows.Point> number) {
    this(kind, number, NEXT_TO_NOTHING);
  }

  @Override
  public List<Reading> read(RunState state) {
    return state
        .flow(kind)
        .map(point -> List.of(Reading.exact(number.applyAsDouble(point))))
        .orElse(List.of());
  }

  @Override
  public double gradients(Subject subject) {
    return cost;
  }
}
