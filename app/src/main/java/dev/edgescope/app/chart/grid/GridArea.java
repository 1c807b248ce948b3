package dev.edgescope.app.chart.grid;

/** The rectangle of the cells in pixels; rows are counted from below. */
public final class GridArea {
  private static final double SMALLEST = 24;

  private double left;
  private double top;
  private double width;
  private double height;
  private int columns = 1;
  private int rows = 1;

  void place(
      double newLeft,
      double newTop,
      double newWidth,
      double newHeight,
      int newColumns,
      int newRows) {
    left = newLeft;
    top = newTop;
    width = Math.max(0, newWidth);
    height = Math.max(0, newHeight);
    columns = newColumns;
    rows = newRows;
  }

  public double left() {
    return left;
  }

  public double top() {
    return top;
  }

  public double right() {
    return left + width;
  }

  public double bottom() {
    return top + height;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  double cellWidth() {
    return width / columns;
  }

  double cellHeight() {
    return height / rows;
  }

  /** Whether there is no room to draw anything that could be read. */
  public boolean isTooSmall() {
    return width < SMALLEST || height < SMALLEST;
  }

  public boolean contains(double x, double y) {
    return x >= left && x < right() && y >= top && y < bottom();
  }

  /** The column of a pixel, or the nearest one. */
  public int column(double x) {
    return Math.clamp((long) Math.floor((x - left) / cellWidth()), 0, columns - 1);
  }

  /** The row of a pixel, or the nearest one. */
  public int row(double y) {
    return Math.clamp((long) Math.floor((bottom() - y) / cellHeight()), 0, rows - 1);
  }

  /** The pixel of a place along the columns, a cell having the length 1. */
  public double x(double column) {
    return left + column * cellWidth();
  }

  /** The pixel of a place along the rows. */
  public double y(double row) {
    return bottom() - row * cellHeight();
  }

  /** How far it is to the right and upwards alike until the next cell begins. */
  double distanceToBorder(double x, double y) {
    double across = (x - left) / cellWidth();
    double up = (bottom() - y) / cellHeight();
    double toRight = (Math.floor(across + 1e-9) + 1 - across) * cellWidth();
    double toTop = (Math.floor(up + 1e-9) + 1 - up) * cellHeight();
    return Math.max(1e-3, Math.min(toRight, toTop));
  }
}
