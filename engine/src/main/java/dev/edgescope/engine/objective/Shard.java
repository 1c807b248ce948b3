package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.model.ExampleNorms;
import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterRange;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Consecutive examples that one thread takes through all passes in one piece. */
final class Shard {
  private final Loss loss;
  private final int count;
  private final int outputs;
  private final Matrix features;
  private final Matrix targets;
  private final Tape tape;
  private final Tiles tiles;

  /** Examples whose outputs fit a tile. */
  private final int tileExamples;

  private final double[] f = new double[Tiles.LENGTH];
  private final double[] y = new double[Tiles.LENGTH];
  private final double[] bar = new double[Tiles.LENGTH];

  /** What the passes of third order need; made when they are first asked for. */
  private @Nullable ThirdOrder thirdOrder;

  /** For the traces of convolutional networks; made when one is first asked for. */
  private @Nullable ExampleNorms exampleNorms;

  private final NativeMemory memory;
  private final Network network;

  /** Sum of the losses of the last forward pass. */
  private double lossSum;

  /** Number of examples whose class the last forward pass named. */
  private int correct;

  private final List<ParameterRange> layers;

  /** Of the last trace pass: sum over the examples, for each layer with parameters. */
  private final double[] layerTraces;

  /** Of the last pass over single examples: one number for each. */
  private final double[] ofExamples;

  /**
   * @param tape of as many examples
   */
  Shard(
      NativeMemory memory, Network network, Loss loss, Matrix features, Matrix targets, Tape tape) {
    this.memory = memory;
    this.network = network;
    this.loss = loss;
    this.features = features;
    this.targets = targets;
    this.tape = tape;
    count = features.columns();
    outputs = network.outputs();
    if (outputs > Tiles.LENGTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A network of %,d outputs; the limit is %,d", outputs, Tiles.LENGTH));
    }
    tileExamples = Tiles.LENGTH / outputs;
    layers = network.parameterRanges();
    layerTraces = new double[layers.size()];
    ofExamples = new double[count];
    tiles = tape.tiles();
  }

  /** Some of its examples, on its memory, for curvature where this one has been bent. */
  Shard part(int first, int examples) {
    Matrix x = features.columns(first, examples);
    Matrix y = targets.columns(first, examples);
    return new Shard(memory, network, loss, x, y, new Tape(tape, x, first));
  }

  double lossSum() {
    return lossSum;
  }

  int correct() {
    return correct;
  }

  /** Number of examples. */
  int count() {
    return count;
  }

  /** The sum that the last {@link #traceJacobian} took, for each layer with parameters. */
  double[] layerTraces() {
    return layerTraces;
  }

  /** What the last pass over single examples took, for each of them. */
  double[] ofExamples() {
    return ofExamples;
  }

  Matrix features() {
    return features;
  }

  Matrix targets() {
    return targets;
  }

  /** Losses and classes alone. */
  void evaluate(ParameterVector theta) {
    tape.forward(theta, features, count);
    evaluateLoss(false);
  }

  /** target += scale times the gradient of the sum of the losses. */
  void addGradient(ParameterVector theta, double scale, ParameterVector target) {
    tape.forward(theta, features, count);
    evaluateLoss(true);
    tape.backward(theta, scale, target, count);
  }

  /** The gradient of a shard of one example, as {@link #sendBack} leaves it. */
  Optional<FactoredGradient> factoredGradient() {
    return tape.factoredGradient(features);
  }

  /** Losses, and the errors sent back as far as the first layer; no gradient is formed. */
  void sendBack(ParameterVector theta) {
    tape.forward(theta, features, count);
    evaluateLoss(true);
    tape.sendBack(theta, count);
  }

  /** Takes the features in other coordinates, too: see {@link Tape#reduce}. */
  void reduce(Matrix coordinates) {
    tape.reduce(coordinates);
  }

  /** Prepares the curvature products at the point of the last gradient. */
  void bend() {
    tape.bend();
  }

  /** target += scale times the Hessian of the sum of the losses times v. */
  void addHessianProduct(
      ParameterVector theta, ParameterVector v, double scale, ParameterVector target) {
    tape.tangent(theta, v, count);
    curveOutputs();
    tape.tangentBackward(theta, v, scale, target, count);
  }

  /**
   * target += scale times the gradient of the curvature v^T H v of the sum of the losses, v held.
   */
  void addCurvatureGradient(
      ParameterVector theta, ParameterVector v, double scale, ParameterVector target) {
    ThirdOrder third =
        thirdOrder == null ? new ThirdOrder(memory, network, loss, tape, count) : thirdOrder;
    thirdOrder = third;
    tape.tangent(theta, v, count);
    curveOutputs();
    third.add(theta, v, scale, target);
  }

  /** target += scale sum_i J_i^T (d^2 l_i / df^2) J_i v. */
  void addGaussNewtonProduct(
      ParameterVector theta, ParameterVector v, double scale, ParameterVector target) {
    tape.tangent(theta, v, count);
    curveOutputs();
    addPullBack(theta, scale, target);
  }

  /** Takes bars, which begin at {@code offset}, for {@link #addPullBack}. */
  void takeBars(Matrix bars, int offset) {
    tape.outputBarDots().copy(0, bars, offset, count * outputs);
  }

  /** target += scale sum_i J_i^T times the bars that were taken. */
  void addPullBack(ParameterVector theta, double scale, ParameterVector target) {
    tape.pullBack(theta, scale, target, count);
  }

  /**
   * Sums |J_i^T r|^2 over the examples and over the columns r of the factor of the given loss at
   * each: the squared error's gives tr J J^T.
   *
   * @param metric the weights of the squares of a gradient's elements; null for all 1
   */
  void traceJacobian(ParameterVector theta, Loss factor, @Nullable ParameterVector metric) {
    if (network.isConvolutional()) {
      traceByExample(theta, factor, metric);
      return;
    }
    tape.clearGrams();
    for (int c = 0; c < outputs; c++) {
      for (int first = 0; first < count; first += tileExamples) {
        int examples = Math.min(tileExamples, count - first);
        tiles.read(tape.outputs(), first * outputs, f, examples * outputs);
        for (int i = 0; i < examples; i++) {
          factor.curvatureFactor(f, c, bar, i * outputs, outputs);
        }
        tiles.write(bar, tape.outputBarDots(), first * outputs, examples * outputs);
      }
      tape.addGrams(theta, metric, count);
    }
    tape.finishGrams(count);
    for (int layer = 0; layer < layerTraces.length; layer++) {
      Arrays.fill(ofExamples, 0);
      tape.addSquaredGradientNorms(layers.get(layer), ofExamples);
      layerTraces[layer] = 0;
      for (double norm : ofExamples) {
        layerTraces[layer] += norm;
      }
    }
  }

  /** The same with all columns of one example after the other. */
  private void traceByExample(
      ParameterVector theta, Loss factor, @Nullable ParameterVector metric) {
    ExampleNorms norms =
        exampleNorms == null ? new ExampleNorms(memory, network, tape) : exampleNorms;
    exampleNorms = norms;
    Arrays.fill(layerTraces, 0);
    norms.start(theta, metric);
    for (int i = 0; i < count; i++) {
      norms.begin(i);
      tiles.read(tape.outputs(), i * outputs, f, outputs);
      for (int c = 0; c < outputs; c++) {
        factor.curvatureFactor(f, c, bar, 0, outputs);
        tiles.write(bar, norms.outputBars(), 0, outputs);
        norms.add();
      }
      for (int layer = 0; layer < layerTraces.length; layer++) {
        layerTraces[layer] += norms.sum(layers.get(layer));
      }
    }
  }

  /** Takes |grad l_i|^2 for each example, after a gradient and without forming any. */
  void normGradients(ParameterVector theta) {
    tape.outputBarDots().copy(0, tape.outputBars(), 0, count * outputs);
    normPulledBack(theta);
  }

  /** Takes v^T grad l_i for each example: dl/df times the tangent of the outputs along v. */
  void projectGradients(ParameterVector theta, ParameterVector v) {
    tape.tangent(theta, v, count);
    for (int first = 0; first < count; first += tileExamples) {
      int examples = Math.min(tileExamples, count - first);
      tiles.read(tape.outputBars(), first * outputs, bar, examples * outputs);
      tiles.read(tape.outputDots(), first * outputs, y, examples * outputs);
      for (int i = 0; i < examples; i++) {
        double sum = 0;
        for (int c = i * outputs; c < (i + 1) * outputs; c++) {
          sum += bar[c] * y[c];
        }
        ofExamples[first + i] = sum;
      }
    }
  }

  /** Takes |J_i^T r_i|^2 for each example, with random signs r_i. */
  void normJacobians(ParameterVector theta, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int first = 0; first < count; first += tileExamples) {
      int size = Math.min(tileExamples, count - first) * outputs;
      for (int i = 0; i < size; i++) {
        bar[i] = random.nextBoolean() ? 1 : -1;
      }
      tiles.write(bar, tape.outputBarDots(), first * outputs, size);
    }
    normPulledBack(theta);
  }

  private void normPulledBack(ParameterVector theta) {
    tape.clearGrams();
    tape.addGrams(theta, null, count);
    tape.finishGrams(count);
    Arrays.fill(ofExamples, 0);
    for (ParameterRange layer : layers) {
      tape.addSquaredGradientNorms(layer, ofExamples);
    }
  }

  /** target += J_i^T r, with r a column of the factor of the given loss at example i. */
  void pullBackFactor(
      ParameterVector theta, Loss factor, int example, int column, ParameterVector target) {
    Matrix bars = tape.outputBarDots();
    bars.clear();
    tiles.read(tape.outputs(), example * outputs, f, outputs);
    factor.curvatureFactor(f, column, bar, 0, outputs);
    tiles.write(bar, bars, example * outputs, outputs);
    tape.pullBack(theta, 1, target, count);
  }

  /** Writes scale R_i^T J_i v for all examples i from {@code offset} on, R_i the factors. */
  void pushForward(
      ParameterVector theta, ParameterVector v, Loss factor, double scale, Matrix to, int offset) {
    tape.tangent(theta, v, count);
    for (int i = 0; i < count; i++) {
      tiles.read(tape.outputs(), i * outputs, f, outputs);
      tiles.read(tape.outputDots(), i * outputs, y, outputs);
      for (int column = 0; column < outputs; column++) {
        factor.curvatureFactor(f, column, bar, 0, outputs);
        double sum = 0;
        for (int c = 0; c < outputs; c++) {
          sum += bar[c] * y[c];
        }
        to.set(offset + i * outputs + column, scale * sum);
      }
    }
  }

  private void evaluateLoss(boolean withBars) {
    lossSum = 0;
    correct = 0;
    for (int first = 0; first < count; first += tileExamples) {
      int examples = Math.min(tileExamples, count - first);
      tiles.read(tape.outputs(), first * outputs, f, examples * outputs);
      tiles.read(targets, first * outputs, y, examples * outputs);
      for (int i = 0; i < examples; i++) {
        lossSum += loss.evaluate(f, y, bar, i * outputs, outputs);
        if (named(i * outputs)) {
          correct++;
        }
      }
      if (withBars) {
        tiles.write(bar, tape.outputBars(), first * outputs, examples * outputs);
      }
    }
  }

  /** Whether the outputs name the class of the target. */
  private boolean named(int offset) {
    if (outputs == 1) {
      return f[offset] * y[offset] > 0;
    }
    int named = offset;
    int target = offset;
    for (int c = offset + 1; c < offset + outputs; c++) {
      named = f[c] > f[named] ? c : named;
      target = y[c] > y[target] ? c : target;
    }
    return named == target;
  }

  /** Copies the tangents of the outputs of the last tangent pass. */
  void copyTangents(Matrix target, int offset) {
    target.copy(offset, tape.outputDots(), 0, count * outputs);
  }

  private void curveOutputs() {
    curve(tape.outputDots(), 0, tape.outputBarDots(), 0);
  }

  /** Writes (d^2 l_i / df^2) times tangents. */
  void curve(Matrix tangents, int from, Matrix curved, int to) {
    for (int first = 0; first < count; first += tileExamples) {
      int examples = Math.min(tileExamples, count - first);
      tiles.read(tape.outputs(), first * outputs, f, examples * outputs);
      tiles.read(tangents, from + first * outputs, y, examples * outputs);
      for (int i = 0; i < examples; i++) {
        loss.curvature(f, y, bar, i * outputs, outputs);
      }
      tiles.write(bar, curved, to + first * outputs, examples * outputs);
    }
  }
}
