package dev.edgescope.app.sweep;

import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is seen of a sweep at a time.
 *
 * @param x index of the axis along the columns; {@link #NONE} where the sweep has none
 * @param y index of the axis along the rows, another one; {@link #NONE} where the sweep has none
 * @param fixed where all other axes stand, an index of a value for each axis
 * @param outcome the colour
 */
public record PlaneChoice(int x, int y, List<Integer> fixed, OutcomeKind outcome) {
  /** In place of an axis. */
  public static final int NONE = -1;

  public PlaneChoice {
    fixed = List.copyOf(fixed);
  }

  /**
   * What a sweep is looked at first: the learning rate upwards where it has one, and no seeds.
   *
   * @param outcome the colour
   */
  public static PlaneChoice of(Sweep sweep, OutcomeKind outcome) {
    List<Integer> axes = new ArrayList<>();
    IntStream.range(0, sweep.axes().size()).forEach(axes::add);
    OptionalInt seed = sweep.axis(Setting.SEED);
    if (seed.isPresent() && axes.size() > 1) {
      axes.remove(Integer.valueOf(seed.getAsInt()));
    }
    int y = NONE;
    if (axes.size() > 1) {
      OptionalInt rate = sweep.axis(Setting.LEARNING_RATE);
      y = rate.isPresent() ? rate.getAsInt() : axes.get(1);
      axes.remove(Integer.valueOf(y));
    }
    int x = axes.isEmpty() ? NONE : axes.getFirst();
    return new PlaneChoice(x, y, Collections.nCopies(sweep.axes().size(), 0), outcome);
  }

  /** With another axis along the columns; it changes places with the rows' where it is that. */
  public PlaneChoice withX(int axis) {
    return new PlaneChoice(axis, axis == y ? x : y, fixed, outcome);
  }

  /** With another axis along the rows; it changes places with the columns' where it is that. */
  public PlaneChoice withY(int axis) {
    return new PlaneChoice(axis == x ? y : x, axis, fixed, outcome);
  }

  /** With one of the other axes elsewhere. */
  public PlaneChoice withFixed(int axis, int value) {
    List<Integer> moved = new ArrayList<>(fixed);
    moved.set(axis, value);
    return new PlaneChoice(x, y, moved, outcome);
  }

  public PlaneChoice withOutcome(OutcomeKind other) {
    return new PlaneChoice(x, y, fixed, other);
  }

  /** The axes that are neither along the plane nor averaged over. */
  public List<Integer> others(Sweep sweep) {
    OptionalInt seed = sweep.axis(Setting.SEED);
    return IntStream.range(0, sweep.axes().size())
        .filter(axis -> axis != x && axis != y)
        .filter(axis -> seed.isEmpty() || axis != seed.getAsInt())
        .boxed()
        .toList();
  }

  /** The cells of the sweep that a cell of the plane stands for: one, or one for each seed. */
  public int[] cells(Sweep sweep, int column, int row) {
    int[] position = fixed.stream().mapToInt(Integer::intValue).toArray();
    if (x != NONE) {
      position[x] = column;
    }
    if (y != NONE) {
      position[y] = row;
    }
    OptionalInt seed = sweep.axis(Setting.SEED);
    if (seed.isEmpty() || seed.getAsInt() == x || seed.getAsInt() == y) {
      return new int[] {sweep.cell(position)};
    }
    int axis = seed.getAsInt();
    return IntStream.range(0, sweep.axes().get(axis).size())
        .map(value -> {
          position[axis] = value;
          return sweep.cell(position);
        })
        .toArray();
  }

  /** Number of cells along the columns. */
  public int columns(Sweep sweep) {
    return x == NONE ? 1 : sweep.axes().get(x).size();
  }

  /** Number of cells along the rows. */
  public int rows(Sweep sweep) {
    return y == NONE ? 1 : sweep.axes().get(y).size();
  }
}
