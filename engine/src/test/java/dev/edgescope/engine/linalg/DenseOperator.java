package dev.edgescope.engine.linalg;

import java.util.random.RandomGenerator;

/** A symmetric operator of which everything is known; counts its products. */
public final class DenseOperator implements SymmetricOperator {
  private final double[][] elements;
  private int products;

  private DenseOperator(double[][] elements) {
    this.elements = elements;
  }

  /** The eigenvalues on the diagonal. */
  public static DenseOperator diagonal(double... values) {
    double[][] elements = new double[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      elements[i][i] = values[i];
    }
    return new DenseOperator(elements);
  }

  /** The same eigenvalues in a random basis: a product of Householder reflections Q D Q^T. */
  public DenseOperator rotated(RandomGenerator random) {
    int n = elements.length;
    double[][] a = copy();
    for (int turn = 0; turn < 3; turn++) {
      double[] v = new double[n];
      double norm = 0;
      for (int i = 0; i < n; i++) {
        v[i] = random.nextGaussian();
        norm += v[i] * v[i];
      }
      reflect(a, v, norm);
      transpose(a);
      reflect(a, v, norm);
    }
    return new DenseOperator(a);
  }

  /** A - (2 / |v|^2) v (v^T A). */
  private static void reflect(double[][] a, double[] v, double squaredNorm) {
    int n = v.length;
    for (int j = 0; j < n; j++) {
      double dot = 0;
      for (int i = 0; i < n; i++) {
        dot += v[i] * a[i][j];
      }
      for (int i = 0; i < n; i++) {
        a[i][j] -= 2 * dot / squaredNorm * v[i];
      }
    }
  }

  private static void transpose(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        double swap = a[i][j];
        a[i][j] = a[j][i];
        a[j][i] = swap;
      }
    }
  }

  /** A + scale w w^T for a random unit vector w. */
  DenseOperator perturbed(double scale, RandomGenerator random) {
    int n = elements.length;
    double[] w = new double[n];
    double norm = 0;
    for (int i = 0; i < n; i++) {
      w[i] = random.nextGaussian();
      norm += w[i] * w[i];
    }
    double[][] a = copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] += scale * w[i] * w[j] / norm;
      }
    }
    return new DenseOperator(a);
  }

  /** The same, with one element replaced. */
  public DenseOperator with(int row, int column, double value) {
    double[][] a = copy();
    a[row][column] = value;
    a[column][row] = value;
    return new DenseOperator(a);
  }

  private double[][] copy() {
    double[][] a = new double[elements.length][];
    for (int i = 0; i < a.length; i++) {
      a[i] = elements[i].clone();
    }
    return a;
  }

  int products() {
    return products;
  }

  @Override
  public int dimension() {
    return elements.length;
  }

  @Override
  public void apply(Matrix x, Matrix y) {
    products++;
    y.setAll(times(x.toArray()));
  }

  /** A x in double precision; not counted. */
  double[] times(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += elements[i][j] * x[j];
      }
    }
    return y;
  }
}
