package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer, y = W x + b. In flat order W is row-major [out, in], so that as a
 * column-major matrix the block is W^T.
 */
final class Dense implements Layer {
  private final int inputs;
  private final int outputs;

  Dense(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
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
    return List.of(new Block(inputs, outputs), new Block(outputs, 1));
  }

  @Override
  public int stateSize() {
    return 0;
  }

  @Override
  public int bendSize() {
    return 0;
  }

  @Override
  public void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles) {
    setColumns(y, theta[1], n);
    tiles.gemm(y, outputs, n, inputs, 1, theta[0], true, x, false, 1);
  }

  @Override
  public void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles) {
    tiles.gemm(xBar, inputs, n, outputs, 1, theta[0], false, yBar, false, 0);
  }

  @Override
  public void addGradient(
      Matrix x, Matrix yBar, double scale, Matrix[] gradient, int n, Tiles tiles) {
    tiles.gemm(gradient[0], inputs, outputs, n, scale, x, false, yBar, true, 1);
    tiles.addRowSums(yBar, scale, gradient[1], n);
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
    setColumns(yDot, v[1], n);
    tiles.gemm(yDot, outputs, n, inputs, 1, v[0], true, x, false, 1);
    if (xDot != null) {
      tiles.gemm(yDot, outputs, n, inputs, 1, theta[0], true, xDot, false, 1);
    }
  }

  @Override
  public void bend(
      Matrix x, Matrix y, Matrix state, Matrix yBar, Matrix bend, int n, Tiles tiles) {}

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
      Matrix x,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {
    addGradient(x, yBarDot, scale, gradient, n, tiles);
    if (xDot != null) {
      tiles.gemm(gradient[0], inputs, outputs, n, scale, xDot, false, yBar, true, 1);
    }
  }

  @Override
  public int gramSize() {
    return outputs;
  }

  @Override
  public int scratchSize() {
    return 0;
  }

  @Override
  public void addGram(Matrix x, Matrix yBar, double[] gram, int n, Tiles tiles) {
    tiles.addSquares(yBar, gram, outputs * n);
  }

  /** |dW|^2 + |db|^2 = (|x|^2 + 1) |yBar|^2. */
  @Override
  public void addSquaredGradientNorms(Matrix x, double[] gram, double[] norms, int n, Tiles tiles) {
    for (int i = 0; i < n; i++) {
      double barSquares = Tiles.sum(gram, i * outputs, outputs);
      norms[i] += (tiles.sumOfSquares(x, i * inputs, inputs) + 1) * barSquares;
    }
  }

  private void setColumns(Matrix y, Matrix bias, int n) {
    for (int i = 0; i < n; i++) {
      y.copy(i * outputs, bias, 0, outputs);
    }
  }
}
