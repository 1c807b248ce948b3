package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One differentiable piece of a network: y = g(x; theta), applied to n examples at once, with the
 * rules that reverse mode, forward mode and forward-over-reverse mode (Pearlmutter's R-operator)
 * need of it; twice the R-operator for derivatives of third order.
 *
 * <p>Examples are columns. Parameters, gradients and directions come as the layer's own blocks, in
 * the order of {@link #blocks}; {@code state} and {@code bend} are what the layer keeps for itself
 * between the rules, {@link #stateSize} and {@link #bendSize} elements an example. A dot marks the
 * derivative along a direction of parameter space, a bar the derivative of the loss. Matrices may
 * be wider than n; only the first n columns count. A null tangent of the input stands for zero.
 *
 * <p>Implementations keep nothing between calls, so that one layer serves many threads.
 */
public interface Layer {

  /** Shape of a block of parameters as a column-major matrix; blocks follow in flat order. */
  record Block(int rows, int columns) {
    int size() {
      return rows * columns;
    }
  }

  /** Rows of x. */
  int inputs();

  /** Rows of y. */
  int outputs();

  /** The parameters, in flat order; empty for a layer without any. */
  List<Block> blocks();

  /** Elements kept from {@link #forward} for an example; none unless a layer says so. */
  default int stateSize() {
    return 0;
  }

  /** Elements kept from {@link #bend} for an example; none unless a layer says so. */
  default int bendSize() {
    return 0;
  }

  /** y = g(x; theta). */
  void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles);

  /** Vector-Jacobian product with respect to the input: xBar = (dg/dx)^T yBar. */
  void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles);

  /** The same with respect to the parameters: gradient += scale (dg/dtheta)^T yBar. */
  void addGradient(
      Matrix x, Matrix state, Matrix yBar, double scale, Matrix[] gradient, int n, Tiles tiles);

  /** Jacobian-vector product: yDot = (dg/dx) xDot + (dg/dtheta) v. */
  void tangent(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      Matrix yDot,
      int n,
      Tiles tiles);

  /** Prepares the second-order rule where it depends on yBar but not on the direction. */
  default void bend(
      Matrix x, Matrix y, Matrix state, Matrix yBar, Matrix bend, int n, Tiles tiles) {}

  /** Second-order rule: xBarDot, the derivative of {@link #backward} along the direction. */
  void tangentBackward(
      Matrix[] theta,
      Matrix[] v,
      Matrix state,
      Matrix bend,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix xBarDot,
      int n,
      Tiles tiles);

  /** gradient += scale times the derivative of {@link #addGradient} along the direction. */
  void addTangentGradient(
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
      Tiles tiles);

  /**
   * The second derivative of {@link #forward} along the direction: yDotDot. Null tangents of the
   * input stand for zero; both are null or none is.
   */
  void secondTangent(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix y,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yDotDot,
      int n,
      Tiles tiles);

  /** Third-order rule: xBarDotDot, the second derivative of {@link #backward}. */
  void secondTangentBackward(
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
      Tiles tiles);

  /** gradient += scale times the second derivative of {@link #addGradient} along the direction. */
  void addSecondTangentGradient(
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
      Tiles tiles);

  /** Elements an example of what {@link #addGram} gathers. */
  int gramSize();

  /** Elements of native scratch memory that the rules need for themselves, if any. */
  default int scratchSize() {
    return 0;
  }

  /** Gathers over calls what the squared gradient norms need of yBar. */
  void addGram(Matrix x, Matrix yBar, double[] gram, int n, Tiles tiles);

  /**
   * norms_i += sum over the gathered yBar of |(dg/dtheta)^T yBar_i|^2, for each example i.
   *
   * @param gram n times {@link #gramSize} elements
   */
  void addSquaredGradientNorms(
      Matrix x, Matrix state, double[] gram, double[] norms, int n, Tiles tiles);
}
