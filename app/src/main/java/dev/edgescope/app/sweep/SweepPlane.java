package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.grid.ColourScale;
import dev.edgescope.app.chart.grid.GridAxis;
import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Lays the results of a sweep out as a plane of cells. */
public final class SweepPlane {
  /** What is so many times the median sets no scale. */
  private static final double RUNAWAY = 1e4;

  private SweepPlane() {}

  /** Axes and titles, with all cells to come. */
  static void layOut(GridContent content, Sweep sweep, PlaneChoice choice) {
    content.setAxes(axis(sweep, choice.x()), axis(sweep, choice.y()));
  }

  private static GridAxis axis(Sweep sweep, int index) {
    if (index == PlaneChoice.NONE) {
      return new GridAxis("", List.of(""));
    }
    Axis axis = sweep.axes().get(index);
    return new GridAxis(AxisWords.title(axis), AxisWords.values(axis));
  }

  /** Cells, colours and lines as of now. */
  static void fill(
      GridContent content, SweepResults results, PlaneChoice choice, StartField start) {
    Sweep sweep = results.sweep();
    List<Double> known = new ArrayList<>();
    for (int row = 0; row < content.y().size(); row++) {
      for (int column = 0; column < content.x().size(); column++) {
        Cell cell = cell(results, choice, column, row);
        content.set(column, row, cell.state(), cell.value());
        if (cell.state() == State.KNOWN) {
          known.add(cell.value());
        }
      }
    }
    content.setTitle(choice.outcome().title(results), subtitle(sweep, choice));
    content.setColours(colours(choice.outcome(), choice.outcome().title(results), known));
    content.setLines(PlaneLines.of(results, choice, start));
  }

  /** A sweep as it stands. */
  public static GridContent of(SweepResults results, PlaneChoice choice) {
    GridContent content = new GridContent();
    layOut(content, results.sweep(), choice);
    fill(content, results, choice, StartField.found(results, choice));
    return content;
  }

  /** A cell of the plane. */
  record Cell(State state, double value) {}

  /**
   * The mean over the seeds that did not diverge; diverged where more than half of them did.
   *
   * @return to come where none is there
   */
  static Cell cell(SweepResults results, PlaneChoice choice, int column, int row) {
    int there = 0;
    int diverged = 0;
    int counted = 0;
    double sum = 0;
    for (int cell : choice.cells(results.sweep(), column, row)) {
      MemberOutcome outcome = results.outcome(cell).orElse(null);
      if (outcome == null) {
        continue;
      }
      there++;
      if (outcome.status() == Status.DIVERGED) {
        diverged++;
        continue;
      }
      double value = results.value(choice.outcome(), outcome);
      if (Double.isFinite(value)) {
        counted++;
        sum += value;
      }
    }
    if (there == 0) {
      return new Cell(State.TO_COME, Double.NaN);
    }
    if (2 * diverged > there) {
      return new Cell(State.DIVERGED, Double.NaN);
    }
    return counted == 0
        ? new Cell(State.UNDEFINED, Double.NaN)
        : new Cell(State.KNOWN, sum / counted);
  }

  /** The colours of some values, of which there may be none. */
  static ColourScale colours(OutcomeKind kind, String title, List<Double> known) {
    if (known.isEmpty()) {
      return ColourScale.empty(title);
    }
    // What is zero, such as a step or a loss, lies below every logarithm: it has the darkest
    // colour.
    boolean logarithmic =
        kind.scale() == ValueScale.LOGARITHMIC && known.stream().anyMatch(value -> value > 0);
    double[] sorted = known.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double median = sorted[sorted.length / 2];
    double lower =
        Arrays.stream(sorted).filter(value -> !logarithmic || value > 0).findFirst().orElseThrow();
    double upper =
        Arrays.stream(sorted)
            .filter(value -> !(value > RUNAWAY * Math.abs(median)) || median == 0)
            .max()
            .orElse(lower);
    ValueScale scale = logarithmic ? ValueScale.LOGARITHMIC : ValueScale.LINEAR;
    return new ColourScale(title, scale, lower, Math.max(lower, upper));
  }

  /** "mean of 3 seeds · Momentum 0.9". */
  private static String subtitle(Sweep sweep, PlaneChoice choice) {
    List<String> parts = new ArrayList<>();
    OptionalInt seed = sweep.axis(Setting.SEED);
    if (seed.isPresent() && seed.getAsInt() != choice.x() && seed.getAsInt() != choice.y()) {
      int seeds = sweep.axes().get(seed.getAsInt()).size();
      if (seeds > 1) {
        parts.add(Words.text("sweep.sweepPlane.meanOfSeeds", NumberText.step(seeds)));
      }
    }
    for (int other : choice.others(sweep)) {
      Axis axis = sweep.axes().get(other);
      parts.add(AxisWords.title(axis) + " " + AxisWords.value(axis, choice.fixed().get(other)));
    }
    return String.join(" · ", parts);
  }
}
