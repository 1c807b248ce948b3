package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A chain of layers: from P flat parameters and an input to C outputs.
 *
 * <p>Flat order: layer after layer; in each, weights row-major [out, in], then biases.
 */
public final class Network {
  private final List<Layer> layers;
  private final int parameters;

  private Network(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    int size = 0;
    for (Layer layer : layers) {
      for (Layer.Block block : layer.blocks()) {
        size = Math.addExact(size, block.size());
      }
    }
    parameters = size;
  }

  /**
   * A multilayer perceptron.
   *
   * @param inputs d
   * @param hidden widths of the hidden layers, each followed by the activation; may be empty
   * @param outputs C
   */
  public static Network perceptron(
      int inputs, List<Integer> hidden, int outputs, Activation activation) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      layers.add(new Dense(width, next));
      layers.add(new Elementwise(activation, next));
      width = next;
    }
    layers.add(new Dense(width, outputs));
    return new Network(layers);
  }

  public List<Layer> layers() {
    return layers;
  }

  /** d, the number of inputs of an example. */
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /** C, the number of outputs of an example. */
  public int outputs() {
    return layers.getLast().outputs();
  }

  /** P, the number of parameters. */
  public int parameters() {
    return parameters;
  }

  /**
   * Lays a flat vector out over the layers.
   *
   * @param flat P x 1; the result is a view of it
   */
  public ParameterVector vector(Matrix flat) {
    if (flat.size() != parameters) {
      throw new IllegalArgumentException(
          "A vector of %,d elements does not fit a network of %,d parameters"
              .formatted(flat.size(), parameters));
    }
    Matrix[][] blocks = new Matrix[layers.size()][];
    int offset = 0;
    for (int i = 0; i < blocks.length; i++) {
      List<Layer.Block> shapes = layers.get(i).blocks();
      blocks[i] = new Matrix[shapes.size()];
      for (int j = 0; j < blocks[i].length; j++) {
        Layer.Block shape = shapes.get(j);
        blocks[i][j] = flat.view(offset, shape.rows(), shape.columns());
        offset += shape.size();
      }
    }
    return new ParameterVector(flat, blocks);
  }

  /** The layers with parameters, in flat order. */
  public List<ParameterRange> parameterRanges() {
    List<ParameterRange> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < layers.size(); i++) {
      List<Layer.Block> blocks = layers.get(i).blocks();
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
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).blocks().isEmpty()) {
        continue;
      }
      Matrix weight = theta.blocks(i)[0];
      double deviation = scale / Math.sqrt(weight.rows());
      for (int j = 0; j < weight.size(); j++) {
        weight.set(j, deviation * random.nextGaussian());
      }
    }
  }
}
