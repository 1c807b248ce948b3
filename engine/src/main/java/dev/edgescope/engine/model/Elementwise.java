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

  /** y'' = phi' x'' + phi'' x'^2. */
  @Override
  public void secondTangent(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix y,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yDotDot,
      int n,
      Tiles tiles) {
    Matrix dots = ParameterlessLayer.requireTangent(xDot);
    Matrix dotDots = ParameterlessLayer.requireTangent(xDotDot);
    Pieces pieces = new Pieces(tiles, units * n);
    while (pieces.next()) {
      double[] in = pieces.read(0, x);
      double[] out = pieces.read(1, y);
      double[] slope = pieces.read(2, state);
      double[] dot = pieces.read(3, dots);
      double[] result = pieces.read(4, dotDots);
      for (int i = 0; i < pieces.length; i++) {
        double bend = activation.bend(in[i], out[i], slope[i]);
        result[i] = slope[i] * result[i] + bend * dot[i] * dot[i];
      }
      pieces.write(result, yDotDot);
    }
  }

  /** xBar'' = phi' yBar'' + 2 phi'' x' yBar' + (phi''' x'^2 + phi'' x'') yBar. */
  @Override
  public void secondTangentBackward(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix y,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix yBarDotDot,
      Matrix xBarDotDot,
      int n,
      Tiles tiles) {
    Matrix dots = ParameterlessLayer.requireTangent(xDot);
    Matrix dotDots = ParameterlessLayer.requireTangent(xDotDot);
    Pieces pieces = new Pieces(tiles, units * n);
    while (pieces.next()) {
      double[] in = pieces.read(0, x);
      double[] out = pieces.read(1, y);
      double[] slope = pieces.read(2, state);
      double[] dot = pieces.read(3, dots);
      double[] dotDot = pieces.read(4, dotDots);
      double[] bar = pieces.read(5, yBar);
      double[] barDot = pieces.read(6, yBarDot);
      double[] result = pieces.read(7, yBarDotDot);
      for (int i = 0; i < pieces.length; i++) {
        double bend = activation.bend(in[i], out[i], slope[i]);
        double twist = activation.twist(in[i], out[i], slope[i]);
        result[i] =
            slope[i] * result[i]
                + 2 * bend * dot[i] * barDot[i]
                + (twist * dot[i] * dot[i] + bend * dotDot[i]) * bar[i];
      }
      pieces.write(result, xBarDotDot);
    }
  }

  /** Tiles of several matrices side by side, in 64 bits. */
  private static final class Pieces {
    private static final int MOST = 8;

    private final Tiles tiles;
    private final int count;
    private final double[][] pieces = new double[MOST][Tiles.LENGTH];
    private int offset = -Tiles.LENGTH;
    private int length;

    Pieces(Tiles tiles, int count) {
      this.tiles = tiles;
      this.count = count;
    }

    boolean next() {
      offset += Tiles.LENGTH;
      length = Math.min(Tiles.LENGTH, count - offset);
      return length > 0;
    }

    double[] read(int piece, Matrix source) {
      tiles.read(source, offset, pieces[piece], length);
      return pieces[piece];
    }

    void write(double[] source, Matrix target) {
      tiles.write(source, target, offset, length);
    }
  }
}
