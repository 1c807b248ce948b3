package dev.edgescope.app.chart.grid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a quantity known at some cells passes a level. It is taken to be linear between neighbours;
 * where one of the four around a place is not known there is no line.
 */
public final class Contours {
  private final double[] columns;
  private final double[] rows;
  private final double[] values;
  private final double level;

  private Contours(double[] columns, double[] rows, double[] values, double level) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
    this.level = level;
  }

  /** A point on the line between two neighbours, named by them. */
  private record Crossing(int node, boolean upwards) {}

  /**
   * The line (Lorensen and Cline 1987, in two dimensions: marching squares).
   *
   * @param columns places along the rows, rising
   * @param rows places of the rows, rising
   * @param values row after row, NaN where unknown
   * @return its pieces, column and row of each point in turn
   */
  public static List<List<Double>> of(
      double[] columns, double[] rows, double[] values, double level) {
    return new Contours(columns.clone(), rows.clone(), values.clone(), level).pieces();
  }

  private List<List<Double>> pieces() {
    Map<Crossing, List<Crossing>> neighbours = new HashMap<>();
    List<Crossing> order = new ArrayList<>();
    for (int row = 0; row + 1 < rows.length; row++) {
      for (int column = 0; column + 1 < columns.length; column++) {
        for (Crossing[] segment : segments(column, row)) {
          join(segment[0], segment[1], neighbours, order);
          join(segment[1], segment[0], neighbours, order);
        }
      }
    }
    List<List<Double>> pieces = new ArrayList<>();
    for (Crossing start : order) {
      if (neighbours.containsKey(start)) {
        pieces.add(points(trace(start, neighbours)));
      }
    }
    return pieces;
  }

  private static void join(
      Crossing from, Crossing to, Map<Crossing, List<Crossing>> all, List<Crossing> order) {
    all.computeIfAbsent(
            from,
            key -> {
              order.add(key);
              return new ArrayList<>();
            })
        .add(to);
  }

  /** Both ways from a crossing, to where the line ends or closes. */
  private static Deque<Crossing> trace(Crossing start, Map<Crossing, List<Crossing>> neighbours) {
    Deque<Crossing> line = new ArrayDeque<>();
    line.add(start);
    List<Crossing> ways = neighbours.getOrDefault(start, List.of());
    neighbours.remove(start);
    for (int way = 0; way < ways.size(); way++) {
      Crossing at = ways.get(way);
      while (neighbours.containsKey(at)) {
        if (way == 0) {
          line.addLast(at);
        } else {
          line.addFirst(at);
        }
        List<Crossing> further = neighbours.getOrDefault(at, List.of());
        neighbours.remove(at);
        Crossing here = at;
        at = further.stream().filter(neighbours::containsKey).findFirst().orElse(here);
      }
      boolean closes = way == 0 && ways.size() == 2 && line.getLast().equals(ways.get(1));
      if (closes && line.size() > 2) {
        line.addLast(start);
      }
    }
    return line;
  }

  private List<Double> points(Deque<Crossing> line) {
    List<Double> points = new ArrayList<>();
    for (Crossing crossing : line) {
      int column = crossing.node() % columns.length;
      int row = crossing.node() / columns.length;
      int next = crossing.upwards() ? crossing.node() + columns.length : crossing.node() + 1;
      double share = (level - values[crossing.node()]) / (values[next] - values[crossing.node()]);
      if (crossing.upwards()) {
        points.add(columns[column]);
        points.add(rows[row] + share * (rows[row + 1] - rows[row]));
      } else {
        points.add(columns[column] + share * (columns[column + 1] - columns[column]));
        points.add(rows[row]);
      }
    }
    return points;
  }

  /** The pieces within four neighbours: none, one, or two at a saddle. */
  private List<Crossing[]> segments(int column, int row) {
    int node = row * columns.length + column;
    double lowerLeft = values[node];
    double lowerRight = values[node + 1];
    double upperLeft = values[node + columns.length];
    double upperRight = values[node + columns.length + 1];
    if (!Double.isFinite(lowerLeft + lowerRight + upperLeft + upperRight)) {
      return List.of();
    }
    List<Crossing> crossings = new ArrayList<>();
    if (isBetween(lowerLeft, lowerRight)) {
      crossings.add(new Crossing(node, false));
    }
    if (isBetween(lowerRight, upperRight)) {
      crossings.add(new Crossing(node + 1, true));
    }
    if (isBetween(upperLeft, upperRight)) {
      crossings.add(new Crossing(node + columns.length, false));
    }
    if (isBetween(lowerLeft, upperLeft)) {
      crossings.add(new Crossing(node, true));
    }
    if (crossings.size() < 4) {
      return crossings.isEmpty()
          ? List.of()
          : List.<Crossing[]>of(new Crossing[] {crossings.get(0), crossings.get(1)});
    }
    boolean middleIsAbove = lowerLeft + lowerRight + upperLeft + upperRight >= 4 * level;
    boolean cutsLowerLeft = middleIsAbove != (lowerLeft >= level);
    int partner = cutsLowerLeft ? 3 : 1;
    int other = cutsLowerLeft ? 1 : 3;
    return List.of(
        new Crossing[] {crossings.get(0), crossings.get(partner)},
        new Crossing[] {crossings.get(2), crossings.get(other)});
  }

  private boolean isBetween(double one, double other) {
    return one >= level != other >= level;
  }
}
