package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The small reference networks, and dense matrices to check measured quantities by. */
final class TinyCases {
  /** Tight enough that the eigensolver's error is rounding. */
  static final double DOUBLE_ACCURACY = 1e-10;

  static final double FLOAT_ACCURACY = 1e-5;

  private TinyCases() {}

  static Stream<Arguments> all() {
    return TinyReference.NAMES.stream()
        .flatMap(name -> Stream.of(Precision.values()).map(p -> Arguments.of(name, p)));
  }

  static double accuracy(Precision precision) {
    return precision == Precision.DOUBLE ? DOUBLE_ACCURACY : FLOAT_ACCURACY;
  }

  /** The eigenvalues of the block of rows and columns from {@code first} on, largest first. */
  static DenseEigenpairs blockEigenvalues(double[] matrix, int first, int size) {
    int n = (int) Math.round(Math.sqrt(matrix.length));
    double[][] block = new double[size][size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix, (first + i) * n + first, block[i], 0, size);
    }
    return DenseEigenpairs.of(block, size);
  }

  static double[] times(double[] matrix, double[] x) {
    int n = x.length;
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[i] += matrix[i * n + j] * x[j];
      }
    }
    return y;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Element i of the diagonal of a matrix given row by row. */
  static double diagonal(double[] matrix, int i) {
    int n = (int) Math.round(Math.sqrt(matrix.length));
    return matrix[i * n + i];
  }

  /** An n x n matrix of the elements given row by row; it is symmetric. */
  static void fill(Matrix matrix, double[] elements) {
    matrix.setAll(elements);
  }
}
