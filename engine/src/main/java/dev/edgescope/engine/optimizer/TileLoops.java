package dev.edgescope.engine.optimizer;

/**
 * Loops of update rules over a tile, in either precision. Each writes to one array: the compiler
 * vectorises those, roots and quotients as well, and not one that writes to several.
 */
final class TileLoops {
  private TileLoops() {}

  /** {@code a += scale b}. */
  static void add(float[] a, float scale, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] += scale * b[i];
    }
  }

  static void add(double[] a, double scale, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] += scale * b[i];
    }
  }

  static void scale(float[] a, float factor, int n) {
    for (int i = 0; i < n; i++) {
      a[i] *= factor;
    }
  }

  static void scale(double[] a, double factor, int n) {
    for (int i = 0; i < n; i++) {
      a[i] *= factor;
    }
  }

  static void average(float[] m, float[] g, float kept, float taken, int n) {
    for (int i = 0; i < n; i++) {
      m[i] = kept * m[i] + taken * g[i];
    }
  }

  static void average(double[] m, double[] g, double kept, double taken, int n) {
    for (int i = 0; i < n; i++) {
      m[i] = kept * m[i] + taken * g[i];
    }
  }

  static void averageSquares(float[] v, float[] g, float kept, float taken, int n) {
    for (int i = 0; i < n; i++) {
      v[i] = kept * v[i] + taken * g[i] * g[i];
    }
  }

  static void averageSquares(double[] v, double[] g, double kept, double taken, int n) {
    for (int i = 0; i < n; i++) {
      v[i] = kept * v[i] + taken * g[i] * g[i];
    }
  }

  static void divide(
      float[] u, float[] m, float[] v, float first, float second, float epsilon, int n) {
    for (int i = 0; i < n; i++) {
      u[i] = first * m[i] / ((float) Math.sqrt(second * v[i]) + epsilon);
    }
  }

  static void divide(
      double[] u, double[] m, double[] v, double first, double second, double epsilon, int n) {
    for (int i = 0; i < n; i++) {
      u[i] = first * m[i] / (Math.sqrt(second * v[i]) + epsilon);
    }
  }

  static void descend(
      float[] theta,
      float[] m,
      float[] v,
      float rate,
      float first,
      float second,
      float epsilon,
      int n) {
    for (int i = 0; i < n; i++) {
      theta[i] -= rate * (first * m[i] / ((float) Math.sqrt(second * v[i]) + epsilon));
    }
  }

  static void descend(
      double[] theta,
      double[] m,
      double[] v,
      double rate,
      double first,
      double second,
      double epsilon,
      int n) {
    for (int i = 0; i < n; i++) {
      theta[i] -= rate * (first * m[i] / (Math.sqrt(second * v[i]) + epsilon));
    }
  }
}
