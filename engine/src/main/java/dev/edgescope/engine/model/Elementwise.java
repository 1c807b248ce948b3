package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import org.jspecify.annotations.Nullable;

/** A nonlinearity applied to every unit. State: phi'(x); bend: phi''(x) yBar. */
final class Elementwise implements ParameterlessLayer {
  private final Activation activation;
  private final int units;

  Elementwise(Activation activation, int units) {
    this.activation = activation;
    this.units = units;
  }

  @Override
  public int inputs() {
    return units;
  }

  @Override
  public int outputs() {
    return units;
  }

  @Override
  public int stateSize() {
    return units;
  }

  @Override
  public int bendSize() {
    return units;
  }

  @Override
  public void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles) {
    int count = units * n;
    for (int offset = 0; offset < count; offset += Tiles.LENGTH) {
      int length = Math.min(Tiles.LENGTH, count - offset);
      tiles.load(0, x, offset, length);
      activation.evaluate(tiles, 0, 1, 2, length);
      tiles.store(1, y, offset, length);
      tiles.store(2, state, offset, length);
    }
  }

  @Override
  public void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles) {
    tiles.multiply(state, yBar, xBar, units * n);
  }

  @Override
  public void tangent(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      Matrix yDot,
      int n,
      Tiles tiles) {
    tiles.multiply(state, ParameterlessLayer.requireTangent(xDot), yDot, units * n);
  }

  @Override
  public void bend(Matrix x, Matrix y, Matrix state, Matrix yBar, Matrix bend, int n, Tiles tiles) {
    int count = units * n;
    for (int offset = 0; offset < count; offset += Tiles.LENGTH) {
      int length = Math.min(Tiles.LENGTH, count - offset);
      tiles.load(0, x, offset, length);
      tiles.load(1, y, offset, length);
      tiles.load(2, state, offset, length);
      activation.bend(tiles, 0, 1, 2, 3, length);
      tiles.store(3, bend, offset, length);
    }
    tiles.multiply(bend, yBar, bend, count);
  }

  @Override
  public void tangentBackward(
      Matrix[] theta,
      Matrix[] v,
      Matrix state,
      Matrix bend,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix xBarDot,
      int n,
      Tiles tiles) {
    tiles.multiplyAdd(
        state, yBarDot, bend, ParameterlessLayer.requireTangent(xDot), xBarDot, units * n);
  }
}
