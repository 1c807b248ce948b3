package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;

/**
 * A fully connected layer, y = W x + b or y = W x. In flat order W is row-major [out, in], so that
 * as a column-major matrix the block is W^T.
 */
final class Dense implements Layer {
  /** Elements of scratch memory for squared inputs, where an example has no more. */
  private static final int SQUARES = 32_768;

  private static final int MOST_SQUARED_TOGETHER = 64;

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
  public String kind() {
    return "dense";
  }

  @Override
  public List<Block> blocks() {
    Block weights = new Block(inputs, outputs);
    return bias ? List.of(weights, new Block(outputs, 1)) : List.of(weights);
  }

  @Override
  public List<List<Integer>> shapes() {
    List<Integer> weights = List.of(outputs, inputs);
    return bias ? List.of(weights, List.of(outputs)) : List.of(weights);
  }

  @Override
  public void forward(Pass pass) {
    int n = pass.n();
    if (bias) {
      setColumns(pass.y(), pass.theta(1), n);
    } else {
      clear(pass.y(), n);
    }
    pass.product(pass.theta(0), pass.x()).transposeA().shape(outputs, n, inputs).addTo(pass.y());
  }

  @Override
  public void backward(Pass pass) {
    pass.product(pass.theta(0), pass.yBar()).shape(inputs, pass.n(), outputs).into(pass.xBar());
  }

  @Override
  public void addGradient(Pass pass) {
    addGradient(pass, pass.yBar());
  }

  private void addGradient(Pass pass, Matrix bar) {
    addWeightGradient(pass, pass.x(pass.gradient(0).rows()), bar, 1);
    if (bias) {
      pass.tiles().addRowSums(bar, pass.scale(), pass.gradient(1), pass.n());
    }
  }

  /** gradient of W += factor scale x yBar^T. */
  private void addWeightGradient(Pass pass, Matrix input, Matrix bar, double factor) {
    pass.product(input, bar)
        .transposeB()
        .shape(pass.gradient(0).rows(), outputs, pass.n())
        .times(factor * pass.scale())
        .addTo(pass.gradient(0));
  }

  @Override
  public void tangent(Pass pass) {
    int n = pass.n();
    Matrix yDot = pass.yDot();
    if (bias) {
      setColumns(yDot, pass.v(1), n);
    } else {
      clear(yDot, n);
    }
    Matrix v = pass.v(0);
    pass.product(v, pass.x(v.rows())).transposeA().shape(outputs, n, v.rows()).addTo(yDot);
    if (pass.hasXDot()) {
      pass.product(pass.theta(0), pass.xDot()).transposeA().shape(outputs, n, inputs).addTo(yDot);
    }
  }

  @Override
  public void tangentBackward(Pass pass) {
    int n = pass.n();
    Matrix xBarDot = pass.xBarDot();
    pass.product(pass.theta(0), pass.yBarDot()).shape(inputs, n, outputs).into(xBarDot);
    pass.product(pass.v(0), pass.yBar()).shape(inputs, n, outputs).addTo(xBarDot);
  }

  @Override
  public void addTangentGradient(Pass pass) {
    addGradient(pass, pass.yBarDot());
    if (pass.hasXDot()) {
      addWeightGradient(pass, pass.xDot(), pass.yBar(), 1);
    }
  }

  @Override
  public void secondTangent(Pass pass) {
    int n = pass.n();
    Matrix yDotDot = pass.yDotDot();
    if (!pass.hasXDot()) {
      clear(yDotDot, n);
      return;
    }
    pass.product(pass.theta(0), pass.xDotDot())
        .transposeA()
        .shape(outputs, n, inputs)
        .into(yDotDot);
    pass.product(pass.v(0), pass.xDot())
        .transposeA()
        .shape(outputs, n, inputs)
        .times(2)
        .addTo(yDotDot);
  }

  @Override
  public void secondTangentBackward(Pass pass) {
    int n = pass.n();
    Matrix xBarDotDot = pass.xBarDotDot();
    pass.product(pass.theta(0), pass.yBarDotDot()).shape(inputs, n, outputs).into(xBarDotDot);
    pass.product(pass.v(0), pass.yBarDot()).shape(inputs, n, outputs).times(2).addTo(xBarDotDot);
  }

  @Override
  public void addSecondTangentGradient(Pass pass) {
    addGradient(pass, pass.yBarDotDot());
    if (pass.hasXDot()) {
      addWeightGradient(pass, pass.xDot(), pass.yBarDot(), 2);
      addWeightGradient(pass, pass.xDotDot(), pass.yBar(), 1);
    }
  }

  @Override
  public int gramSize() {
    return outputs;
  }

  @Override
  public void addGram(Pass pass) {
    pass.tiles().addSquares(pass.yBar(), pass.gram(), outputs * pass.n());
  }

  /** Examples whose squared inputs fit the scratch memory, at least one. */
  private int squaredTogether() {
    return Math.clamp(SQUARES / (inputs + outputs), 1, MOST_SQUARED_TOGETHER);
  }

  @Override
  public int scratchSize(boolean isFirst) {
    return squaredTogether() * (inputs + outputs);
  }

  /**
   * |dW|^2 + |db|^2 = (|x|^2 + 1) |yBar|^2, without the 1 where there is no b; in a metric M the
   * squares of yBar times M^T x^2, and times that of the biases.
   */
  @Override
  public void addSquaredGradientNorms(Pass pass, double[] norms) {
    if (pass.hasMetric()) {
      addNormsInMetric(pass, norms);
      return;
    }
    int constant = bias ? 1 : 0;
    for (int i = 0; i < pass.n(); i++) {
      double barSquares = Tiles.sum(pass.gram(), i * outputs, outputs);
      norms[i] += (pass.x().sumOfSquares(i * inputs, inputs) + constant) * barSquares;
    }
  }

  private void addNormsInMetric(Pass pass, double[] norms) {
    int together = squaredTogether();
    Tiles tiles = pass.tiles();
    Matrix squares = tiles.scratch().view(0, inputs, together);
    Matrix weighted = tiles.scratch().view(inputs * together, outputs, together);
    Matrix x = pass.x().cursor(inputs, together);
    for (int first = 0; first < pass.n(); first += together) {
      int n = Math.min(together, pass.n() - first);
      x.moveTo(first * inputs);
      tiles.multiply(x, x, squares, inputs * n);
      if (bias) {
        setColumns(weighted, pass.metric(1), n);
      } else {
        clear(weighted, n);
      }
      pass.ownProduct(pass.metric(0), squares)
          .transposeA()
          .shape(outputs, n, inputs)
          .addTo(weighted);
      for (int i = 0; i < outputs * n; i++) {
        norms[first + i / outputs] += weighted.get(i) * pass.gram()[first * outputs + i];
      }
    }
  }

  private void clear(Matrix y, int n) {
    y.view(0, outputs * n, 1).clear();
  }

  private void setColumns(Matrix y, Matrix column, int n) {
    for (int i = 0; i < n; i++) {
      y.copy(i * outputs, column, 0, outputs);
    }
  }
}
