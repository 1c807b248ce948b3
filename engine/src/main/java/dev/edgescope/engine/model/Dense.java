package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer, y = W x + b or y = W x. In flat order W is row-major [out, in], so that
 * as a column-major matrix the block is W^T.
 */
final class Dense implements Layer {
  private final int inputs;
  private final int outputs;
  private final boolean bias;

  Dense(int inputs, int outputs, boolean bias) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.bias = bias;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public List<Block> blocks() {
    Block weights = new Block(inputs, outputs);
    return bias ? List.of(weights, new Block(outputs, 1)) : List.of(weights);
  }

  @Override
  public void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles) {
    setColumns(y, theta, n);
    tiles.gemm(y, outputs, n, inputs, 1, theta[0], true, x, false, 1);
  }

  @Override
  public void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles) {
    tiles.gemm(xBar, inputs, n, outputs, 1, theta[0], false, yBar, false, 0);
  }

  @Override
  public void addGradient(
      Matrix x, Matrix state, Matrix yBar, double scale, Matrix[] gradient, int n, Tiles tiles) {
    tiles.gemm(gradient[0], inputs, outputs, n, scale, x, false, yBar, true, 1);
    if (bias) {
      tiles.addRowSums(yBar, scale, gradient[1], n);
    }
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
    setColumns(yDot, v, n);
    tiles.gemm(yDot, outputs, n, inputs, 1, v[0], true, x, false, 1);
    if (xDot != null) {
      tiles.gemm(yDot, outputs, n, inputs, 1, theta[0], true, xDot, false, 1);
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
    tiles.gemm(xBarDot, inputs, n, outputs, 1, theta[0], false, yBarDot, false, 0);
    tiles.gemm(xBarDot, inputs, n, outputs, 1, v[0], false, yBar, false, 1);
  }

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
    if (xDot != null) {
      tiles.gemm(gradient[0], inputs, outputs, n, scale, xDot, false, yBar, true, 1);
    }
  }

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
    if (xDot == null || xDotDot == null) {
      yDotDot.view(0, outputs * n, 1).clear();
      return;
    }
    tiles.gemm(yDotDot, outputs, n, inputs, 1, theta[0], true, xDotDot, false, 0);
    tiles.gemm(yDotDot, outputs, n, inputs, 2, v[0], true, xDot, false, 1);
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
    tiles.gemm(xBarDotDot, inputs, n, outputs, 1, theta[0], false, yBarDotDot, false, 0);
    tiles.gemm(xBarDotDot, inputs, n, outputs, 2, v[0], false, yBarDot, false, 1);
  }

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
    addGradient(x, state, yBarDotDot, scale, gradient, n, tiles);
    if (xDot != null && xDotDot != null) {
      tiles.gemm(gradient[0], inputs, outputs, n, 2 * scale, xDot, false, yBarDot, true, 1);
      tiles.gemm(gradient[0], inputs, outputs, n, scale, xDotDot, false, yBar, true, 1);
    }
  }

  @Override
  public int gramSize() {
    return outputs;
  }

  @Override
  public void addGram(Matrix x, Matrix yBar, double[] gram, int n, Tiles tiles) {
    tiles.addSquares(yBar, gram, outputs * n);
  }

  /** |dW|^2 + |db|^2 = (|x|^2 + 1) |yBar|^2, without the 1 where there is no b. */
  @Override
  public void addSquaredGradientNorms(
      Matrix x, Matrix state, double[] gram, double[] norms, int n, Tiles tiles) {
    int constant = bias ? 1 : 0;
    for (int i = 0; i < n; i++) {
      double barSquares = Tiles.sum(gram, i * outputs, outputs);
      norms[i] += (x.sumOfSquares(i * inputs, inputs) + constant) * barSquares;
    }
  }

  /** Every column to the block of the bias, or to zero. */
  private void setColumns(Matrix y, Matrix[] blocks, int n) {
    if (!bias) {
      y.view(0, outputs * n, 1).clear();
      return;
    }
    for (int i = 0; i < n; i++) {
      y.copy(i * outputs, blocks[1], 0, outputs);
    }
  }
}
