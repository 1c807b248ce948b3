package dev.edgescope.engine.model;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.model.patch.PooledGradients;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Pooling over squares that do not overlap; rows and columns that fill no square are left out.
 * Piecewise linear, so that the second-order rule is the first-order one. State of {@link
 * Pooling#MAX}: which pixel was the largest.
 */
final class Pool implements ParameterlessLayer {
  private final Pooling pooling;
  private final int channels;
  private final int width;
  private final int side;
  private final int outputHeight;
  private final int outputWidth;

  // Of one plane of the input and of the output.
  private final int pixels;
  private final int squares;

  /**
   * @param side of the squares, at most height and width
   */
  Pool(Pooling pooling, int channels, int height, int width, int side) {
    this.pooling = pooling;
    this.channels = channels;
    this.width = width;
    this.side = side;
    outputWidth = width / side;
    outputHeight = height / side;
    pixels = height * width;
    squares = outputHeight * outputWidth;
  }

  @Override
  public int inputs() {
    return channels * pixels;
  }

  @Override
  public int outputs() {
    return channels * squares;
  }

  @Override
  public String kind() {
    return switch (pooling) {
      case AVERAGE -> "average " + side + " × " + side;
      case MAX -> "max " + side + " × " + side;
    };
  }

  @Override
  public Optional<String> outputShape() {
    return Optional.of(channels + " × " + outputHeight + " × " + outputWidth);
  }

  @Override
  public int stateSize() {
    return pooling == Pooling.MAX ? outputs() : 0;
  }

  @Override
  public void forward(Pass pass) {
    if (pooling == Pooling.AVERAGE) {
      average(pass, pass.x(), pass.y());
      return;
    }
    Tiles tiles = pass.tiles();
    double[] in = tiles.array(0, pixels);
    double[] out = tiles.array(1, squares);
    double[] largest = tiles.array(2, squares);
    for (int plane = 0; plane < pass.n() * channels; plane++) {
      tiles.read(pass.x(), plane * pixels, in, pixels);
      for (int output = 0; output < squares; output++) {
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
      tiles.write(out, pass.y(), plane * squares, squares);
      tiles.write(largest, pass.state(), plane * squares, squares);
    }
  }

  @Override
  public void backward(Pass pass) {
    sendBack(pass, pass.yBar(), pass.xBar());
  }

  private void sendBack(Pass pass, Matrix y, Matrix x) {
    Tiles tiles = pass.tiles();
    boolean single = tiles.precision() == Precision.FLOAT && pixels <= Tiles.LENGTH;
    if (single && pooling == Pooling.AVERAGE && side == 2) {
      spreadFours(tiles, y, x, pass.n() * channels);
      return;
    }
    double[] in = tiles.array(0, pixels);
    double[] out = tiles.array(1, squares);
    double[] largest = tiles.array(2, squares);
    // What is in no square stays zero; the mean reaches all others in each plane.
    Arrays.fill(in, 0, pixels, 0);
    for (int plane = 0; plane < pass.n() * channels; plane++) {
      tiles.read(y, plane * squares, out, squares);
      if (pooling == Pooling.MAX) {
        Arrays.fill(in, 0, pixels, 0);
        tiles.read(pass.state(), plane * squares, largest, squares);
        for (int output = 0; output < squares; output++) {
          in[(int) largest[output]] = out[output];
        }
      } else {
        spread(out, in);
      }
      tiles.write(in, x, plane * pixels, pixels);
    }
  }

  /** The bits are those of {@link #spread}: a quarter of a float is one. */
  private void spreadFours(Tiles tiles, Matrix y, Matrix x, int planes) {
    float[] in = tiles.floats(0);
    float[] out = tiles.floats(1);
    Arrays.fill(in, 0, pixels, 0);
    for (int plane = 0; plane < planes; plane++) {
      tiles.load(1, y, plane * squares, squares);
      for (int row = 0; row < outputHeight; row++) {
        int from = row * outputWidth;
        int to = 2 * row * width;
        for (int column = 0; column < outputWidth; column++) {
          float value = 0.25f * out[from + column];
          in[to + 2 * column] = value;
          in[to + 2 * column + 1] = value;
        }
        System.arraycopy(in, to, in, to + width, 2 * outputWidth);
      }
      tiles.store(0, x, plane * pixels, pixels);
    }
  }

  @Override
  public void tangent(Pass pass) {
    sendOn(pass, ParameterlessLayer.requireTangent(pass), pass.yDot());
  }

  private void sendOn(Pass pass, Matrix x, Matrix y) {
    if (pooling == Pooling.AVERAGE) {
      average(pass, x, y);
      return;
    }
    Tiles tiles = pass.tiles();
    double[] in = tiles.array(0, pixels);
    double[] out = tiles.array(1, squares);
    double[] largest = tiles.array(2, squares);
    for (int plane = 0; plane < pass.n() * channels; plane++) {
      tiles.read(x, plane * pixels, in, pixels);
      tiles.read(pass.state(), plane * squares, largest, squares);
      for (int output = 0; output < squares; output++) {
        out[output] = in[(int) largest[output]];
      }
      tiles.write(out, y, plane * squares, squares);
    }
  }

  @Override
  public void tangentBackward(Pass pass) {
    sendBack(pass, pass.yBarDot(), pass.xBarDot());
  }

  @Override
  public void secondTangent(Pass pass) {
    ParameterlessLayer.requireTangent(pass);
    sendOn(pass, pass.xDotDot(), pass.yDotDot());
  }

  @Override
  public void secondTangentBackward(Pass pass) {
    sendBack(pass, pass.yBarDotDot(), pass.xBarDotDot());
  }

  private void average(Pass pass, Matrix x, Matrix y) {
    Tiles tiles = pass.tiles();
    double[] in = tiles.array(0, pixels);
    double[] out = tiles.array(1, squares);
    for (int plane = 0; plane < pass.n() * channels; plane++) {
      tiles.read(x, plane * pixels, in, pixels);
      gather(in, out);
      tiles.write(out, y, plane * squares, squares);
    }
  }

  /** Means of the squares of one plane. */
  private void gather(double[] in, double[] out) {
    double share = 1.0 / (side * side);
    if (side == 2) {
      gatherFours(share, in, out);
      return;
    }
    // Row by row with the place in the square outermost: each inner loop is long and has no branch.
    Arrays.fill(out, 0, squares, 0);
    for (int row = 0; row < outputHeight; row++) {
      for (int place = 0; place < side * side; place++) {
        int first = (row * side + place / side) * width + place % side;
        for (int column = 0; column < outputWidth; column++) {
          out[row * outputWidth + column] += share * in[first + column * side];
        }
      }
    }
  }

  /** The same of the squares of nearly all networks, which takes a third of the time. */
  private void gatherFours(double share, double[] in, double[] out) {
    for (int row = 0; row < outputHeight; row++) {
      int to = row * outputWidth;
      int above = 2 * row * width;
      int below = above + width;
      for (int column = 0; column < outputWidth; column++) {
        int left = 2 * column;
        double upper = share * in[above + left] + share * in[above + left + 1];
        out[to + column] = upper + share * in[below + left] + share * in[below + left + 1];
      }
    }
  }

  /** The transpose of {@link #gather}, into all pixels that are in a square. */
  private void spread(double[] out, double[] in) {
    double share = 1.0 / (side * side);
    for (int row = 0; row < outputHeight; row++) {
      int first = row * side * width;
      if (side == 2) {
        spreadPairs(share, out, row * outputWidth, in, first);
      } else {
        for (int pixel = 0; pixel < outputWidth * side; pixel++) {
          in[first + pixel] = share * out[row * outputWidth + pixel / side];
        }
      }
      for (int dy = 1; dy < side; dy++) {
        System.arraycopy(in, first, in, first + dy * width, outputWidth * side);
      }
    }
  }

  private void spreadPairs(double share, double[] out, int from, double[] in, int to) {
    for (int column = 0; column < outputWidth; column++) {
      double value = share * out[from + column];
      in[to + 2 * column] = value;
      in[to + 2 * column + 1] = value;
    }
  }

  /** The gradients of a convolution with an image of this size, whose units are pooled here. */
  PooledGradients gradients(NativeMemory memory, Tiles tiles, Convolution convolution) {
    List<Integer> kernels = convolution.shapes().getFirst();
    ImageShape image = new ImageShape(kernels.get(1), pixels / width, width);
    int area = side * side;
    int[] order = new int[squares * area];
    for (int i = 0; i < order.length; i++) {
      int place = i % area;
      order[i] = corner(i / area) + place / side * width + place % side;
    }
    return new PooledGradients(memory, tiles, image, kernels.get(2), channels, order, squares);
  }

  /** Index in its plane of the first pixel of the square of an output. */
  private int corner(int output) {
    return output / outputWidth * side * width + output % outputWidth * side;
  }
}
