package dev.edgescope.app.sweep;

import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.util.Arrays;

/**
 * Where members begin on the stability plane, at some of the cells of a plane: what their
 * parameters of step 0 say, before any step is made.
 */
final class StartField {
  /** Most columns, and most rows, that are looked at. */
  private static final int MOST = 25;

  private final int[] columns;
  private final int[] rows;
  private final double[] x;
  private final double[] k;

  private StartField(int[] columns, int[] rows) {
    this.columns = columns;
    this.rows = rows;
    x = new double[columns.length * rows.length];
    Arrays.fill(x, Double.NaN);
    k = x.clone();
  }

  static StartField over(int columns, int rows) {
    return new StartField(spread(columns), spread(rows));
  }

  /** Indices of the columns that were looked at, rising. */
  int[] columns() {
    return columns;
  }

  /** Indices of the rows that were looked at, rising. */
  int[] rows() {
    return rows;
  }

  /** lambda_1 over its edge, row after row; NaN where it is not known. */
  double[] x() {
    return x;
  }

  /** Of the noise kernel, alike. */
  double[] k() {
    return k;
  }

  /**
   * K, or x where that is larger, and NaN where there is no noise. K has no bound below x = 1 and
   * is undefined beyond, where K_tr, which stands for it on the stability plane, would lead the
   * line K = 1 back; so that comes up to x = 1 and stays there.
   */
  double[] kUpToTheEdge() {
    double[] values = new double[k.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = k[i] > 0 ? (x[i] >= 1 ? x[i] : Math.max(k[i], orNone(x[i]))) : Double.NaN;
    }
    return values;
  }

  private static double orNone(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  /** What the members that are there have measured at their step 0. */
  static StartField found(SweepResults results, PlaneChoice choice) {
    StartField field = over(choice.columns(results.sweep()), choice.rows(results.sweep()));
    int node = 0;
    for (int row : field.rows) {
      for (int column : field.columns) {
        MemberOutcome first =
            results.outcome(choice.cells(results.sweep(), column, row)[0]).orElse(null);
        if (first != null) {
          field.x[node] = first.startX();
          field.k[node] = first.startK();
        }
        node++;
      }
    }
    return field;
  }

  private static int[] spread(int count) {
    int some = Math.min(count, MOST);
    int[] indices = new int[some];
    for (int i = 0; i < some; i++) {
      indices[i] = some == 1 ? 0 : (int) ((long) i * (count - 1) / (some - 1));
    }
    return indices;
  }
}
