package dev.edgescope.app.chart.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * The line between cells that have passed a level and neighbours that have not, along the borders
 * of the cells: nothing is read into what lies between two runs.
 */
public final class Frontier {
  private Frontier() {}

  /**
   * The line.
   *
   * @param columns number of cells in a row
   * @param values row after row, NaN where unknown; a border to such a cell is none
   * @return its pieces, column and row of each point in turn
   */
  public static List<List<Double>> of(int columns, double[] values, double level) {
    int rows = values.length / columns;
    List<List<Double>> pieces = new ArrayList<>();
    for (int row = 1; row < rows; row++) {
      for (int column = 0; column < columns; ) {
        int from = column;
        while (column < columns && parts(values, level, row * columns + column, columns)) {
          column++;
        }
        if (column > from) {
          pieces.add(List.of((double) from, (double) row, (double) column, (double) row));
        } else {
          column++;
        }
      }
    }
    for (int column = 1; column < columns; column++) {
      for (int row = 0; row < rows; ) {
        int from = row;
        while (row < rows && parts(values, level, row * columns + column, 1)) {
          row++;
        }
        if (row > from) {
          pieces.add(List.of((double) column, (double) from, (double) column, (double) row));
        } else {
          row++;
        }
      }
    }
    return pieces;
  }

  private static boolean parts(double[] values, double level, int cell, int distance) {
    double one = values[cell];
    double other = values[cell - distance];
    return !Double.isNaN(one) && !Double.isNaN(other) && one >= level != other >= level;
  }
}
