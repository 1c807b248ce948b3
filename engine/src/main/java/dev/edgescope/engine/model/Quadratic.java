package dev.edgescope.engine.model;

import dev.edgescope.engine.data.task.QuadraticCoefficients;
import dev.edgescope.engine.linalg.Matrix;
import java.util.List;

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
  public long multiplications() {
    return inputs();
  }

  @Override
  public String kind() {
    return "quadratic";
  }

  @Override
  public List<Block> blocks() {
    return List.of(new Block(order, 1));
  }

  @Override
  public List<List<Integer>> shapes() {
    return List.of(List.of(order));
  }

  @Override
  public int stateSize() {
    return order;
  }

  /** y = 1/2 (J + g) theta with g = J + Q theta. */
  @Override
  public void forward(Pass pass) {
    Matrix theta = pass.theta(0);
    Matrix linear = pass.x().cursor(order, 1);
    Matrix packed = pass.x().cursor(inputs() - order, 1);
    Matrix gradient = pass.state().cursor(order, 1);
    for (int i = 0; i < pass.n(); i++) {
      linear.moveTo(i * inputs());
      packed.moveTo(i * inputs() + order);
      gradient.moveTo(i * order);
      gradient.copy(0, linear, 0, order);
      gradient.spmv(order, 1, packed, theta, 1);
      pass.y().set(i, (linear.dot(theta, order) + gradient.dot(theta, order)) / 2);
    }
  }

  @Override
  public void backward(Pass pass) {
    double[] monomials = monomials(pass.theta(0).toArray());
    Matrix xBar = pass.xBar();
    for (int i = 0; i < pass.n(); i++) {
      for (int j = 0; j < monomials.length; j++) {
        xBar.set(i * inputs() + j, pass.yBar().get(i) * monomials[j]);
      }
    }
  }

  @Override
  public void addGradient(Pass pass) {
    addGradient(pass, pass.yBar());
  }

  private void addGradient(Pass pass, Matrix bar) {
    int n = pass.n();
    pass.ownProduct(pass.state(), bar.view(0, n, 1))
        .shape(order, 1, n)
        .times(pass.scale())
        .addTo(pass.gradient(0));
  }

  @Override
  public void tangent(Pass pass) {
    int n = pass.n();
    Matrix yDot = pass.yDot().view(0, n, 1);
    pass.ownProduct(pass.state(), pass.v(0)).transposeA().shape(n, 1, order).into(yDot);
    if (pass.hasXDot()) {
      double[] monomials = monomials(pass.theta(0).toArray());
      for (int i = 0; i < n; i++) {
        double sum = yDot.get(i);
        for (int j = 0; j < monomials.length; j++) {
          sum += pass.xDot().get(i * inputs() + j) * monomials[j];
        }
        yDot.set(i, sum);
      }
    }
  }

  @Override
  public void tangentBackward(Pass pass) {
    double[] monomials = monomials(pass.theta(0).toArray());
    double[] dots = monomialDots(pass.theta(0).toArray(), pass.v(0).toArray());
    Matrix xBarDot = pass.xBarDot();
    for (int i = 0; i < pass.n(); i++) {
      double bar = pass.yBar().get(i);
      double barDot = pass.yBarDot().get(i);
      for (int j = 0; j < monomials.length; j++) {
        xBarDot.set(i * inputs() + j, barDot * monomials[j] + bar * dots[j]);
      }
    }
  }

  /**
   * The derivative of yBar (J + Q theta): yBarDot (J + Q theta) + yBar (Q v + JDot + QDot theta).
   */
  @Override
  public void addTangentGradient(Pass pass) {
    addGradient(pass, pass.yBarDot());
    addSymmetricProducts(pass, pass.x(), pass.v(0), pass.yBar(), 1);
    if (pass.hasXDot()) {
      addSymmetricProducts(pass, pass.xDot(), pass.theta(0), pass.yBar(), 1);
      for (int i = 0; i < pass.n(); i++) {
        Matrix linear = pass.xDot().view(i * inputs(), order, 1);
        pass.gradient(0).axpy(pass.scale() * pass.yBar().get(i), linear, order);
      }
    }
  }

  /** The coefficients are data: y'' = v^T Q v. */
  @Override
  public void secondTangent(Pass pass) {
    requireData(pass);
    double[] dotDots = monomialDotDots(pass.v(0).toArray());
    for (int i = 0; i < pass.n(); i++) {
      double sum = 0;
      for (int j = order; j < dotDots.length; j++) {
        sum += pass.x().get(i * inputs() + j) * dotDots[j];
      }
      pass.yDotDot().set(i, sum);
    }
  }

  @Override
  public void secondTangentBackward(Pass pass) {
    double[] monomials = monomials(pass.theta(0).toArray());
    double[] dots = monomialDots(pass.theta(0).toArray(), pass.v(0).toArray());
    double[] dotDots = monomialDotDots(pass.v(0).toArray());
    Matrix xBarDotDot = pass.xBarDotDot();
    for (int i = 0; i < pass.n(); i++) {
      double bar = pass.yBar().get(i);
      double barDot = pass.yBarDot().get(i);
      double barDotDot = pass.yBarDotDot().get(i);
      for (int j = 0; j < monomials.length; j++) {
        xBarDotDot.set(
            i * inputs() + j, barDotDot * monomials[j] + 2 * barDot * dots[j] + bar * dotDots[j]);
      }
    }
  }

  /** The second derivative of yBar (J + Q theta): yBarDotDot (J + Q theta) + 2 yBarDot Q v. */
  @Override
  public void addSecondTangentGradient(Pass pass) {
    requireData(pass);
    addGradient(pass, pass.yBarDotDot());
    addSymmetricProducts(pass, pass.x(), pass.v(0), pass.yBarDot(), 2);
  }

  private static void requireData(Pass pass) {
    if (pass.hasXDot()) {
      throw new IllegalArgumentException(
          "A quadratic model takes data alone: its coefficients cannot depend on parameters");
    }
  }

  /** gradient += factor scale sum_i bar_i Q_i x, in one go over the coefficients. */
  private void addSymmetricProducts(
      Pass pass, Matrix coefficients, Matrix x, Matrix bar, double factor) {
    Matrix packed = coefficients.cursor(inputs() - order, 1);
    for (int i = 0; i < pass.n(); i++) {
      packed.moveTo(i * inputs() + order);
      pass.gradient(0).spmv(order, factor * pass.scale() * bar.get(i), packed, x, 1);
    }
  }

  @Override
  public int gramSize() {
    return 1;
  }

  @Override
  public void addGram(Pass pass) {
    Matrix yBar = pass.yBar();
    for (int i = 0; i < pass.n(); i++) {
      pass.gram()[i] += yBar.get(i) * yBar.get(i);
    }
  }

  /** |J + Q theta|^2 yBar^2, in a metric with its weights. */
  @Override
  public void addSquaredGradientNorms(Pass pass, double[] norms) {
    for (int i = 0; i < pass.n(); i++) {
      double squares =
          pass.hasMetric()
              ? weightedSquares(pass.state(), i * order, pass.metric(0))
              : pass.state().sumOfSquares(i * order, order);
      norms[i] += squares * pass.gram()[i];
    }
  }

  private double weightedSquares(Matrix values, int offset, Matrix weights) {
    double sum = 0;
    for (int j = 0; j < order; j++) {
      double value = values.get(offset + j);
      sum += weights.get(j) * value * value;
    }
    return sum;
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
