package dev.edgescope.engine.model;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A network: from P flat parameters and an input to C outputs.
 *
 * <p>Its nodes are evaluated in order; each takes values that were there before it: value 0 is the
 * input, value i + 1 what node i gives, the last value the output.
 *
 * <p>Flat order: node after node; in each, weights row-major [out, in] (of a convolution [out, in,
 * height, width]), then biases.
 */
public final class Network {

  /** What a network is made of. */
  sealed interface Node permits Apply, Add {
    /** Rows of the value it gives. */
    int outputs();
  }

  /** A layer applied to one value. */
  record Apply(Layer layer, int input) implements Node {
    @Override
    public int outputs() {
      return layer.outputs();
    }
  }

  /** The sum of one value and a multiple of another: a shortcut around a branch. */
  record Add(int shortcut, int branch, double factor, int outputs) implements Node {

    /** The sum of n examples, or that of their derivatives. */
    void apply(Matrix shortcutValue, Matrix branchValue, Matrix sum, int n) {
      int count = outputs * n;
      sum.copy(0, shortcutValue, 0, count);
      sum.axpy(factor, branchValue, count);
    }
  }

  private static final List<String> TENSORS = List.of("weight", "bias");

  private static final int EVALUATED_TOGETHER = 128;

  private final int inputs;
  private final List<Node> nodes;
  private final int parameters;

  /** Whether an example is an image that passes through convolutions. */
  public boolean isConvolutional() {
    return nodes.stream()
        .anyMatch(node -> node instanceof Apply(Layer layer, _) && layer instanceof Convolution);
  }

  /** Whether its first layer is dense and only a nonlinearity takes its value. */
  public boolean beginsWithDenseUnits() {
    return nodes.size() > 1
        && nodes.get(0) instanceof Apply(Dense first, int source)
        && nodes.get(1) instanceof Apply(Elementwise second, int value)
        && value == 1
        && takers(1) == 1;
  }

  /** Elements of scratch memory for any of its layers. */
  int scratchSize() {
    int size = 0;
    for (Node node : nodes) {
      if (node instanceof Apply(Layer layer, int input)) {
        size = Math.max(size, layer.scratchSize(input == 0));
      }
    }
    return size;
  }

  /** Number of nodes that take a value. */
  int takers(int value) {
    int takers = 0;
    for (Node node : nodes) {
      takers +=
          switch (node) {
            case Apply apply -> apply.input() == value ? 1 : 0;
            case Add add -> (add.shortcut() == value ? 1 : 0) + (add.branch() == value ? 1 : 0);
          };
    }
    return takers;
  }

  Network(int inputs, List<Node> nodes) {
    this.inputs = inputs;
    this.nodes = List.copyOf(nodes);
    int size = 0;
    for (Node node : nodes) {
      for (Layer.Block block : blocks(node)) {
        size = Math.addExact(size, block.size());
      }
    }
    parameters = size;
  }

  /** A multilayer perceptron with biases. */
  public static Network perceptron(
      int inputs, List<Integer> hidden, int outputs, Activation activation) {
    return perceptron(inputs, hidden, outputs, activation, true);
  }

  /**
   * A multilayer perceptron.
   *
   * @param inputs d
   * @param hidden widths of the hidden layers, each followed by the activation; may be empty
   * @param outputs C
   * @param bias whether the layers have biases
   */
  public static Network perceptron(
      int inputs, List<Integer> hidden, int outputs, Activation activation, boolean bias) {
    NetworkBuilder builder = new NetworkBuilder(inputs, 1, 1);
    for (int width : hidden) {
      builder.dense(width, bias);
      if (activation != Activation.IDENTITY) {
        builder.activate(activation);
      }
    }
    return builder.dense(outputs, bias).build();
  }

  /**
   * The quadratic model of {@link Quadratic}: inputs are coefficients, one output, as many
   * parameters as they are made for.
   *
   * @param parameters P
   */
  public static Network quadratic(int parameters) {
    Layer layer = new Quadratic(parameters);
    return new Network(layer.inputs(), List.of(new Apply(layer, 0)));
  }

  /**
   * A convolutional network: for each number of channels a 3 x 3 convolution, the activation and 2
   * x 2 pooling; then a dense head.
   *
   * @param image what an input is
   * @param channels of the convolutions, from the input on
   * @param outputs C
   * @throws IllegalArgumentException if the pooling leaves no pixel
   */
  public static Network convolutional(
      ImageShape image,
      List<Integer> channels,
      Pooling pooling,
      int outputs,
      Activation activation) {
    NetworkBuilder builder = new NetworkBuilder(image.channels(), image.height(), image.width());
    for (int filters : channels) {
      builder.convolve(filters, 3).activate(activation).pool(pooling, 2);
    }
    return builder.dense(outputs).build();
  }

  /**
   * A residual network without normalisation: a 3 x 3 convolution, then three stages of {@code
   * blocks} residual blocks with width, 2 width and 4 width channels, halved in size by average
   * pooling between the stages; a global average and a dense head. A block adds to its input (or to
   * a 1 x 1 convolution of it where the number of channels changes) a branch of two convolutions
   * with an activation between. Each branch is multiplied by one over the square root of the number
   * of all blocks, so that the output neither grows nor vanishes with depth.
   *
   * @param image what an input is, at least 4 x 4 pixels
   * @param blocks a stage
   * @param width channels of the first stage
   * @param outputs C
   */
  public static Network residual(
      ImageShape image, int blocks, int width, int outputs, Activation activation) {
    int stages = 3;
    double factor = 1 / Math.sqrt(stages * blocks);
    NetworkBuilder builder = new NetworkBuilder(image.channels(), image.height(), image.width());
    builder.convolve(width, 3).activate(activation);
    for (int stage = 0; stage < stages; stage++) {
      int filters = width << stage;
      if (stage > 0) {
        builder.pool(Pooling.AVERAGE, 2);
      }
      for (int block = 0; block < blocks; block++) {
        builder.residualBlock(filters, activation, factor);
      }
    }
    return builder.globalAverage().dense(outputs).build();
  }

  List<Node> nodes() {
    return nodes;
  }

  /** d, the number of inputs of an example. */
  public int inputs() {
    return inputs;
  }

  /** C, the number of outputs of an example. */
  public int outputs() {
    return nodes.getLast().outputs();
  }

  /** Multiplications of a forward pass for one example, of each layer in order. */
  public long[] multiplications() {
    return nodes.stream()
        .mapToLong(node -> node instanceof Apply(Layer layer, _) ? layer.multiplications() : 0)
        .toArray();
  }

  /** P, the number of parameters. */
  public int parameters() {
    return parameters;
  }

  /**
   * A block of parameters as PyTorch has it.
   *
   * @param name "weight" or "bias"
   * @param shape of weights [out, in], of a convolution [out, in, height, width]
   */
  public record Tensor(String name, List<Integer> shape) {

    /** The shape as Python writes it: {@code (3, 4)}, {@code (5,)}. */
    public String shapeText() {
      String numbers = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return "(" + numbers + (shape.size() == 1 ? ",)" : ")");
    }
  }

  /** Its layers in order, each as a reader wants to know it; the sum of two values is one, too. */
  public List<LayerSummary> layers() {
    List<LayerSummary> layers = new ArrayList<>();
    // An activation gives the shape that it takes.
    List<String> shapes = new ArrayList<>(List.of(String.valueOf(inputs)));
    for (Node node : nodes) {
      LayerSummary summary =
          switch (node) {
            case Apply(Layer layer, int input) -> {
              String shape =
                  layer
                      .outputShape()
                      .orElseGet(() ->
                          layer.blocks().isEmpty()
                              ? shapes.get(input)
                              : String.valueOf(layer.outputs()));
              int size = blocks(node).stream().mapToInt(Layer.Block::size).sum();
              yield new LayerSummary(layer.kind(), shape, size);
            }
            case Add add -> new LayerSummary("shortcut +", shapes.get(add.shortcut()), 0);
          };
      layers.add(summary);
      shapes.add(summary.outputs());
    }
    return List.copyOf(layers);
  }

  /** What the flat vector is made of: the tensors of each layer that has parameters, in order. */
  public List<List<Tensor>> tensors() {
    List<List<Tensor>> tensors = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Apply(Layer layer, int _) && !layer.shapes().isEmpty()) {
        List<Tensor> own = new ArrayList<>();
        layer.shapes().forEach(shape -> own.add(new Tensor(TENSORS.get(own.size()), shape)));
        tensors.add(own);
      }
    }
    return tensors;
  }

  /**
   * Lays a flat vector out over the layers.
   *
   * @param flat P x 1; the result is a view of it
   */
  public ParameterVector vector(Matrix flat) {
    return vector(flat, inputs);
  }

  /** P where the dense first layer has its inputs in so many coordinates. */
  public int parameters(int coordinates) {
    return parameters + (coordinates - inputs) * nodes.getFirst().outputs();
  }

  /** The same with the weights of the first layer, which is dense then, in other coordinates. */
  public ParameterVector vector(Matrix flat, int coordinates) {
    if (flat.size() != parameters(coordinates)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A vector of %,d elements does not fit a network of %,d parameters",
              flat.size(),
              parameters(coordinates)));
    }
    Matrix[][] blocks = new Matrix[nodes.size()][];
    int offset = 0;
    for (int i = 0; i < blocks.length; i++) {
      List<Layer.Block> shapes = blocks(nodes.get(i));
      blocks[i] = new Matrix[shapes.size()];
      for (int j = 0; j < blocks[i].length; j++) {
        Layer.Block shape = shapes.get(j);
        int rows = i + j == 0 ? shape.rows() + coordinates - inputs : shape.rows();
        blocks[i][j] = flat.view(offset, rows, shape.columns());
        offset += blocks[i][j].size();
      }
    }
    return new ParameterVector(flat, blocks);
  }

  /**
   * Sets the outputs of n examples, f(x; theta). Allocates for some of them at a time.
   *
   * @param x d x n
   * @param outputs C x n
   */
  public void evaluate(ParameterVector theta, Matrix x, Matrix outputs) {
    int most = Math.min(x.columns(), EVALUATED_TOGETHER);
    try (NativeMemory memory = new NativeMemory(x.precision())) {
      Tape tape = new Tape(memory, this, most, null, new Cancellation());
      for (int first = 0; first < x.columns(); first += most) {
        int n = Math.min(most, x.columns() - first);
        tape.forward(theta, x.columns(first, n), n);
        outputs.copy(first * outputs(), tape.outputs(), 0, n * outputs());
      }
    }
  }

  /** The layers with parameters, in flat order. */
  public List<ParameterRange> parameterRanges() {
    List<ParameterRange> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < nodes.size(); i++) {
      List<Layer.Block> blocks = blocks(nodes.get(i));
      int size = blocks.stream().mapToInt(Layer.Block::size).sum();
      if (size > 0) {
        ranges.add(new ParameterRange(i, first, size, blocks.getFirst().size()));
        first += size;
      }
    }
    return List.copyOf(ranges);
  }

  /**
   * Draws the weights from N(0, scale^2 / fan_in) in flat order and sets the biases to zero.
   *
   * @param scale of the standard deviation
   */
  public void initialise(ParameterVector theta, double scale, RandomGenerator random) {
    theta.clear();
    for (int i = 0; i < nodes.size(); i++) {
      if (blocks(nodes.get(i)).isEmpty()) {
        continue;
      }
      Matrix weight = theta.blocks(i)[0];
      double deviation = scale / Math.sqrt(weight.rows());
      for (int j = 0; j < weight.size(); j++) {
        weight.set(j, deviation * random.nextGaussian());
      }
    }
  }

  private static List<Layer.Block> blocks(Node node) {
    return switch (node) {
      case Apply apply -> apply.layer().blocks();
      case Add add -> List.of();
    };
  }
}
