package dev.edgescope.engine.model;

import dev.edgescope.engine.data.task.QuadraticCoefficients;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that is quadratic in its parameters, with coefficients of each example's own as the
 * input:
 *
 * <pre>
 * y = J theta + 1/2 theta^T Q theta
 * </pre>
 *
 * <p>The input of an example is J, P numbers, and the lower triangle of the symmetric Q, column by
 * column: P + P (P + 1) / 2 in all. State: the gradient with respect to the parameters, J + Q
 * theta. Source: the quadratic regression model of Agarwala, Pedregosa and Pennington, Second-order
 * regression models exhibit progressive sharpening to the edge of stability (2022,
 * arXiv:2210.04860).
 *
 * <p>Cost of a pass: P^2 / 2 multiplications an example, bound by reading the coefficients.
 */
final class Quadratic implements Layer {
  private final int order;

  /**
   * @param parameters P
   */
  Quadratic(int parameters) {
    order = parameters;
  }

  @Override
  public int inputs() {
    return Math.toIntExact(QuadraticCoefficients.count(order));
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public List<Block> blocks() {
    return List.of(new Block(order, 1));
  }

  @Override
  public int stateSize() {
    return order;
  }

  /** y = 1/2 (J + g) theta with g = J + Q theta. */
  @Override
  public void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles) {
    Matrix linear = x.cursor(order, 1);
    Matrix packed = x.cursor(inputs() - order, 1);
    Matrix gradient = state.cursor(order, 1);
    for (int i = 0; i < n; i++) {
      linear.moveTo(i * inputs());
      packed.moveTo(i * inputs() + order);
      gradient.moveTo(i * order);
      gradient.copy(0, linear, 0, order);
      gradient.spmv(order, 1, packed, theta[0], 1);
      y.set(i, (linear.dot(theta[0], order) + gradient.dot(theta[0], order)) / 2);
    }
  }

  @Override
  public void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles) {
    double[] monomials = monomials(theta[0].toArray());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < monomials.length; j++) {
        xBar.set(i * inputs() + j, yBar.get(i) * monomials[j]);
      }
    }
  }

  @Override
  public void addGradient(
      Matrix x, Matrix state, Matrix yBar, double scale, Matrix[] gradient, int n, Tiles tiles) {
    gradient[0].gemm(order, 1, n, scale, state, false, yBar.view(0, n, 1), false, 1);
  }

  @Override
  public void tangent(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      Matrix yDot,
      int n,
      Tiles tiles) {
    yDot.view(0, n, 1).gemm(n, 1, order, 1, state, true, v[0], false, 0);
    if (xDot != null) {
      double[] monomials = monomials(theta[0].toArray());
      for (int i = 0; i < n; i++) {
        double sum = yDot.get(i);
        for (int j = 0; j < monomials.length; j++) {
          sum += xDot.get(i * inputs() + j) * monomials[j];
        }
        yDot.set(i, sum);
      }
    }
  }

  @Override
  public void tangentBackward(
      Matrix[] theta,
      Matrix[] v,
      Matrix state,
      Matrix bend,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix xBarDot,
      int n,
      Tiles tiles) {
    double[] monomials = monomials(theta[0].toArray());
    double[] dots = monomialDots(theta[0].toArray(), v[0].toArray());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < monomials.length; j++) {
        xBarDot.set(i * inputs() + j, yBarDot.get(i) * monomials[j] + yBar.get(i) * dots[j]);
      }
    }
  }

  /**
   * The derivative of yBar (J + Q theta): yBarDot (J + Q theta) + yBar (Q v + JDot + QDot theta).
   */
  @Override
  public void addTangentGradient(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {
    addGradient(x, state, yBarDot, scale, gradient, n, tiles);
    addSymmetricProducts(x, v[0], yBar, scale, gradient[0], n);
    if (xDot != null) {
      addSymmetricProducts(xDot, theta[0], yBar, scale, gradient[0], n);
      for (int i = 0; i < n; i++) {
        gradient[0].axpy(scale * yBar.get(i), xDot.view(i * inputs(), order, 1), order);
      }
    }
  }

  /** y'' = v^T Q v. */
  @Override
  public void secondTangent(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix y,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yDotDot,
      int n,
      Tiles tiles) {
    requireData(xDot);
    double[] dotDots = monomialDotDots(v[0].toArray());
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = order; j < dotDots.length; j++) {
        sum += x.get(i * inputs() + j) * dotDots[j];
      }
      yDotDot.set(i, sum);
    }
  }

  @Override
  public void secondTangentBackward(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix y,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix yBarDotDot,
      Matrix xBarDotDot,
      int n,
      Tiles tiles) {
    double[] monomials = monomials(theta[0].toArray());
    double[] dots = monomialDots(theta[0].toArray(), v[0].toArray());
    double[] dotDots = monomialDotDots(v[0].toArray());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < monomials.length; j++) {
        xBarDotDot.set(
            i * inputs() + j,
            yBarDotDot.get(i) * monomials[j]
                + 2 * yBarDot.get(i) * dots[j]
                + yBar.get(i) * dotDots[j]);
      }
    }
  }

  /** The second derivative of yBar (J + Q theta): yBarDotDot (J + Q theta) + 2 yBarDot Q v. */
  @Override
  public void addSecondTangentGradient(
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix yBarDotDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {
    requireData(xDot);
    addGradient(x, state, yBarDotDot, scale, gradient, n, tiles);
    addSymmetricProducts(x, v[0], yBarDot, 2 * scale, gradient[0], n);
  }

  private static void requireData(@Nullable Matrix xDot) {
    if (xDot != null) {
      throw new IllegalArgumentException(
          "A quadratic model takes data alone: its coefficients cannot depend on parameters");
    }
  }

  /** y += scale sum_i yBar_i Q_i x, in one go over the coefficients. */
  private void addSymmetricProducts(
      Matrix coefficients, Matrix x, Matrix yBar, double scale, Matrix y, int n) {
    Matrix packed = coefficients.cursor(inputs() - order, 1);
    for (int i = 0; i < n; i++) {
      packed.moveTo(i * inputs() + order);
      y.spmv(order, scale * yBar.get(i), packed, x, 1);
    }
  }

  @Override
  public int gramSize() {
    return 1;
  }

  @Override
  public void addGram(Matrix x, Matrix yBar, double[] gram, int n, Tiles tiles) {
    for (int i = 0; i < n; i++) {
      gram[i] += yBar.get(i) * yBar.get(i);
    }
  }

  /** |J + Q theta|^2 yBar^2. */
  @Override
  public void addSquaredGradientNorms(
      Matrix x, Matrix state, double[] gram, double[] norms, int n, Tiles tiles) {
    for (int i = 0; i < n; i++) {
      norms[i] += state.sumOfSquares(i * order, order) * gram[i];
    }
  }

  /** What the coefficients are multiplied by: y = x . monomials(theta). */
  private double[] monomials(double[] theta) {
    double[] monomials = new double[inputs()];
    System.arraycopy(theta, 0, monomials, 0, order);
    int next = order;
    for (int b = 0; b < order; b++) {
      monomials[next++] = theta[b] * theta[b] / 2;
      for (int a = b + 1; a < order; a++) {
        monomials[next++] = theta[a] * theta[b];
      }
    }
    return monomials;
  }

  /** The derivative of the monomials along v. */
  private double[] monomialDots(double[] theta, double[] v) {
    double[] dots = new double[inputs()];
    System.arraycopy(v, 0, dots, 0, order);
    int next = order;
    for (int b = 0; b < order; b++) {
      for (int a = b; a < order; a++) {
        dots[next++] = a == b ? theta[a] * v[a] : theta[a] * v[b] + v[a] * theta[b];
      }
    }
    return dots;
  }

  /** The second derivative of the monomials along v. */
  private double[] monomialDotDots(double[] v) {
    double[] dotDots = monomials(v);
    for (int j = 0; j < dotDots.length; j++) {
      dotDots[j] *= j < order ? 0 : 2;
    }
    return dotDots;
  }
}
