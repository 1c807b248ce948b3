package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network.Add;
import dev.edgescope.engine.model.Network.Apply;
import dev.edgescope.engine.model.Network.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The passes of third order over a {@link Tape}: second derivatives along one direction of
 * parameter space of what its forward and backward pass wrote, here as dot-dots. For one thread.
 *
 * <p>Source: the R-operator of Pearlmutter, Neural Computation 6 (1994), applied twice.
 */
public final class SecondTangents {
  private final Tape tape;
  private final List<Node> nodes;

  /** Null for the input. */
  private final @Nullable Matrix[] dotDots;

  /** The first is never written: the input sends nothing back. */
  private final Matrix[] barDotDots;

  /** Allocates for as many examples as the tape has room for. */
  public SecondTangents(NativeMemory memory, Network network, Tape tape, int capacity) {
    this.tape = tape;
    nodes = network.nodes();
    dotDots = new Matrix[nodes.size() + 1];
    barDotDots = new Matrix[nodes.size() + 1];
    for (int i = 0; i < nodes.size(); i++) {
      dotDots[i + 1] = memory.allocate(nodes.get(i).outputs(), capacity);
      barDotDots[i + 1] = memory.allocate(nodes.get(i).outputs(), capacity);
    }
  }

  /** The second derivative of the outputs along the direction, C x n. */
  public Matrix outputDotDots() {
    return dotDots(nodes.size());
  }

  /** Where the caller puts the second derivative of the output bars along the direction. */
  public Matrix outputBarDotDots() {
    return barDotDots[nodes.size()];
  }

  /** The second derivative of the outputs along the direction of the tape's last tangent pass. */
  public void tangent(int n) {
    for (int i = 0; i < nodes.size(); i++) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) ->
            layer.secondTangent(tape.pass(i).dotDots(dotDots[input], dotDots(i + 1)));
        case Add add ->
            add.apply(dotDots(add.shortcut()), dotDots(add.branch()), dotDots(i + 1), n);
      }
    }
  }

  /**
   * From the output bar dots of the tape and the output bar dot-dots: target += scale times the
   * second derivative of the gradient along v. Needs a backward pass, {@link Tape#bend}, and both
   * tangent passes along v.
   */
  public void backward(
      ParameterVector theta, ParameterVector v, double scale, ParameterVector target, int n) {
    tape.sendBackDots(theta, v, n);
    tape.arrivals().forget();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      switch (nodes.get(i)) {
        case Apply(Layer layer, int input) -> {
          Pass pass = tape.pass(i).yBarDotDot(barDotDots[i + 1]).onto(scale, target.blocks(i));
          if (input > 0) {
            layer.secondTangentBackward(
                pass.xBarDotDot(tape.arrivals().receiver(barDotDots, input)));
            tape.arrivals().received(barDotDots, input, n);
          }
          layer.addSecondTangentGradient(pass);
        }
        case Add add -> tape.arrivals().split(add, barDotDots, i, n);
      }
    }
  }

  private Matrix dotDots(int value) {
    return requireNonNull(dotDots[value]);
  }
}
