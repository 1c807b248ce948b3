package dev.edgescope.engine.theory;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.Numbers;
import dev.edgescope.engine.data.task.QuadraticCoefficients;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import java.util.Arrays;
import java.util.Locale;

/**
 * Quadratic regression, {@code f(theta) = J theta + 1/2 Q(theta, theta)}, in the variables in which
 * (stochastic) gradient descent is closed: the residuals z and the Jacobian J where the parameters
 * are; these themselves do not occur. With {@code g = (1/B) J^T P z}, P the batch,
 *
 * <pre>
 * z' = z - alpha J g + (alpha^2 / 2) Q(g, g)
 * J' = J - alpha Q(g, .)
 * </pre>
 *
 * <p>Source: Agarwala, Pedregosa and Pennington, Second-order regression models exhibit progressive
 * sharpening to the edge of stability (2022, arXiv:2210.04860), section 3, for the full batch;
 * Agarwala and Pennington, High dimensional analysis reveals conservative sharpening and a
 * stochastic edge of stability (2024, arXiv:2404.19261), section 4, with the projection P. Cost of
 * a step: D P^2 operations, in loops: a call of BLAS for each product with the packed Q took twice
 * as long at D = 20 and P = 30, and as long at 200 and 200.
 */
public final class QuadraticRegression {
  private final int examples;
  private final int parameters;
  private final double learningRate;

  /** Row after row the Jacobian at the start and the lower triangle of Q, column by column. */
  private final Numbers coefficients;

  private final double[] z;

  /** D x P, row by row. */
  private final double[] jacobian;

  /**
   * At theta = 0.
   *
   * @param task of {@link QuadraticCoefficients}
   * @param parameters P
   * @param learningRate alpha
   */
  public QuadraticRegression(DataSet task, int parameters, double learningRate) {
    if (task.inputs() != QuadraticCoefficients.count(parameters) || task.outputs() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d coefficients an example are not those of %,d parameters",
              task.inputs(),
              parameters));
    }
    examples = task.examples();
    this.parameters = parameters;
    this.learningRate = learningRate;
    coefficients = task.features();
    z = new double[examples];
    jacobian = new double[examples * parameters];
    for (int i = 0; i < examples; i++) {
      z[i] = -task.targets().get(i);
      for (int a = 0; a < parameters; a++) {
        jacobian[i * parameters + a] = coefficients.get(i * task.inputs() + a);
      }
    }
  }

  /** L = |z|^2 / (2 D). */
  public double loss() {
    double sum = 0;
    for (double residual : z) {
      sum += residual * residual;
    }
    return sum / (2 * examples);
  }

  /** tr Theta = |J|^2 / D. */
  public double kernelTrace() {
    double sum = 0;
    for (double entry : jacobian) {
      sum += entry * entry;
    }
    return sum / examples;
  }

  /**
   * The largest eigenvalue of the NTK, Theta = J J^T / D; the sharpness once z is small. Costs D^2
   * P + O(D^3) operations.
   */
  public double largestKernelEigenvalue() {
    double[][] kernel = new double[examples][examples];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int a = 0; a < parameters; a++) {
          sum += jacobian[i * parameters + a] * jacobian[j * parameters + a];
        }
        kernel[i][j] = sum / examples;
        kernel[j][i] = kernel[i][j];
      }
    }
    DenseEigenpairs eigenvalues = DenseEigenpairs.of(kernel, examples);
    return eigenvalues.finite() ? eigenvalues.value(0) : Double.NaN;
  }

  /**
   * The Hessian of the training loss, P x P: {@code H = (J^T J + sum_i z_i Q_i) / D}. Costs D P^2
   * operations.
   */
  public double[][] hessian() {
    double[][] hessian = new double[parameters][parameters];
    for (int i = 0; i < examples; i++) {
      int next = (int) (i * QuadraticCoefficients.count(parameters)) + parameters;
      for (int b = 0; b < parameters; b++) {
        double slope = jacobian[i * parameters + b];
        for (int a = b; a < parameters; a++) {
          hessian[a][b] +=
              (slope * jacobian[i * parameters + a] + z[i] * coefficients.get(next++)) / examples;
        }
      }
    }
    for (int b = 0; b < parameters; b++) {
      for (int a = b + 1; a < parameters; a++) {
        hessian[b][a] = hessian[a][b];
      }
    }
    return hessian;
  }

  /** |z_i J_i|^2, the squared norm of the gradient of an example. */
  public double squaredGradientNorm(int example) {
    double sum = 0;
    for (int a = 0; a < parameters; a++) {
      double entry = jacobian[example * parameters + a];
      sum += entry * entry;
    }
    return z[example] * z[example] * sum;
  }

  /** A step on the full batch. */
  public void advance() {
    boolean[] all = new boolean[examples];
    Arrays.fill(all, true);
    advance(all);
  }

  /**
   * A step.
   *
   * @param batch P, which of the D examples belong to it
   */
  public void advance(boolean[] batch) {
    double[] g = gradient(batch);
    double[] bent = new double[parameters];
    for (int i = 0; i < examples; i++) {
      multiply(i, g, bent);
      double slope = 0;
      double curvature = 0;
      for (int a = 0; a < parameters; a++) {
        slope += jacobian[i * parameters + a] * g[a];
        curvature += bent[a] * g[a];
      }
      z[i] += -learningRate * slope + learningRate * learningRate / 2 * curvature;
      for (int a = 0; a < parameters; a++) {
        jacobian[i * parameters + a] -= learningRate * bent[a];
      }
    }
  }

  private double[] gradient(boolean[] batch) {
    double[] g = new double[parameters];
    int size = 0;
    for (int i = 0; i < examples; i++) {
      if (batch[i]) {
        size++;
        for (int a = 0; a < parameters; a++) {
          g[a] += jacobian[i * parameters + a] * z[i];
        }
      }
    }
    for (int a = 0; a < parameters; a++) {
      g[a] /= size;
    }
    return g;
  }

  /** target = Q_i g. */
  private void multiply(int example, double[] g, double[] target) {
    Arrays.fill(target, 0);
    int next = (int) (example * QuadraticCoefficients.count(parameters)) + parameters;
    for (int b = 0; b < parameters; b++) {
      double own = coefficients.get(next++) * g[b];
      for (int a = b + 1; a < parameters; a++) {
        double q = coefficients.get(next++);
        target[a] += q * g[b];
        own += q * g[a];
      }
      target[b] += own;
    }
  }
}
