package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The order in which cells are made: seed by seed, and inside a seed in the order of their numbers.
 * A plane of one seed is whole before the next begins.
 */
final class CellOrder {
  private CellOrder() {}

  static IntStream of(Sweep sweep) {
    OptionalInt seed = sweep.axis(Setting.SEED);
    if (seed.isEmpty()) {
      return IntStream.range(0, sweep.size());
    }
    int axis = seed.getAsInt();
    int seeds = sweep.axes().get(axis).size();
    int inner = 1;
    for (int i = axis + 1; i < sweep.axes().size(); i++) {
      inner *= sweep.axes().get(i).size();
    }
    int within = inner;
    return IntStream.range(0, seeds)
        .flatMap(index ->
            IntStream.range(0, sweep.size()).filter(cell -> cell / within % seeds == index));
  }
}
