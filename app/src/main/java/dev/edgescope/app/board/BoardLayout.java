package dev.edgescope.app.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which charts are shown and how. A value: every change makes another one, so that it can be kept,
 * compared and taken back.
 *
 * @param charts the ids in their order, each once, at least one
 * @param selected the one that {@link Arrangement#LARGE} and {@link Arrangement#SINGLE} favour
 * @param drawings how charts are drawn, by their ids, also of some that are not shown; one that is
 *     missing is drawn as its kind has it
 */
public record BoardLayout(
    Arrangement arrangement,
    List<String> charts,
    String selected,
    Map<String, ChartDrawing> drawings) {

  public BoardLayout {
    drawings = Map.copyOf(drawings);
    charts = charts.stream().distinct().toList();
    if (charts.isEmpty()) {
      throw new IllegalArgumentException("a board shows at least one chart");
    }
    if (!charts.contains(selected)) {
      selected = charts.getFirst();
    }
  }

  /** Every chart drawn as its kind has it. */
  public BoardLayout(Arrangement arrangement, List<String> charts, String selected) {
    this(arrangement, charts, selected, Map.of());
  }

  /** All charts in a grid. */
  public static BoardLayout grid(List<String> charts) {
    return new BoardLayout(Arrangement.GRID, charts, charts.getFirst());
  }

  public BoardLayout with(Arrangement other) {
    return new BoardLayout(other, charts, selected, drawings);
  }

  /** Another chart at the end. */
  public BoardLayout plus(String chart) {
    List<String> more = new ArrayList<>(charts);
    more.add(chart);
    return new BoardLayout(arrangement, more, selected, drawings);
  }

  /** Without a chart; the last one stays. */
  public BoardLayout minus(String chart) {
    List<String> less = charts.stream().filter(one -> !one.equals(chart)).toList();
    return less.isEmpty() ? this : new BoardLayout(arrangement, less, selected, drawings);
  }

  /** One chart in the place of another. */
  public BoardLayout replacing(String chart, String other) {
    List<String> replaced =
        charts.stream()
            .filter(one -> !one.equals(other))
            .map(one -> one.equals(chart) ? other : one)
            .toList();
    return new BoardLayout(
        arrangement, replaced, selected.equals(chart) ? other : selected, drawings);
  }

  /** A chart moved by some places towards the end, or towards the start. */
  public BoardLayout moving(String chart, int by) {
    return movingTo(chart, charts.indexOf(chart) + by);
  }

  /** A chart moved to a place; beyond an end it goes to that end. */
  public BoardLayout movingTo(String chart, int place) {
    List<String> moved = new ArrayList<>(charts);
    if (moved.remove(chart)) {
      moved.add(Math.clamp(place, 0, moved.size()), chart);
    }
    return new BoardLayout(arrangement, moved, selected, drawings);
  }

  public BoardLayout selecting(String chart) {
    return new BoardLayout(arrangement, charts, chart, drawings);
  }

  /** A chart alone; if it is alone already, all of them in a grid again. */
  public BoardLayout togglingAlone(String chart) {
    boolean alone = arrangement == Arrangement.SINGLE && selected.equals(chart);
    return new BoardLayout(alone ? Arrangement.GRID : Arrangement.SINGLE, charts, chart, drawings);
  }

  /** A chart drawn otherwise. */
  public BoardLayout drawing(String chart, ChartDrawing drawing) {
    Map<String, ChartDrawing> changed = new HashMap<>(drawings);
    changed.put(chart, drawing);
    return new BoardLayout(arrangement, charts, selected, changed);
  }

  /** How a chart is drawn; empty for as its kind has it. */
  public Optional<ChartDrawing> drawingOf(String chart) {
    return Optional.ofNullable(drawings.get(chart));
  }
}
