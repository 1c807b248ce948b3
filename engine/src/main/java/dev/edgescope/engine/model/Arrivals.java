package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.model.Network.Add;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a backward pass sends to the values of a {@link Tape}: where two nodes take the same value,
 * its bar is the sum of what they send back. For one thread.
 */
final class Arrivals {
  /** Makes room for a value, by the number of its rows. */
  private final IntFunction<Matrix> allocate;

  /** What a second node sends back to a value. */
  private final @Nullable Matrix[] seconds;

  /** Whether the running pass has sent a bar to a value yet. */
  private final boolean[] reached;

  Arrivals(int values, IntFunction<Matrix> allocate) {
    this.allocate = allocate;
    seconds = new Matrix[values];
    reached = new boolean[values];
  }

  /** Before a pass. */
  void forget() {
    Arrays.fill(reached, false);
  }

  /** Where a node writes what it sends back to a value: its bar, or a second matrix beside it. */
  Matrix receiver(Matrix[] bars, int value) {
    return reached[value] ? second(bars, value) : bars[value];
  }

  /** Adds up what arrived at {@link #receiver}. */
  void received(Matrix[] bars, int value, int n) {
    if (reached[value]) {
      bars[value].axpy(1, second(bars, value), bars[value].rows() * n);
    }
    reached[value] = true;
  }

  /** Sends the bar of a sum to what it is the sum of. */
  void split(Add add, Matrix[] bars, int node, int n) {
    send(bars, node, add.shortcut(), 1, n);
    send(bars, node, add.branch(), add.factor(), n);
  }

  private void send(Matrix[] bars, int node, int value, double factor, int n) {
    int count = bars[value].rows() * n;
    if (!reached[value]) {
      bars[value].view(0, count, 1).clear();
      reached[value] = true;
    }
    bars[value].axpy(factor, bars[node + 1], count);
  }

  private Matrix second(Matrix[] bars, int value) {
    Matrix second = seconds[value];
    if (second == null) {
      second = allocate.apply(bars[value].rows());
      seconds[value] = second;
    }
    return second;
  }
}
