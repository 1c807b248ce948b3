package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.Workers;
import java.util.Arrays;

/**
 * A few long columns, whose products with vectors are bound by memory: cut by rows, so that all
 * cores read. The cut depends on the number of rows alone and sums are taken in its order, so that
 * results are bitwise the same on any number of cores.
 */
final class TallMatrix {
  /** Rows of a piece. */
  private static final int PIECE = 4_096;

  private final Workers workers;
  private final int rows;
  private final Matrix whole;
  private final Matrix[] columns;

  /** All columns from the first row of a piece on. */
  private final Matrix[] pieces;

  /** What each piece has of scalar products, one a column. */
  private final Matrix shares;

  private final Matrix[] shareColumns;

  TallMatrix(NativeMemory memory, Workers workers, int rows, int columns) {
    this.workers = workers;
    this.rows = rows;
    whole = memory.allocate(rows, columns);
    this.columns = columns(whole);
    pieces = new Matrix[Math.ceilDiv(rows, PIECE)];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = whole.cursor(rows, columns);
      pieces[i].moveTo(i * PIECE);
    }
    shares = memory.allocate(columns, pieces.length);
    shareColumns = columns(shares);
  }

  static Matrix[] columns(Matrix matrix) {
    Matrix[] columns = new Matrix[matrix.columns()];
    Arrays.setAll(columns, i -> matrix.columns(i, 1));
    return columns;
  }

  Matrix column(int j) {
    return columns[j];
  }

  /** Number of columns. */
  int count() {
    return columns.length;
  }

  private int length(int piece) {
    return Math.min(PIECE, rows - piece * PIECE);
  }

  private Matrix piece(Matrix vector, int piece) {
    return vector.view(piece * PIECE, length(piece), 1);
  }

  /** The scalar products of the first {@code n} columns with a vector. */
  double[] along(Matrix vector, int n) {
    workers.run(
        pieces.length,
        i ->
            Product.of(pieces[i], piece(vector, i))
                .transposeA()
                .shape(n, 1, length(i))
                .into(shareColumns[i]));
    double[] along = new double[n];
    for (Matrix share : shareColumns) {
      for (int j = 0; j < n; j++) {
        along[j] += share.get(j);
      }
    }
    return along;
  }

  /**
   * vector = beta vector + the combination of the first columns with the coefficients.
   *
   * @param coefficients a column with room for one for each
   */
  void combine(Matrix coefficients, int n, double beta, Matrix vector) {
    workers.run(
        pieces.length,
        i ->
            Product.of(pieces[i], coefficients)
                .shape(length(i), 1, n)
                .addTo(piece(vector, i), beta));
  }
}
