package dev.edgescope.engine.sweep.plan;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Tries every cell of a sweep before the first is made. Seeds go with everything: of the cells that
 * differ in their seed alone one is tried, and of the others' cells each seed.
 */
final class CellCheck {
  private CellCheck() {}

  /**
   * @throws InvalidConfigException if a cell has values that do not go together; it says which
   */
  static void require(Sweep sweep) {
    OptionalInt seed = sweep.axis(Setting.SEED);
    int seeds = seed.isEmpty() ? 1 : sweep.axes().get(seed.getAsInt()).size();
    int cells = sweep.size();
    for (int i = 0; i < seeds; i++) {
      int[] position = sweep.position(0);
      if (seed.isPresent()) {
        position[seed.getAsInt()] = i;
      }
      tried(sweep, sweep.cell(position)).ifPresent(CellCheck::refuse);
    }
    IntStream.range(0, cells)
        .parallel()
        .filter(cell -> seed.isEmpty() || sweep.position(cell)[seed.getAsInt()] == 0)
        .mapToObj(cell -> tried(sweep, cell))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(CellCheck::refuse);
  }

  private static void refuse(InvalidConfigException fault) {
    throw fault;
  }

  private static Optional<InvalidConfigException> tried(Sweep sweep, int cell) {
    try {
      sweep.config(cell);
      return Optional.empty();
    } catch (InvalidConfigException e) {
      String where =
          sweep.axes().isEmpty()
              ? ""
              : String.format(Locale.ROOT, "the cell with %s cannot be: ", values(sweep, cell));
      return Optional.of(new InvalidConfigException(where + e.messageByKey(), e));
    }
  }

  private static String values(Sweep sweep, int cell) {
    int[] position = sweep.position(cell);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < position.length; i++) {
      Axis axis = sweep.axes().get(i);
      values.add(axis.key() + " = " + SweepObject.shown(axis.values().get(position[i])));
    }
    return String.join(", ", values);
  }
}
