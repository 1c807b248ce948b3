package dev.edgescope.app.chart.grid;

import java.util.Arrays;
import java.util.List;

/**
 * A plane of cells as it is shown: axes, a value or a state for each cell, lines. Written and read
 * on the JavaFX thread only.
 */
public final class GridContent {
  /** What is known of a cell. */
  public enum State {
    /** Nothing yet. */
    TO_COME,
    /** A value, told by a colour. */
    KNOWN,
    /** Its run diverged: no value says how far. */
    DIVERGED,
    /** It is there, and has no such value. */
    UNDEFINED
  }

  private String title = "";
  private String subtitle = "";
  private GridAxis x = new GridAxis("", List.of(""));
  private GridAxis y = new GridAxis("", List.of(""));
  private ColourScale colours = ColourScale.empty("");
  private State[] states = {State.TO_COME};
  private double[] values = {Double.NaN};
  private List<GridLine> lines = List.of();
  private long revision;

  /** Axes, and with them a grid of cells that are to come. */
  public void setAxes(GridAxis newX, GridAxis newY) {
    x = newX;
    y = newY;
    states = new State[newX.size() * newY.size()];
    values = new double[states.length];
    Arrays.fill(states, State.TO_COME);
    Arrays.fill(values, Double.NaN);
    lines = List.of();
    revision++;
  }

  public GridAxis x() {
    return x;
  }

  public GridAxis y() {
    return y;
  }

  /** What is shown, and what else says what that is. */
  public void setTitle(String newTitle, String newSubtitle) {
    title = newTitle;
    subtitle = newSubtitle;
    revision++;
  }

  public String title() {
    return title;
  }

  public String subtitle() {
    return subtitle;
  }

  public void setColours(ColourScale newColours) {
    colours = newColours;
    revision++;
  }

  public ColourScale colours() {
    return colours;
  }

  /**
   * Says what is known of a cell.
   *
   * @param value of a {@link State#KNOWN} one
   */
  public void set(int column, int row, State state, double value) {
    int cell = index(column, row);
    states[cell] = state;
    values[cell] = value;
    revision++;
  }

  public State state(int column, int row) {
    return states[index(column, row)];
  }

  /** The value of a cell; NaN where it is not {@link State#KNOWN}. */
  public double value(int column, int row) {
    return states[index(column, row)] == State.KNOWN ? values[index(column, row)] : Double.NaN;
  }

  /** Whether any cell is in a state. */
  public boolean has(State state) {
    return Arrays.asList(states).contains(state);
  }

  private int index(int column, int row) {
    if (column < 0 || column >= x.size() || row < 0 || row >= y.size()) {
      throw new IndexOutOfBoundsException("cell " + column + ", " + row + " of the grid");
    }
    return row * x.size() + column;
  }

  public void setLines(List<GridLine> newLines) {
    if (!newLines.equals(lines)) {
      lines = List.copyOf(newLines);
      revision++;
    }
  }

  public List<GridLine> lines() {
    return lines;
  }

  /** Changes whenever something changed that is drawn. */
  public long revision() {
    return revision;
  }
}
