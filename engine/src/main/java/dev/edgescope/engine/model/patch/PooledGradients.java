package dev.edgescope.engine.model.patch;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Tiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Squared norms of what several bars of one image send to the kernels and biases of a convolution
 * whose units are pooled.
 *
 * <p>A pixel p of square s has the bar {@code g_p bar_s}, where its gate {@code g_p} is the slope
 * of the nonlinearity times the pixel's share in the pooled value. With the patch {@code x_p} the
 * gradient of a kernel then is
 *
 * <pre>
 * sum_p x_p g_p bar_s = sum_s h_s bar_s      h_s = sum over the pixels of s of x_p g_p
 * </pre>
 *
 * and {@code h}, another for each filter, serves all bars of the image: with squares of 2 x 2 each
 * takes a quarter of the multiplications. A last tap of ones stands for the bias. For one thread.
 */
public final class PooledGradients {
  /** Most bars that are taken together. */
  private static final int STACK = 16;

  /** Filters whose {@code h} are in the cache together. */
  private static final int GROUP = 8;

  private final Tiles tiles;
  private final int channels;
  private final int height;
  private final int width;
  private final int side;
  private final int filters;

  /** The pixels of one square after another. */
  private final int[] order;

  private final int squares;
  private final int area;

  /** Of a kernel, and one for the bias. */
  private final int taps;

  /** With zeros around it; the channels of a pixel lie together. */
  private final double[] padded;

  private final double[] ofTaps;
  private final double[] weights;

  private final Matrix patches;
  private final Matrix square;
  private final Matrix gates;
  private final Matrix squareGates;
  private final Matrix sums;
  private final Matrix squareSums;
  private final Matrix filterSums;
  private final Matrix bars;
  private final Matrix filterBars;
  private final Matrix gradient;

  private Matrix @Nullable [] metric;
  private int stacked;
  private double total;

  /**
   * Allocates for one image.
   *
   * @param image what the convolution takes
   * @param side of the kernel, odd
   * @param order the pixels of one square after another
   * @param squares their number, at least 1
   */
  public PooledGradients(
      NativeMemory memory,
      Tiles tiles,
      ImageShape image,
      int side,
      int filters,
      int[] order,
      int squares) {
    this.tiles = tiles;
    channels = image.channels();
    height = image.height();
    width = image.width();
    this.side = side;
    this.filters = filters;
    this.order = order.clone();
    this.squares = squares;
    area = order.length / squares;
    taps = channels * side * side + 1;
    padded = new double[channels * (height + side - 1) * (width + side - 1)];
    ofTaps = new double[taps];
    weights = new double[taps - 1];
    int group = Math.min(GROUP, filters);
    patches = memory.allocate(taps, order.length);
    square = patches.cursor(taps, area);
    gates = memory.allocate(order.length, filters);
    squareGates = gates.cursor(order.length, group);
    sums = memory.allocate(taps * squares, group);
    squareSums = sums.cursor(taps * squares, group);
    filterSums = sums.cursor(taps, squares);
    bars = memory.allocate(filters * squares, STACK);
    filterBars = bars.cursor(filters * squares, STACK);
    gradient = memory.allocate(taps, STACK);
  }

  /**
   * Goes over to another image.
   *
   * @param image its channels one after another, each row by row
   * @param pixelGates g for each pixel of each filter, 0 where it is in no square
   * @param squareWeights of the squares of the elements of the gradient of the kernels, (in k^2) x
   *     out, and of that of the biases; null for all 1
   */
  public void begin(Matrix image, Matrix pixelGates, Matrix @Nullable [] squareWeights) {
    metric = squareWeights;
    stacked = 0;
    total = 0;
    pad(image);
    for (int s = 0; s < squares; s++) {
      layOut(s);
    }
    arrange(pixelGates);
  }

  private void layOut(int s) {
    int rowTaps = side * channels;
    int paddedWidth = width + side - 1;
    double[] laidOut = tiles.array(1, area * taps);
    for (int place = 0; place < area; place++) {
      int pixel = order[s * area + place];
      int corner = pixel / width * paddedWidth + pixel % width;
      for (int row = 0; row < side; row++) {
        int from = (corner + row * paddedWidth) * channels;
        System.arraycopy(padded, from, laidOut, place * taps + row * rowTaps, rowTaps);
      }
      laidOut[(place + 1) * taps - 1] = 1;
    }
    tiles.write(laidOut, patches, s * area * taps, area * taps);
  }

  private void pad(Matrix image) {
    int pixels = height * width;
    double[] planes = tiles.array(0, channels * pixels);
    tiles.read(image, 0, planes, channels * pixels);
    int reach = side / 2;
    for (int row = 0; row < height; row++) {
      int to = ((row + reach) * (width + side - 1) + reach) * channels;
      for (int channel = 0; channel < channels; channel++) {
        int from = channel * pixels + row * width;
        for (int column = 0; column < width; column++) {
          padded[to + column * channels + channel] = planes[from + column];
        }
      }
    }
  }

  private void arrange(Matrix pixelGates) {
    int pixels = height * width;
    double[] plane = tiles.array(0, pixels);
    double[] arranged = tiles.array(1, order.length);
    for (int filter = 0; filter < filters; filter++) {
      tiles.read(pixelGates, filter * pixels, plane, pixels);
      for (int i = 0; i < order.length; i++) {
        arranged[i] = plane[order[i]];
      }
      tiles.write(arranged, gates, filter * order.length, order.length);
    }
  }

  /**
   * Takes in a bar.
   *
   * @param bar of the pooled values: the squares of one filter after another
   */
  public void add(Matrix bar) {
    bars.copy(stacked * filters * squares, bar, 0, filters * squares);
    stacked++;
    if (stacked == STACK) {
      take();
    }
  }

  /** The sum of the squared norms for all bars that were taken in. */
  public double sum() {
    if (stacked > 0) {
      take();
    }
    return total;
  }

  private void take() {
    for (int first = 0; first < filters; first += GROUP) {
      int group = Math.min(GROUP, filters - first);
      for (int s = 0; s < squares; s++) {
        square.moveTo(s * area * taps);
        squareGates.moveTo(first * order.length + s * area);
        squareSums.moveTo(s * taps);
        tiles.ownProduct(square, squareGates).shape(taps, group, area).into(squareSums);
      }
      for (int i = 0; i < group; i++) {
        filterSums.moveTo(i * squares * taps);
        filterBars.moveTo((first + i) * squares);
        tiles.ownProduct(filterSums, filterBars).shape(taps, stacked, squares).into(gradient);
        total += squares(first + i);
      }
    }
    stacked = 0;
  }

  /** Of what all bars send to one filter. */
  private double squares(int filter) {
    Matrix @Nullable [] blocks = metric;
    if (blocks == null) {
      return gradient.sumOfSquares(0, stacked * taps);
    }
    Arrays.fill(ofTaps, 0);
    for (int bar = 0; bar < stacked; bar++) {
      tiles.addSquares(gradient.columns(bar, 1), ofTaps, taps);
    }
    tiles.read(blocks[0].columns(filter, 1), 0, weights, taps - 1);
    double sum = blocks[1].get(filter) * ofTaps[taps - 1];
    // Here the channels are innermost, in the weights outermost.
    for (int tap = 0; tap < taps - 1; tap++) {
      sum += weights[tap % channels * side * side + tap / channels] * ofTaps[tap];
    }
    return sum;
  }
}
