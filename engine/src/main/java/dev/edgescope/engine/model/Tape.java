package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network.Add;
import dev.edgescope.engine.model.Network.Apply;
import dev.edgescope.engine.model.Network.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate values of one network on up to {@code capacity} examples, and the passes that
 * write them: forward, backward, tangent and tangent-backward. For one thread.
 *
 * <p>Each pass builds on the last run of the ones before it, with the same parameters and the same
 * examples. Memory for the later passes is allocated when they are first asked for.
 *
 * <p>A bar is the derivative of the loss with respect to a value, a dot the derivative of the value
 * along a direction of parameter space, a bar-dot that of the bar. Where two nodes take the same
 * value, its bar is the sum of what they send back.
 */
public final class Tape {
  private final NativeMemory memory;
  private final List<Node> nodes;
  private final int capacity;
  private final Tiles tiles;
  private final Cancellation cancellation;

  /** values[0] is the input, values[i + 1] what node i gives. */
  private final Matrix[] values;

  /** One for each node that is a layer. */
  private final @Nullable Pass[] passes;

  private final Matrix[] bars;
  private final @Nullable Matrix[] dots;
  private final Matrix[] barDots;

  /** What the nodes gather of squared gradient norms; empty before it is first asked for. */
  private double[][] grams = new double[0][];

  private final Arrivals arrivals;

  /** Whether sums of squared bars go back through the first nonlinearity, instead of every bar. */
  private final boolean squaresGoBack;

  /**
   * @param capacity the largest number of examples of a pass
   * @param workers who take a share in large products; null if they are busy with other tapes
   * @param cancellation is looked at before each layer
   */
  public Tape(
      NativeMemory memory,
      Network network,
      int capacity,
      @Nullable Workers workers,
      Cancellation cancellation) {
    this.cancellation = cancellation;
    this.memory = memory;
    this.nodes = network.nodes();
    this.capacity = capacity;
    int depth = nodes.size();
    values = new Matrix[depth + 1];
    passes = new Pass[depth];
    bars = new Matrix[depth + 1];
    dots = new Matrix[depth + 1];
    barDots = new Matrix[depth + 1];
    arrivals = new Arrivals(depth + 1, rows -> allocate(rows, capacity));
    squaresGoBack = network.beginsWithDenseUnits();
    tiles = new Tiles(memory, workers, network.scratchSize(), cancellation);
    for (int i = 0; i < depth; i++) {
      values[i + 1] = allocate(nodes.get(i).outputs(), capacity);
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        passes[i] = new Pass(tiles).state(allocate(layer.stateSize(), capacity));
      }
    }
  }

  /**
   * That of some examples of another, on its memory, for curvature passes of them alone wherever
   * the other has been {@linkplain #bend bent}.
   *
   * @param x their inputs
   */
  public Tape(Tape whole, Matrix x, int first) {
    int count = x.columns();
    whole.prepare(whole.bars);
    whole.prepare(whole.dots);
    whole.prepareCurvature();
    cancellation = whole.cancellation;
    memory = whole.memory;
    nodes = whole.nodes;
    capacity = count;
    squaresGoBack = whole.squaresGoBack;
    values = columns(whole.values, first, count);
    values[0] = x;
    bars = columns(whole.bars, first, count);
    dots = columns(whole.dots, first, count);
    barDots = columns(whole.barDots, first, count);
    arrivals = new Arrivals(values.length, rows -> allocate(rows, count));
    tiles = new Tiles(memory, null, whole.tiles.scratch().size(), cancellation);
    passes = new Pass[nodes.size()];
    for (int i = 0; i < passes.length; i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        passes[i] = whole.pass(i).part(tiles, first, count).values(values[input], values[i + 1]);
      }
    }
  }

  private static Matrix[] columns(@Nullable Matrix[] matrices, int first, int count) {
    Matrix[] columns = new Matrix[matrices.length];
    for (int i = 1; i < columns.length; i++) {
      columns[i] = requireNonNull(matrices[i]).columns(first, count);
    }
    return columns;
  }

  public Tiles tiles() {
    return tiles;
  }

  /** f(x), C x n, of the last forward pass. */
  public Matrix outputs() {
    return values[nodes.size()];
  }

  /** Where the caller puts dl/df, C x n, before a backward pass. */
  public Matrix outputBars() {
    prepare(bars);
    return bars[nodes.size()];
  }

  /** The derivative of the outputs along the direction of the last tangent pass, C x n. */
  public Matrix outputDots() {
    return requireTangent(nodes.size());
  }

  /** Where the caller puts the derivative of {@link #outputBars} along the direction. */
  public Matrix outputBarDots() {
    prepareCurvature();
    return barDots[nodes.size()];
  }

  /**
   * Evaluates the network.
   *
   * @param x d x n
   */
  public void forward(ParameterVector theta, Matrix x, int n) {
    values[0] = x;
    for (int i = 0; i < nodes.size(); i++) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) ->
            layer.forward(pass(theta, i, n).values(values[input], values[i + 1]));
        case Add add -> add.apply(values[add.shortcut()], values[add.branch()], values[i + 1], n);
      }
    }
  }

  /**
   * Reverse mode, from the output bars: target += scale times the gradient. The target may be the
   * parameters themselves; a layer's are changed only when nothing needs them any more.
   */
  public void backward(ParameterVector theta, double scale, ParameterVector target, int n) {
    prepare(bars);
    sendBack(theta, bars, scale, target, n);
  }

  /** Reverse mode without parameters, for a {@link #factoredGradient}. */
  public void sendBack(ParameterVector theta, int n) {
    prepare(bars);
    sendBack(theta, bars, 1, null, n);
  }

  /**
   * The gradient of a single example, as {@link #sendBack} leaves it; empty where a layer with
   * parameters is not dense, or for more examples.
   *
   * @param x that every forward pass is given, d x 1
   */
  public Optional<FactoredGradient> factoredGradient(Matrix x) {
    if (capacity != 1) {
      return Optional.empty();
    }
    prepare(bars);
    Matrix[] inputs = values.clone();
    inputs[0] = x;
    return FactoredGradient.of(nodes, inputs, bars);
  }

  /** Prepares the curvature passes after a backward pass. */
  public void bend() {
    prepareCurvature();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        layer.bend(pass(i).yBar(bars[i + 1]));
      }
    }
  }

  /** Takes the input in other coordinates, too, for what a dense first layer has as many of. */
  public void reduce(Matrix x) {
    pass(0).reduced(x);
  }

  /** Forward mode: the derivative of the outputs along v. */
  public void tangent(ParameterVector theta, ParameterVector v, int n) {
    prepare(dots);
    for (int i = 0; i < nodes.size(); i++) {
      Matrix dot = requireTangent(i + 1);
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) ->
            layer.tangent(pass(theta, i, n).along(v.blocks(i)).dots(dots[input], dot));
        case Add add ->
            add.apply(requireTangent(add.shortcut()), requireTangent(add.branch()), dot, n);
      }
    }
  }

  /**
   * Forward over reverse, from the output bar dots: target += scale times the derivative of the
   * gradient along v. Needs a backward pass, {@link #bend} and a tangent pass along v.
   */
  public void tangentBackward(
      ParameterVector theta, ParameterVector v, double scale, ParameterVector target, int n) {
    sendBackDots(theta, v, n);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        layer.addTangentGradient(pass(i).onto(scale, target.blocks(i)));
      }
    }
  }

  /** The bar dots of all values, from the output's. */
  void sendBackDots(ParameterVector theta, ParameterVector v, int n) {
    arrivals.forget();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) -> {
          Pass pass = pass(theta, i, n).along(v.blocks(i));
          pass.yBar(bars[i + 1]).yBarDot(barDots[i + 1]);
          if (input > 0) {
            layer.tangentBackward(pass.xBarDot(arrivals.receiver(barDots, input)));
            arrivals.received(barDots, input, n);
          }
        }
        case Add add -> arrivals.split(add, barDots, i, n);
      }
    }
  }

  /**
   * Reverse mode from bars in the place of the output bar dots, beside the bars of the loss: target
   * += scale (df/dtheta)^T bars.
   */
  public void pullBack(ParameterVector theta, double scale, ParameterVector target, int n) {
    sendBack(theta, barDots, scale, target, n);
  }

  /** Forgets what {@link #addGrams} has gathered. */
  public void clearGrams() {
    if (grams.length > 0) {
      for (double[] gram : grams) {
        Arrays.fill(gram, 0);
      }
      return;
    }
    grams = new double[nodes.size()][0];
    for (int i = 0; i < grams.length; i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
        grams[i] = new double[layer.gramSize() * capacity];
      }
    }
  }

  /**
   * Reverse mode without parameters, from bars in the place of the output bar dots: gathers what
   * {@link #addSquaredGradientNorms} needs of them, after {@link #clearGrams} and before {@link
   * #finishGrams}.
   *
   * @param metric the weights of the squares of a gradient's elements; null for all 1
   */
  public void addGrams(ParameterVector theta, @Nullable ParameterVector metric, int n) {
    arrivals.forget();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Apply) {
        pass(i).metric(metric == null ? null : metric.blocks(i));
      }
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (i == 1 && squaresGoBack) {
        tiles.addSquares(barDots[2], grams[0], barDots[2].rows() * n);
        return;
      }
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) -> {
          Pass pass = pass(theta, i, n).yBar(barDots[i + 1]).gram(grams[i]);
          layer.addGram(pass);
          sendBackThrough(layer, pass, barDots, input);
        }
        case Add add -> arrivals.split(add, barDots, i, n);
      }
    }
  }

  /** Completes what was gathered: nothing may be added any more. */
  public void finishGrams(int n) {
    if (squaresGoBack) {
      tiles.multiplyBySquares(grams[0], pass(1).state(), barDots[2].rows() * n);
    }
  }

  /**
   * norms_i += sum over the gathered bars of |(df(x_i)/dtheta)^T bar_i|^2 with the parameters of
   * one layer, for each example i, without forming a gradient.
   */
  public void addSquaredGradientNorms(ParameterRange range, double[] norms) {
    if (nodes.get(range.node()) instanceof Apply(Layer layer, int input)) {
      layer.addSquaredGradientNorms(pass(range.node()).gram(grams[range.node()]), norms);
    }
  }

  private void sendBack(
      ParameterVector theta, Matrix[] from, double scale, @Nullable ParameterVector target, int n) {
    arrivals.forget();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) -> {
          Pass pass = pass(theta, i, n).yBar(from[i + 1]);
          sendBackThrough(layer, pass, from, input);
          if (target != null) {
            layer.addGradient(pass.onto(scale, target.blocks(i)));
          }
        }
        case Add add -> arrivals.split(add, from, i, n);
      }
    }
  }

  private void sendBackThrough(Layer layer, Pass pass, Matrix[] from, int input) {
    if (input > 0) {
      layer.backward(pass.xBar(arrivals.receiver(from, input)));
      arrivals.received(from, input, pass.n());
    }
  }

  private Pass pass(ParameterVector theta, int node, int n) {
    return pass(node).at(theta.blocks(node), n);
  }

  /** What an example has at a node; at 0 its input. */
  Matrix value(int node, int example) {
    return values[node].columns(example, 1);
  }

  /** What the running pass sends back. */
  Arrivals arrivals() {
    return arrivals;
  }

  /** What a layer has been working on, as the last passes left it. */
  Pass pass(int node) {
    cancellation.check();
    return requireNonNull(passes[node]);
  }

  private Matrix requireTangent(int value) {
    return requireNonNull(dots[value], "No tangent pass has been made");
  }

  private void prepareCurvature() {
    if (barDots[1] == null) {
      prepare(barDots);
      for (int i = 0; i < nodes.size(); i++) {
        if (nodes.get(i) instanceof Apply(Layer layer, int input)) {
          pass(i).bend(allocate(layer.bendSize(), capacity));
        }
      }
    }
  }

  private Matrix allocate(int rows, int columns) {
    cancellation.check();
    return memory.allocate(rows, columns);
  }

  /** A matrix for every value but the input, if there are none yet. */
  private void prepare(@Nullable Matrix[] matrices) {
    for (int i = 0; i < nodes.size() && matrices[nodes.size()] == null; i++) {
      matrices[i + 1] = allocate(nodes.get(i).outputs(), capacity);
    }
  }
}
