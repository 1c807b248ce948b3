package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.training.RunStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The live workspace at a moment, under a name: its runs in the state that they were in, and what
 * was seen of them.
 *
 * @param runs the main one first; at least one
 * @param selected the place of the run that the controls move
 */
public record Snapshot(String name, List<Run> runs, int selected, Look look) {
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 100;

  /** The most runs. */
  public static final int MOST_RUNS = 24;

  /**
   * A run.
   *
   * @param start its state, with its past
   * @param file where that is recorded; empty where it is not
   */
  public record Run(RunStart start, Optional<Path> file) {
    /** The number of steps made. */
    public long step() {
      return start.past().steps();
    }
  }

  /**
   * What is seen.
   *
   * @param base what the charts go over
   * @param scale of that
   * @param range the part that is shown; empty for all of it
   * @param notes of the charts, by their ids
   */
  public record Look(
      TimeBase base,
      ValueScale scale,
      Optional<Range> range,
      BoardLayout layout,
      Map<String, List<Note>> notes) {
    public Look {
      notes = Map.copyOf(notes);
    }
  }

  /**
   * A part of an axis.
   *
   * @param from finite, less than {@code to}
   */
  public record Range(double from, double to) {
    /**
     * @throws IllegalArgumentException if it is empty
     */
    public Range {
      if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
        throw new IllegalArgumentException(
            "The range from " + from + " to " + to + " is empty; give the lower end first.");
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the name is blank or too long, or there is no run, or too
   *     many, or none of them is selected; the message says what to do
   */
  public Snapshot {
    runs = List.copyOf(runs);
    requireName(name);
    if (runs.isEmpty() || runs.size() > MOST_RUNS) {
      throw new IllegalArgumentException(
          "A snapshot of " + runs.size() + " runs is none; it has 1 to " + MOST_RUNS + ".");
    }
    if (selected < 0 || selected >= runs.size()) {
      throw new IllegalArgumentException(
          "The selected run " + selected + " is none of the " + runs.size() + "; count from 0.");
    }
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if it is blank or too long; the message says what to do
   */
  static void requireName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "A snapshot has a name of 1 to " + LONGEST_NAME + " characters in one line; give one.");
    }
  }
}
