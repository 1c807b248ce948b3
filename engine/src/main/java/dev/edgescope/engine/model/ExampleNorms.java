package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network.Add;
import dev.edgescope.engine.model.Network.Apply;
import dev.edgescope.engine.model.Network.Node;
import dev.edgescope.engine.model.patch.PooledGradients;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Squared norms of what several bars of one example send back to the parameters, over the forward
 * pass of a {@link Tape}: for images, of which a single one fills the cache. What a layer needs of
 * an example is fetched, and laid out, once for all its bars; what a convolution is sent through a
 * nonlinearity and pooling is taken from the bars of the pooled values. For one thread.
 */
public final class ExampleNorms {
  private final Tape tape;
  private final List<Node> nodes;
  private final Arrivals arrivals;

  /** Of one example. */
  private final Matrix[] bars;

  /** One for each node that is a layer. */
  private final @Nullable Pass[] passes;

  /** One for each node that is a convolution whose units are pooled, and a bar of ones for it. */
  private final @Nullable PooledGradients[] pooled;

  private final Matrix[] ones;

  private final double[][] grams;
  private final double[] norm = new double[1];
  private @Nullable ParameterVector metric;

  /** Allocates for one example. */
  public ExampleNorms(NativeMemory memory, Network network, Tape tape) {
    this.tape = tape;
    nodes = network.nodes();
    int depth = nodes.size();
    arrivals = new Arrivals(depth + 1, rows -> memory.allocate(rows, 1));
    bars = new Matrix[depth + 1];
    passes = new Pass[depth];
    pooled = new PooledGradients[depth];
    ones = new Matrix[depth];
    grams = new double[depth][0];
    for (int i = 0; i < depth; i++) {
      bars[i + 1] = memory.allocate(nodes.get(i).outputs(), 1);
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        passes[i] = new Pass(tape.tiles());
        grams[i] = new double[layer.gramSize()];
        if (layer.laidOutSize() > 0) {
          pass(i).laidOut(memory.allocate(layer.laidOutSize(), 1));
        }
      }
    }
    for (int i = 0; i + 2 < depth; i++) {
      if (nodes.get(i) instanceof Apply(Convolution convolution, int _)
          && network.takers(i + 1) == 1
          && nodes.get(i + 1) instanceof Apply(Elementwise _, int units)
          && units == i + 1
          && network.takers(i + 2) == 1
          && nodes.get(i + 2) instanceof Apply(Pool pool, int values)
          && values == i + 2) {
        pooled[i] = pool.gradients(memory, tape.tiles(), convolution);
        ones[i] = memory.allocate(pool.outputs(), 1);
        for (int k = 0; k < pool.outputs(); k++) {
          ones[i].set(k, 1);
        }
      }
    }
  }

  /**
   * Goes over to a new forward pass of the tape.
   *
   * @param weights of the squares of a gradient's elements; null for all 1
   */
  public void start(ParameterVector theta, @Nullable ParameterVector weights) {
    metric = weights;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        Pass pass = pass(i).at(theta.blocks(i), 1).gram(grams[i]);
        pass.metric(metric(i));
        if (input > 0) {
          layer.prepareBackward(pass);
        }
      }
    }
  }

  private Matrix @Nullable [] metric(int node) {
    return metric == null ? null : metric.blocks(node);
  }

  /** Goes over to an example of the tape's last forward pass. */
  public void begin(int example) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        Arrays.fill(grams[i], 0);
        Pass pass = pass(i).values(tape.value(input, example), tape.value(i + 1, example));
        pass.state(tape.pass(i).state().columns(example, 1));
        if (pooled[i] == null) {
          layer.prepareGram(pass);
        }
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      PooledGradients gradients = pooled[i];
      if (gradients != null && nodes.get(i) instanceof Apply(Layer _, int input)) {
        sendBack(i + 2, ones[i], bars[i + 2]);
        sendBack(i + 1, bars[i + 2], bars[i + 1]);
        gradients.begin(tape.value(input, example), bars[i + 1], metric(i));
      }
    }
  }

  private void sendBack(int node, Matrix bar, Matrix to) {
    if (nodes.get(node) instanceof Apply(Layer layer, int _)) {
      layer.backward(pass(node).yBar(bar).xBar(to));
    }
  }

  /** Where the caller puts bars of the example's outputs, C x 1, before {@link #add}. */
  public Matrix outputBars() {
    return bars[nodes.size()];
  }

  /** Takes in what the output bars send back. */
  public void add() {
    arrivals.forget();
    // To the pixels of a first convolution that is pooled no bar has to go back.
    int last = pooled[0] == null ? 0 : 2;
    for (int i = nodes.size() - 1; i >= last; i--) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) -> {
          Pass pass = pass(i).yBar(bars[i + 1]);
          PooledGradients gradients = i < 2 ? null : pooled[i - 2];
          if (gradients != null) {
            gradients.add(bars[i + 1]);
          }
          if (pooled[i] == null) {
            layer.addGram(pass);
          }
          if (input > last) {
            layer.backward(pass.xBar(arrivals.receiver(bars, input)));
            arrivals.received(bars, input, 1);
          }
        }
        case Add add -> arrivals.split(add, bars, i, 1);
      }
    }
  }

  /**
   * The sum over what was taken in of |(df(x)/dtheta_l)^T bar|^2, for the parameters of a layer.
   */
  public double sum(ParameterRange range) {
    PooledGradients gradients = pooled[range.node()];
    if (gradients != null) {
      return gradients.sum();
    }
    norm[0] = 0;
    if (nodes.get(range.node()) instanceof Apply(Layer layer, int input)) {
      layer.addSquaredGradientNorms(pass(range.node()), norm);
    }
    return norm[0];
  }

  private Pass pass(int node) {
    return requireNonNull(passes[node]);
  }
}
