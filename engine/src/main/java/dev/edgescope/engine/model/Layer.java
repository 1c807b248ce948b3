package dev.edgescope.engine.model;

import java.util.List;
import java.util.Optional;

/**
 * One differentiable piece of a network: y = g(x; theta), applied to n examples at once, with the
 * rules that reverse mode, forward mode and forward-over-reverse mode (Pearlmutter's R-operator)
 * need of it. What a rule reads and writes is in the {@link Pass}.
 *
 * <p>Implementations keep nothing between calls, so that one layer serves many threads.
 */
interface Layer {

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

  /** Multiplications of {@link #forward} for an example. */
  default long multiplications() {
    return blocks().stream().mapToLong(Block::size).sum();
  }

  /** What it is, for a reader of the network. */
  String kind();

  /** The shape of what it gives, where that is more than a number of units. */
  default Optional<String> outputShape() {
    return Optional.empty();
  }

  /** The shapes of the same as PyTorch has them, the weights before the biases. */
  List<List<Integer>> shapes();

  /** Elements kept from {@link #forward} for an example; none unless a layer says so. */
  default int stateSize() {
    return 0;
  }

  /** Elements kept from {@link #bend} for an example; none unless a layer says so. */
  default int bendSize() {
    return 0;
  }

  /** y = g(x; theta), and the state. */
  void forward(Pass pass);

  /** Vector-Jacobian product with respect to the input: xBar = (dg/dx)^T yBar. */
  void backward(Pass pass);

  /** The same with respect to the parameters: gradient += scale (dg/dtheta)^T yBar. */
  void addGradient(Pass pass);

  /** Jacobian-vector product: yDot = (dg/dx) xDot + (dg/dtheta) v. */
  void tangent(Pass pass);

  /** Prepares the second-order rule where it depends on yBar but not on the direction. */
  default void bend(Pass pass) {}

  /** Second-order rule: xBarDot, the derivative of {@link #backward} along the direction. */
  void tangentBackward(Pass pass);

  /** gradient += scale times the derivative of {@link #addGradient} along the direction. */
  void addTangentGradient(Pass pass);

  /** The second derivative of {@link #forward} along the direction: yDotDot. */
  void secondTangent(Pass pass);

  /** Third-order rule: xBarDotDot, the second derivative of {@link #backward}. */
  void secondTangentBackward(Pass pass);

  /** gradient += scale times the second derivative of {@link #addGradient} along the direction. */
  void addSecondTangentGradient(Pass pass);

  /** Elements an example of what {@link #addGram} gathers. */
  int gramSize();

  /** Elements of native scratch memory that the rules need; the first layer sends nothing back. */
  default int scratchSize(boolean isFirst) {
    return 0;
  }

  /** Elements an example of what is laid out for many calls; none unless a layer says so. */
  default int laidOutSize() {
    return 0;
  }

  /** Lays out what many calls of {@link #addGram} for one example need of x. */
  default void prepareGram(Pass pass) {}

  /** Lays out what many calls of {@link #backward} need of theta. */
  default void prepareBackward(Pass pass) {}

  /**
   * Gathers over calls, in gram, what the squared gradient norms need of x and yBar; in the metric
   * of the pass if that has one.
   */
  void addGram(Pass pass);

  /**
   * norms_i += sum over the gathered yBar of |(dg/dtheta)^T yBar_i|^2, for each example i, from
   * gram, x and the state. In a metric each square has the weight of its parameter.
   */
  void addSquaredGradientNorms(Pass pass, double[] norms);
}
