package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.Locale;

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
  public String kind() {
    return activation.name().toLowerCase(Locale.ROOT);
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
  public void forward(Pass pass) {
    Tiles tiles = pass.tiles();
    int count = units * pass.n();
    for (int offset = 0; offset < count; offset += Tiles.LENGTH) {
      int length = Math.min(Tiles.LENGTH, count - offset);
      tiles.load(0, pass.x(), offset, length);
      activation.evaluate(tiles, 0, 1, 2, length);
      tiles.store(1, pass.y(), offset, length);
      tiles.store(2, pass.state(), offset, length);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.tiles().multiply(pass.state(), pass.yBar(), pass.xBar(), units * pass.n());
  }

  @Override
  public void tangent(Pass pass) {
    Matrix xDot = ParameterlessLayer.requireTangent(pass);
    pass.tiles().multiply(pass.state(), xDot, pass.yDot(), units * pass.n());
  }

  @Override
  public void bend(Pass pass) {
    Tiles tiles = pass.tiles();
    Matrix bend = pass.bend();
    int count = units * pass.n();
    for (int offset = 0; offset < count; offset += Tiles.LENGTH) {
      int length = Math.min(Tiles.LENGTH, count - offset);
      tiles.load(0, pass.x(), offset, length);
      tiles.load(1, pass.y(), offset, length);
      tiles.load(2, pass.state(), offset, length);
      activation.bend(tiles, 0, 1, 2, 3, length);
      tiles.store(3, bend, offset, length);
    }
    tiles.multiply(bend, pass.yBar(), bend, count);
  }

  @Override
  public void tangentBackward(Pass pass) {
    Matrix xDot = ParameterlessLayer.requireTangent(pass);
    pass.tiles()
        .multiplyAdd(
            pass.state(), pass.yBarDot(), pass.bend(), xDot, pass.xBarDot(), units * pass.n());
  }

  /** y'' = phi' x'' + phi'' x'^2. */
  @Override
  public void secondTangent(Pass pass) {
    ParameterlessLayer.requireTangent(pass);
    Pieces pieces = new Pieces(pass.tiles(), units * pass.n());
    while (pieces.next()) {
      double[] in = pieces.read(0, pass.x());
      double[] out = pieces.read(1, pass.y());
      double[] slope = pieces.read(2, pass.state());
      double[] dot = pieces.read(3, pass.xDot());
      double[] result = pieces.read(4, pass.xDotDot());
      for (int i = 0; i < pieces.length; i++) {
        double bend = activation.bend(in[i], out[i], slope[i]);
        result[i] = slope[i] * result[i] + bend * dot[i] * dot[i];
      }
      pieces.write(result, pass.yDotDot());
    }
  }

  /** xBar'' = phi' yBar'' + 2 phi'' x' yBar' + (phi''' x'^2 + phi'' x'') yBar. */
  @Override
  public void secondTangentBackward(Pass pass) {
    ParameterlessLayer.requireTangent(pass);
    Pieces pieces = new Pieces(pass.tiles(), units * pass.n());
    while (pieces.next()) {
      double[] in = pieces.read(0, pass.x());
      double[] out = pieces.read(1, pass.y());
      double[] slope = pieces.read(2, pass.state());
      double[] dot = pieces.read(3, pass.xDot());
      double[] dotDot = pieces.read(4, pass.xDotDot());
      double[] bar = pieces.read(5, pass.yBar());
      double[] barDot = pieces.read(6, pass.yBarDot());
      double[] result = pieces.read(7, pass.yBarDotDot());
      for (int i = 0; i < pieces.length; i++) {
        double bend = activation.bend(in[i], out[i], slope[i]);
        double twist = activation.twist(in[i], out[i], slope[i]);
        result[i] =
            slope[i] * result[i]
                + 2 * bend * dot[i] * barDot[i]
                + (twist * dot[i] * dot[i] + bend * dotDot[i]) * bar[i];
      }
      pieces.write(result, pass.xBarDotDot());
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
