package dev.edgescope.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a room sees: one chart large, and another beside it by choice. A value.
 *
 * @param charts the ids of those that are gone through, in their order, each once, at least one
 * @param main one of them
 * @param beside another of them; empty for none
 */
public record Spotlight(List<String> charts, String main, Optional<String> beside) {
  /** The share of the width that the main chart keeps with another beside it. */
  private static final double MAIN_SHARE = 0.64;

  public Spotlight {
    charts = charts.stream().distinct().toList();
    if (!charts.contains(main)) {
      throw new IllegalArgumentException("the chart \"" + main + "\" is not one of " + charts);
    }
    beside = beside.filter(charts::contains).filter(id -> !id.equals(main));
  }

  /** The chart after, and after the last the first; the one beside is passed over. */
  public Spotlight next() {
    return moving(1);
  }

  /** The chart before. */
  public Spotlight previous() {
    return moving(-1);
  }

  private Spotlight moving(int by) {
    List<String> others = new ArrayList<>(charts);
    beside.ifPresent(others::remove);
    int at = Math.floorMod(others.indexOf(main) + by, others.size());
    return new Spotlight(charts, others.get(at), beside);
  }

  /** With another beside it; empty for none. */
  public Spotlight with(Optional<String> other) {
    return new Spotlight(charts, main, other);
  }

  /** A place for a chart; without area for one that is not shown. */
  public Tiling.Place place(String chart, double width, double height, double gap) {
    double left = beside.isEmpty() ? width : Math.rint(MAIN_SHARE * (width - gap));
    if (chart.equals(main)) {
      return new Tiling.Place(0, 0, left, height);
    }
    return beside.filter(chart::equals).isPresent()
        ? new Tiling.Place(left + gap, 0, width - left - gap, height)
        : Tiling.Place.NONE;
  }
}
