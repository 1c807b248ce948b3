package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.model.Network.Apply;
import dev.edgescope.engine.model.Network.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gradient of a single example by dense layers, held as its factors: in each layer that of W is
 * {@code yBar x^T} and that of b is {@code yBar}. Its elements are worked out where they are asked
 * for, so that a rule that reads each of them once spares writing out and reading P numbers.
 *
 * <p>It is that of the last {@link Tape#sendBack}. Any number of threads may read it at once.
 */
public final class FactoredGradient {

  /**
   * A layer's part.
   *
   * @param first index of its first weight
   * @param end index behind its last parameter
   * @param x what went in, of which W has a row of the same length for each output
   * @param yBar what came back
   */
  private record Part(int first, int end, Matrix x, Matrix yBar) {
    private int inputs() {
      return x.rows();
    }

    private int biases() {
      return first + inputs() * yBar.rows();
    }
  }

  private final List<Part> parts;

  private FactoredGradient(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Of a network on one example; empty where a layer with parameters is not dense.
   *
   * @param values what the nodes take, by their number
   * @param bars what comes back to the values
   */
  static Optional<FactoredGradient> of(List<Node> nodes, Matrix[] values, Matrix[] bars) {
    List<Part> parts = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Apply(Layer layer, int input) && !layer.blocks().isEmpty()) {
        if (!(layer instanceof Dense)) {
          return Optional.empty();
        }
        int end = first + layer.blocks().stream().mapToInt(Layer.Block::size).sum();
        parts.add(new Part(first, end, values[input], bars[i + 1]));
        first = end;
      }
    }
    return Optional.of(new FactoredGradient(parts));
  }

  /**
   * Writes {@code count} elements in flat order, from {@code offset} on, into a slot.
   *
   * @param spare another slot, of which nothing is left
   * @param count at most {@link Tiles#LENGTH}
   */
  public void load(Tiles tiles, int slot, int spare, int offset, int count) {
    int end = offset + count;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int at = Math.max(offset, part.first());
      int to = Math.min(end, part.end());
      while (at < to) {
        at += loadRow(part, tiles, slot, spare, at - offset, at, to);
      }
    }
  }

  /** |g|^2: in each layer {@code (|x|^2 + 1) |yBar|^2}, without the 1 where there is no b. */
  public double squaredNorm() {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int bias = part.end() > part.biases() ? 1 : 0;
      double inputs = part.x().sumOfSquares(0, part.inputs()) + bias;
      sum += inputs * part.yBar().sumOfSquares(0, part.yBar().rows());
    }
    return sum;
  }

  /** What there is of one row of W, or of b; the number of elements. */
  private static int loadRow(
      Part part, Tiles tiles, int slot, int spare, int position, int from, int to) {
    int biases = part.biases();
    boolean isWeight = from < biases;
    int column = isWeight ? (from - part.first()) % part.inputs() : from - biases;
    int count = isWeight ? Math.min(part.inputs() - column, to - from) : to - from;
    double factor = isWeight ? part.yBar().get((from - part.first()) / part.inputs()) : 1;
    tiles.load(spare, isWeight ? part.x() : part.yBar(), column, count);
    if (tiles.precision() == Precision.FLOAT) {
      float[] row = tiles.floats(slot);
      System.arraycopy(tiles.floats(spare), 0, row, position, count);
      scale(row, position, (float) factor, count);
    } else {
      double[] row = tiles.doubles(slot);
      System.arraycopy(tiles.doubles(spare), 0, row, position, count);
      scale(row, position, factor, count);
    }
    return count;
  }

  private static void scale(float[] a, int from, float factor, int count) {
    for (int i = from; i < from + count; i++) {
      a[i] *= factor;
    }
  }

  private static void scale(double[] a, int from, double factor, int count) {
    for (int i = from; i < from + count; i++) {
      a[i] *= factor;
    }
  }
}
