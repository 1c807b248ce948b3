package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.SecondTangents;
import dev.edgescope.engine.model.Tape;

/** The gradient of a curvature of a shard, from the tangent pass along its direction on. */
final class ThirdOrder {
  private final Loss loss;
  private final Tape tape;
  private final Tiles tiles;
  private final SecondTangents tangents;
  private final int count;
  private final int outputs;
  private final double[] f = new double[Tiles.LENGTH];
  private final double[] dots = new double[Tiles.LENGTH];
  private final double[] dotDots = new double[Tiles.LENGTH];
  private final double[] bars = new double[Tiles.LENGTH];

  /**
   * @param tape of the shard
   * @param count its examples
   */
  ThirdOrder(NativeMemory memory, Network network, Loss loss, Tape tape, int count) {
    this.loss = loss;
    this.tape = tape;
    this.count = count;
    tiles = tape.tiles();
    tangents = new SecondTangents(memory, network, tape, count);
    outputs = network.outputs();
  }

  /** target += scale times the gradient of v^T H v, after the tangent pass along v. */
  void add(ParameterVector theta, ParameterVector v, double scale, ParameterVector target) {
    tangents.tangent(count);
    curveOutputs();
    tangents.backward(theta, v, scale, target, count);
  }

  private void curveOutputs() {
    int together = Tiles.LENGTH / outputs;
    for (int first = 0; first < count; first += together) {
      int examples = Math.min(together, count - first);
      int size = examples * outputs;
      tiles.read(tape.outputs(), first * outputs, f, size);
      tiles.read(tape.outputDots(), first * outputs, dots, size);
      tiles.read(tangents.outputDotDots(), first * outputs, dotDots, size);
      for (int i = 0; i < examples; i++) {
        loss.secondCurvature(f, dots, dotDots, bars, i * outputs, outputs);
      }
      tiles.write(bars, tangents.outputBarDotDots(), first * outputs, size);
    }
  }
}
