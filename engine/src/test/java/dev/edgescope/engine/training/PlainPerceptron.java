package dev.edgescope.engine.training;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.objective.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tanh network with one hidden layer and all that is known of it, from its formulas in plain
 * loops in 64 bits: the Jacobian by the chain rule, the Hessian by differences of the gradient, the
 * eigenpairs from LAPACK.
 */
final class PlainPerceptron {
  private static final double STEP = 1e-5;

  private final Loss loss;
  private final double[][] x;
  private final double[][] y;
  private final int hidden;
  private final double[] theta;

  /**
   * @param x a row for each example
   * @param y likewise
   * @param theta weights of the hidden layer row by row, its biases, the same of the output layer
   */
  PlainPerceptron(Loss loss, double[][] x, double[][] y, int hidden, double[] theta) {
    this.loss = loss;
    this.x = x;
    this.y = y;
    this.hidden = hidden;
    this.theta = theta;
  }

  PlainPerceptron at(double[] other) {
    return new PlainPerceptron(loss, x, y, hidden, other);
  }

  /** On some of the examples. */
  PlainPerceptron on(int[] chosen) {
    return new PlainPerceptron(
        loss,
        Arrays.stream(chosen).mapToObj(i -> x[i]).toArray(double[][]::new),
        Arrays.stream(chosen).mapToObj(i -> y[i]).toArray(double[][]::new),
        hidden,
        theta);
  }

  /** theta + step * direction. */
  PlainPerceptron moved(double step, double[] direction) {
    return at(
        IntStream.range(0, theta.length)
            .mapToDouble(i -> theta[i] + step * direction[i])
            .toArray());
  }

  double[] theta() {
    return theta.clone();
  }

  private int outputs() {
    return y[0].length;
  }

  /** Parameters of the hidden layer, which come first. */
  int hiddenParameters() {
    return hidden * (x[0].length + 1);
  }

  private double[] activations(int example) {
    int inputs = x[0].length;
    double[] a = new double[hidden];
    for (int h = 0; h < hidden; h++) {
      double sum = theta[hidden * inputs + h];
      for (int j = 0; j < inputs; j++) {
        sum += theta[h * inputs + j] * x[example][j];
      }
      a[h] = Math.tanh(sum);
    }
    return a;
  }

  private double[] outputs(double[] a) {
    double[] f = new double[outputs()];
    int first = hiddenParameters();
    for (int c = 0; c < f.length; c++) {
      f[c] = theta[first + f.length * hidden + c];
      for (int h = 0; h < hidden; h++) {
        f[c] += theta[first + c * hidden + h] * a[h];
      }
    }
    return f;
  }

  private static double[] softmax(double[] f) {
    double sum = Arrays.stream(f).map(Math::exp).sum();
    return Arrays.stream(f).map(value -> Math.exp(value) / sum).toArray();
  }

  double loss() {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double[] f = outputs(activations(i));
      double[] p = softmax(f);
      for (int c = 0; c < f.length; c++) {
        sum +=
            loss == Loss.SQUARED_ERROR
                ? (f[c] - y[i][c]) * (f[c] - y[i][c]) / 2
                : -y[i][c] * Math.log(p[c]);
      }
    }
    return sum / x.length;
  }

  /** d f_c / d theta of an example, a row for each output. */
  double[][] jacobian(int example) {
    int inputs = x[0].length;
    int first = hiddenParameters();
    double[] a = activations(example);
    double[][] rows = new double[outputs()][theta.length];
    for (int c = 0; c < rows.length; c++) {
      for (int h = 0; h < hidden; h++) {
        double back = theta[first + c * hidden + h] * (1 - a[h] * a[h]);
        for (int j = 0; j < inputs; j++) {
          rows[c][h * inputs + j] = back * x[example][j];
        }
        rows[c][hidden * inputs + h] = back;
        rows[c][first + c * hidden + h] = a[h];
      }
      rows[c][first + rows.length * hidden + c] = 1;
    }
    return rows;
  }

  /** g_i. */
  double[] gradient(int example) {
    double[] f = outputs(activations(example));
    double[] at = loss == Loss.SQUARED_ERROR ? f : softmax(f);
    double[][] jacobian = jacobian(example);
    double[] gradient = new double[theta.length];
    for (int c = 0; c < f.length; c++) {
      for (int p = 0; p < theta.length; p++) {
        gradient[p] += (at[c] - y[example][c]) * jacobian[c][p];
      }
    }
    return gradient;
  }

  /** g. */
  double[] gradient() {
    double[] mean = new double[theta.length];
    for (int i = 0; i < x.length; i++) {
      double[] own = gradient(i);
      for (int p = 0; p < mean.length; p++) {
        mean[p] += own[p] / x.length;
      }
    }
    return mean;
  }

  double[][] hessian() {
    int n = theta.length;
    double[][] hessian = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] axis = new double[n];
      axis[j] = 1;
      double[] after = moved(STEP, axis).gradient();
      double[] before = moved(-STEP, axis).gradient();
      for (int i = 0; i < n; i++) {
        double slope = (after[i] - before[i]) / (2 * STEP);
        hessian[i][j] += slope / 2;
        hessian[j][i] += slope / 2;
      }
    }
    return hessian;
  }

  DenseEigenpairs eigenpairs() {
    return DenseEigenpairs.of(hessian(), theta.length);
  }

  double sharpness() {
    return eigenpairs().value(0);
  }

  /** The k-th eigenvector, from 0 on. */
  double[] eigenvector(int k) {
    DenseEigenpairs pairs = eigenpairs();
    return IntStream.range(0, theta.length).mapToDouble(i -> pairs.component(i, k)).toArray();
  }

  /** lambda_1 of the block of the Hessian that belongs to a layer. */
  double blockSharpness(int first, int end) {
    double[][] hessian = hessian();
    double[][] block =
        Arrays.stream(hessian, first, end)
            .map(row -> Arrays.copyOfRange(row, first, end))
            .toArray(double[][]::new);
    return DenseEigenpairs.of(block, end - first).value(0);
  }

  /** grad S, by differences of the largest eigenvalue. */
  double[] sharpnessGradient() {
    double[] gradient = new double[theta.length];
    for (int j = 0; j < gradient.length; j++) {
      double[] axis = new double[gradient.length];
      axis[j] = 1;
      gradient[j] = (moved(1e-4, axis).sharpness() - moved(-1e-4, axis).sharpness()) / 2e-4;
    }
    return gradient;
  }

  /** s_flow. */
  double flowSharpening() {
    return -dot(sharpnessGradient(), gradient());
  }

  /**
   * (1/D) A^{1/2} J J^T A^{1/2}, row i C + c for output c of example i, with A the curvature of the
   * loss in the outputs.
   */
  double[][] kernel() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      double[][] root = rootOfCurvature(outputs(activations(i)));
      double[][] jacobian = jacobian(i);
      for (double[] weights : root) {
        double[] row = new double[theta.length];
        for (int c = 0; c < weights.length; c++) {
          for (int p = 0; p < row.length; p++) {
            row[p] += weights[c] * jacobian[c][p];
          }
        }
        rows.add(row);
      }
    }
    double[][] kernel = new double[rows.size()][rows.size()];
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        kernel[i][j] = dot(rows.get(i), rows.get(j)) / x.length;
      }
    }
    return kernel;
  }

  private double[][] rootOfCurvature(double[] f) {
    int n = f.length;
    double[] p = softmax(f);
    double[][] curvature = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double one = i == j ? 1 : 0;
        curvature[i][j] = loss == Loss.SQUARED_ERROR ? one : p[i] * (one - p[j]);
      }
    }
    DenseEigenpairs pairs = DenseEigenpairs.of(curvature, n);
    double[][] root = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = Math.sqrt(Math.max(0, pairs.value(k)));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          root[i][j] += value * pairs.component(i, k) * pairs.component(j, k);
        }
      }
    }
    return root;
  }

  /** The part of tr Theta of some parameters. */
  double ntkTrace(int first, int end) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (double[] row : jacobian(i)) {
        for (int p = first; p < end; p++) {
          sum += row[p] * row[p] / x.length;
        }
      }
    }
    return sum;
  }

  static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  static double[] times(double[][] matrix, double[] v) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, v)).toArray();
  }
}
