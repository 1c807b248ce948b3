package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pooling over squares that do not overlap; rows and columns that fill no square are left out.
 * Piecewise linear, so that the rules of higher order are the first-order ones. State of {@link
 * Pooling#MAX}: which pixel was the largest.
 */
final class Pool implements ParameterlessLayer {
  private final Pooling pooling;
  private final int channels;
  private final int height;
  private final int width;
  private final int side;
  private final int outputHeight;
  private final int outputWidth;

  /**
   * @param side of the squares, at most height and width
   */
  Pool(Pooling pooling, int channels, int height, int width, int side) {
    this.pooling = pooling;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.side = side;
    outputHeight = height / side;
    outputWidth = width / side;
  }

  @Override
  public int inputs() {
    return channels * height * width;
  }

  @Override
  public int outputs() {
    return channels * outputHeight * outputWidth;
  }

  @Override
  public int stateSize() {
    return pooling == Pooling.MAX ? outputs() : 0;
  }

  @Override
  public void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles) {
    if (pooling == Pooling.AVERAGE) {
      average(x, y, n, tiles);
      return;
    }
    double[] in = new double[height * width];
    double[] out = new double[outputHeight * outputWidth];
    double[] largest = new double[out.length];
    for (int plane = 0; plane < n * channels; plane++) {
      tiles.read(x, plane * in.length, in, in.length);
      for (int output = 0; output < out.length; output++) {
        int corner = corner(output);
        int best = corner;
        for (int dy = 0; dy < side; dy++) {
          for (int pixel = corner + dy * width; pixel < corner + dy * width + side; pixel++) {
            // What is not a number must not get lost among those that are.
            best = in[pixel] > in[best] || Double.isNaN(in[pixel]) ? pixel : best;
          }
        }
        out[output] = in[best];
        largest[output] = best;
      }
      tiles.write(out, y, plane * out.length, out.length);
      tiles.write(largest, state, plane * out.length, out.length);
    }
  }

  @Override
  public void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles) {
    double[] in = new double[height * width];
    double[] out = new double[outputHeight * outputWidth];
    double[] largest = new double[out.length];
    for (int plane = 0; plane < n * channels; plane++) {
      tiles.read(yBar, plane * out.length, out, out.length);
      if (pooling == Pooling.MAX) {
        tiles.read(state, plane * out.length, largest, out.length);
        Arrays.fill(in, 0);
        for (int output = 0; output < out.length; output++) {
          in[(int) largest[output]] = out[output];
        }
      } else {
        spread(out, in);
      }
      tiles.write(in, xBar, plane * in.length, in.length);
    }
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
    Matrix dots = ParameterlessLayer.requireTangent(xDot);
    if (pooling == Pooling.AVERAGE) {
      average(dots, yDot, n, tiles);
      return;
    }
    double[] in = new double[height * width];
    double[] out = new double[outputHeight * outputWidth];
    double[] largest = new double[out.length];
    for (int plane = 0; plane < n * channels; plane++) {
      tiles.read(dots, plane * in.length, in, in.length);
      tiles.read(state, plane * out.length, largest, out.length);
      for (int output = 0; output < out.length; output++) {
        out[output] = in[(int) largest[output]];
      }
      tiles.write(out, yDot, plane * out.length, out.length);
    }
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
    backward(theta, state, yBarDot, xBarDot, n, tiles);
  }

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
    tangent(theta, v, x, state, xDotDot, yDotDot, n, tiles);
  }

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
    backward(theta, state, yBarDotDot, xBarDotDot, n, tiles);
  }

  private void average(Matrix x, Matrix y, int n, Tiles tiles) {
    double[] in = new double[height * width];
    double[] out = new double[outputHeight * outputWidth];
    for (int plane = 0; plane < n * channels; plane++) {
      tiles.read(x, plane * in.length, in, in.length);
      gather(in, out);
      tiles.write(out, y, plane * out.length, out.length);
    }
  }

  // Row by row with the place in the square outermost: each inner loop is long and has no branch.

  /** Means of the squares of one plane. */
  private void gather(double[] in, double[] out) {
    double share = 1.0 / (side * side);
    Arrays.fill(out, 0);
    for (int row = 0; row < outputHeight; row++) {
      for (int place = 0; place < side * side; place++) {
        int first = (row * side + place / side) * width + place % side;
        for (int column = 0; column < outputWidth; column++) {
          out[row * outputWidth + column] += share * in[first + column * side];
        }
      }
    }
  }

  /** The transpose of {@link #gather}. */
  private void spread(double[] out, double[] in) {
    double share = 1.0 / (side * side);
    Arrays.fill(in, 0);
    for (int row = 0; row < outputHeight; row++) {
      for (int place = 0; place < side * side; place++) {
        int first = (row * side + place / side) * width + place % side;
        for (int column = 0; column < outputWidth; column++) {
          in[first + column * side] = share * out[row * outputWidth + column];
        }
      }
    }
  }

  /** Index in its plane of the first pixel of the square of an output. */
  private int corner(int output) {
    return output / outputWidth * side * width + output % outputWidth * side;
  }
}
