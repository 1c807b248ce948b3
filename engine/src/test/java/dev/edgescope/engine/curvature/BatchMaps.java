package dev.edgescope.engine.curvature;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of stochastic gradient descent on the residuals of a linear model, one matrix for each
 * possible batch, written down as the update rule says: z' = (1 + mu) z - mu z_before - (alpha / B)
 * N P z, acting on (z, z_before).
 */
final class BatchMaps {
  private BatchMaps() {}

  static List<double[][]> all(
      double[][] theta, int examples, double learningRate, double momentum, int batchSize) {
    int size = theta.length;
    int outputs = size / examples;
    List<double[][]> maps = new ArrayList<>();
    for (int batch = 0; batch < 1 << examples; batch++) {
      if (Integer.bitCount(batch) != batchSize) {
        continue;
      }
      double[][] map = new double[2 * size][2 * size];
      for (int i = 0; i < size; i++) {
        map[i][i] = 1 + momentum;
        map[i][size + i] = -momentum;
        map[size + i][i] = 1;
        for (int j = 0; j < size; j++) {
          if ((batch >> (j / outputs) & 1) == 1) {
            map[i][j] -= learningRate / batchSize * examples * theta[i][j];
          }
        }
      }
      maps.add(map);
    }
    return maps;
  }

  /** The maps of a whole epoch, one for each order in which the batches can come. */
  static List<double[][]> epochs(List<double[][]> batches) {
    if (batches.size() == 1) {
      return batches;
    }
    List<double[][]> epochs = new ArrayList<>();
    for (double[][] last : batches) {
      List<double[][]> before = new ArrayList<>(batches);
      before.remove(last);
      epochs(before).forEach(first -> epochs.add(times(last, first)));
    }
    return epochs;
  }

  /** The factor by which the mean of A S A^T grows in a step: the last quarter's mean. */
  static double growth(List<double[][]> maps, int steps) {
    int n = maps.getFirst().length;
    double[][] moments = new double[n][n];
    for (int i = 0; i < n; i++) {
      moments[i][i] = 1;
    }
    double logarithm = 0;
    int counted = steps / 4;
    for (int t = 0; t < steps; t++) {
      double[][] next = new double[n][n];
      for (double[][] map : maps) {
        addCongruence(map, moments, 1.0 / maps.size(), next);
      }
      double before = trace(moments);
      double after = trace(next);
      if (t >= steps - counted) {
        logarithm += Math.log(after / before) / counted;
      }
      for (double[] row : next) {
        for (int j = 0; j < n; j++) {
          row[j] /= after;
        }
      }
      moments = next;
    }
    return Math.exp(logarithm);
  }

  /** sum += scale A S A^T. */
  private static void addCongruence(double[][] a, double[][] s, double scale, double[][] sum) {
    double[][] product = times(a, s);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum[i][j] += scale * TinyCases.dot(product[i], a[j]);
      }
    }
  }

  private static double[][] times(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static double trace(double[][] matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace;
  }
}
