package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network.Add;
import dev.edgescope.engine.model.Network.Apply;
import dev.edgescope.engine.model.Network.Node;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Squared norms of what several bars of one example send back to the parameters, over the forward
 * pass of a {@link Tape}: for images, of which a single one fills the cache. What a layer needs of
 * an example is fetched, and laid out, once for all its bars. For one thread.
 */
public final class ExampleNorms {
  private final Tape tape;
  private final List<Node> nodes;
  private final Arrivals arrivals;

  /** Of one example. */
  private final Matrix[] bars;

  /** One for each node that is a layer. */
  private final @Nullable Pass[] passes;

  private final double[][] grams;
  private final double[] norm = new double[1];

  /** Allocates for one example. */
  public ExampleNorms(NativeMemory memory, Network network, Tape tape) {
    this.tape = tape;
    nodes = network.nodes();
    int depth = nodes.size();
    arrivals = new Arrivals(depth + 1, rows -> memory.allocate(rows, 1));
    bars = new Matrix[depth + 1];
    passes = new Pass[depth];
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
  }

  /**
   * Goes over to an example of the tape's last forward pass.
   *
   * @param metric the weights of the squares of a gradient's elements; null for all 1
   */
  public void begin(ParameterVector theta, @Nullable ParameterVector metric, int example) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        Arrays.fill(grams[i], 0);
        Pass pass = pass(i).at(theta.blocks(i), 1).gram(grams[i]);
        pass.metric(metric == null ? null : metric.blocks(i));
        pass.values(tape.value(input, example), tape.value(i + 1, example));
        pass.state(tape.pass(i).state().columns(example, 1));
        layer.prepareGram(pass);
      }
    }
  }

  /** Where the caller puts bars of the example's outputs, C x 1, before {@link #add}. */
  public Matrix outputBars() {
    return bars[nodes.size()];
  }

  /** Takes in what the output bars send back. */
  public void add() {
    arrivals.forget();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) -> {
          Pass pass = pass(i).yBar(bars[i + 1]);
          layer.addGram(pass);
          if (input > 0) {
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
