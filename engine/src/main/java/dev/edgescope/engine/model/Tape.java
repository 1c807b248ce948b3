package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate values of one network on up to {@code capacity} examples, and the passes that
 * write them: forward, backward, tangent and tangent-backward. For one thread.
 *
 * <p>Each pass builds on the last run of the ones before it, with the same parameters and the same
 * examples. Memory for the later passes is allocated when they are first asked for.
 */
public final class Tape {
  private final NativeMemory memory;
  private final List<Layer> layers;
  private final int capacity;
  private final Tiles tiles;

  /** values[i] is the input of layer i; the last is the output of the network. */
  private final Matrix[] values;

  private final Matrix[] states;
  private final Matrix[] bars;
  private final Matrix[] bends;
  private final @Nullable Matrix[] dots;
  private final Matrix[] barDots;

  private boolean backwardReady;
  private boolean tangentReady;
  private boolean curvatureReady;

  /**
   * @param capacity the largest number of examples of a pass
   */
  public Tape(NativeMemory memory, Network network, int capacity) {
    this.memory = memory;
    this.layers = network.layers();
    this.capacity = capacity;
    tiles = new Tiles(memory.precision());
    int depth = layers.size();
    values = new Matrix[depth + 1];
    states = new Matrix[depth];
    bars = new Matrix[depth + 1];
    bends = new Matrix[depth];
    dots = new Matrix[depth + 1];
    barDots = new Matrix[depth + 1];
    for (int i = 0; i < depth; i++) {
      values[i + 1] = memory.allocate(layers.get(i).outputs(), capacity);
      states[i] = memory.allocate(layers.get(i).stateSize(), capacity);
    }
  }

  public Tiles tiles() {
    return tiles;
  }

  /** f(x), C x n, of the last forward pass. */
  public Matrix outputs() {
    return values[layers.size()];
  }

  /** Where the caller puts dl/df, C x n, before a backward pass. */
  public Matrix outputBars() {
    prepareBackward();
    return bars[layers.size()];
  }

  /** The derivative of the outputs along the direction of the last tangent pass, C x n. */
  public Matrix outputDots() {
    return requireTangent(layers.size());
  }

  /** Where the caller puts the derivative of {@link #outputBars} along the direction. */
  public Matrix outputBarDots() {
    prepareCurvature();
    return barDots[layers.size()];
  }

  /**
   * Evaluates the network.
   *
   * @param x d x n
   */
  public void forward(ParameterVector theta, Matrix x, int n) {
    values[0] = x;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).forward(theta.blocks(i), values[i], values[i + 1], states[i], n, tiles);
    }
  }

  /**
   * Reverse mode, from the output bars: target += scale times the gradient. The target may be the
   * parameters themselves; a layer's are changed only when nothing needs them any more.
   */
  public void backward(ParameterVector theta, double scale, ParameterVector target, int n) {
    prepareBackward();
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (i > 0) {
        layer.backward(theta.blocks(i), states[i], bars[i + 1], bars[i], n, tiles);
      }
      layer.addGradient(values[i], bars[i + 1], scale, target.blocks(i), n, tiles);
    }
  }

  /** Prepares the curvature passes after a backward pass. */
  public void bend(int n) {
    prepareCurvature();
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).bend(values[i], values[i + 1], states[i], bars[i + 1], bends[i], n, tiles);
    }
  }

  /** Forward mode: the derivative of the outputs along v. */
  public void tangent(ParameterVector theta, ParameterVector v, int n) {
    prepareTangent();
    for (int i = 0; i < layers.size(); i++) {
      layers
          .get(i)
          .tangent(
              theta.blocks(i),
              v.blocks(i),
              values[i],
              states[i],
              dots[i],
              requireTangent(i + 1),
              n,
              tiles);
    }
  }

  /**
   * Forward over reverse, from the output bar dots: target += scale times the derivative of the
   * gradient along v. Needs a backward pass, {@link #bend} and a tangent pass along v.
   */
  public void tangentBackward(
      ParameterVector theta, ParameterVector v, double scale, ParameterVector target, int n) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (i > 0) {
        layer.tangentBackward(
            theta.blocks(i),
            v.blocks(i),
            states[i],
            bends[i],
            dots[i],
            bars[i + 1],
            barDots[i + 1],
            barDots[i],
            n,
            tiles);
      }
      layer.addTangentGradient(
          values[i], dots[i], bars[i + 1], barDots[i + 1], scale, target.blocks(i), n, tiles);
    }
  }

  /**
   * Reverse mode from bars in the place of the output bar dots, beside the bars of the loss: target
   * += scale (df/dtheta)^T bars.
   */
  public void pullBack(ParameterVector theta, double scale, ParameterVector target, int n) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (i > 0) {
        layer.backward(theta.blocks(i), states[i], barDots[i + 1], barDots[i], n, tiles);
      }
      layer.addGradient(values[i], barDots[i + 1], scale, target.blocks(i), n, tiles);
    }
  }

  /**
   * Reverse mode without parameters, from bars in the place of the output bar dots: gathers what
   * {@link #addSquaredGradientNorms} needs of them.
   *
   * @param grams one array a layer, from {@link #newGrams}
   */
  public void addGrams(ParameterVector theta, double[][] grams, int n) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      layer.addGram(barDots[i + 1], grams[i], n, tiles);
      if (i > 0) {
        layer.backward(theta.blocks(i), states[i], barDots[i + 1], barDots[i], n, tiles);
      }
    }
  }

  /** Room for {@link #addGrams} over n examples, zero at first. */
  public double[][] newGrams(int n) {
    double[][] grams = new double[layers.size()][];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = new double[layers.get(i).gramSize() * n];
    }
    return grams;
  }

  /**
   * norms_i += sum over the gathered bars of |(df(x_i)/dtheta)^T bar_i|^2, for each example i,
   * without forming a gradient.
   */
  public void addSquaredGradientNorms(double[][] grams, double[] norms, int n) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).addSquaredGradientNorms(values[i], grams[i], norms, n, tiles);
    }
  }

  /** The part of {@link #addSquaredGradientNorms} that belongs to the parameters of one layer. */
  public void addSquaredGradientNorms(int layer, double[][] grams, double[] norms, int n) {
    layers.get(layer).addSquaredGradientNorms(values[layer], grams[layer], norms, n, tiles);
  }

  private Matrix requireTangent(int i) {
    Matrix dot = dots[i];
    if (dot == null) {
      throw new IllegalStateException("No tangent pass has been made");
    }
    return dot;
  }

  private void prepareBackward() {
    if (!backwardReady) {
      for (int i = 1; i < bars.length; i++) {
        bars[i] = memory.allocate(layers.get(i - 1).outputs(), capacity);
      }
      backwardReady = true;
    }
  }

  private void prepareTangent() {
    if (!tangentReady) {
      for (int i = 1; i < dots.length; i++) {
        dots[i] = memory.allocate(layers.get(i - 1).outputs(), capacity);
      }
      tangentReady = true;
    }
  }

  private void prepareCurvature() {
    if (!curvatureReady) {
      for (int i = 0; i < layers.size(); i++) {
        barDots[i + 1] = memory.allocate(layers.get(i).outputs(), capacity);
        bends[i] = memory.allocate(layers.get(i).bendSize(), capacity);
      }
      curvatureReady = true;
    }
  }
}
