package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with a square kernel of odd side, stride 1 and zero padding that keeps the size of
 * the image.
 *
 * <p>An image is its channels one after another, each row by row; in flat order the weights are
 * row-major [out, in, height, width]. Then with the patches of one image as a matrix of a row a
 * pixel, {@code X} (pixels x in k^2), everything is a product of matrices:
 *
 * <pre>
 * y = X W + 1 b^T      xBar = fold(yBar W^T)      WBar = X^T yBar
 * </pre>
 *
 * with W the weight block (in k^2 x out). Patches are laid out anew in each pass: that costs less
 * than fetching them from memory would.
 */
final class Convolution implements Layer {
  private final int channels;
  private final int filters;
  private final int height;
  private final int width;
  private final int side;
  private final int pixels;
  private final int taps;

  /**
   * @param channels of the input
   * @param filters channels of the output
   * @param side of the kernel, odd
   */
  Convolution(int channels, int height, int width, int filters, int side) {
    this.channels = channels;
    this.filters = filters;
    this.height = height;
    this.width = width;
    this.side = side;
    pixels = height * width;
    taps = channels * side * side;
  }

  @Override
  public int inputs() {
    return channels * pixels;
  }

  @Override
  public int outputs() {
    return filters * pixels;
  }

  @Override
  public List<Block> blocks() {
    return List.of(new Block(taps, filters), new Block(filters, 1));
  }

  @Override
  public int gramSize() {
    return 1;
  }

  /** Patches, one gradient of the weights, and a column of ones. */
  @Override
  public int scratchSize() {
    return pixels * taps + taps * filters + pixels;
  }

  @Override
  public void forward(Matrix[] theta, Matrix x, Matrix y, Matrix state, int n, Tiles tiles) {
    Matrix patches = patches(tiles);
    Matrix ones = ones(tiles);
    Matrix image = y.cursor(pixels, filters);
    for (int i = 0; i < n; i++) {
      unfold(x, i, patches);
      image.moveTo(i * outputs());
      image.gemm(pixels, filters, taps, 1, patches, false, theta[0], false, 0);
      image.gemm(pixels, filters, 1, 1, ones, false, theta[1], true, 1);
    }
  }

  @Override
  public void backward(Matrix[] theta, Matrix state, Matrix yBar, Matrix xBar, int n, Tiles tiles) {
    Matrix patches = patches(tiles);
    Matrix image = yBar.cursor(pixels, filters);
    Matrix plane = xBar.cursor(pixels, 1);
    Matrix tap = patches.cursor(pixels, 1);
    for (int i = 0; i < n; i++) {
      image.moveTo(i * outputs());
      patches.gemm(pixels, taps, filters, 1, image, false, theta[0], true, 0);
      fold(patches, tap, xBar, plane, i);
    }
  }

  @Override
  public void addGradient(
      Matrix x, Matrix state, Matrix yBar, double scale, Matrix[] gradient, int n, Tiles tiles) {
    Matrix patches = patches(tiles);
    Matrix ones = ones(tiles);
    Matrix image = yBar.cursor(pixels, filters);
    for (int i = 0; i < n; i++) {
      unfold(x, i, patches);
      image.moveTo(i * outputs());
      gradient[0].gemm(taps, filters, pixels, scale, patches, true, image, false, 1);
      gradient[1].gemm(filters, 1, pixels, scale, image, true, ones, false, 1);
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
    Matrix patches = patches(tiles);
    Matrix ones = ones(tiles);
    Matrix image = yDot.cursor(pixels, filters);
    for (int i = 0; i < n; i++) {
      unfold(x, i, patches);
      image.moveTo(i * outputs());
      image.gemm(pixels, filters, taps, 1, patches, false, v[0], false, 0);
      image.gemm(pixels, filters, 1, 1, ones, false, v[1], true, 1);
      if (xDot != null) {
        unfold(xDot, i, patches);
        image.gemm(pixels, filters, taps, 1, patches, false, theta[0], false, 1);
      }
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
    sendBack(theta[0], yBarDot, 1, v[0], yBar, xBarDot, n, tiles);
  }

  /** to = fold(a W^T + factor b V^T), for each image. */
  private void sendBack(
      Matrix w, Matrix a, double factor, Matrix v, Matrix b, Matrix to, int n, Tiles tiles) {
    Matrix patches = patches(tiles);
    Matrix first = a.cursor(pixels, filters);
    Matrix second = b.cursor(pixels, filters);
    Matrix plane = to.cursor(pixels, 1);
    Matrix tap = patches.cursor(pixels, 1);
    for (int i = 0; i < n; i++) {
      first.moveTo(i * outputs());
      second.moveTo(i * outputs());
      patches.gemm(pixels, taps, filters, 1, first, false, w, true, 0);
      patches.gemm(pixels, taps, filters, factor, second, false, v, true, 1);
      fold(patches, tap, to, plane, i);
    }
  }

  @Override
  public void addTangentGradient(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {
    addGradient(x, state, yBarDot, scale, gradient, n, tiles);
    if (xDot != null) {
      addWeightGradient(xDot, yBar, scale, gradient[0], n, tiles);
    }
  }

  /** gradient += scale X^T yBar, with X the patches of x. */
  private void addWeightGradient(
      Matrix x, Matrix yBar, double scale, Matrix gradient, int n, Tiles tiles) {
    Matrix patches = patches(tiles);
    Matrix image = yBar.cursor(pixels, filters);
    for (int i = 0; i < n; i++) {
      unfold(x, i, patches);
      image.moveTo(i * outputs());
      gradient.gemm(taps, filters, pixels, scale, patches, true, image, false, 1);
    }
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
    if (xDot == null || xDotDot == null) {
      yDotDot.view(0, outputs() * n, 1).clear();
      return;
    }
    Matrix patches = patches(tiles);
    Matrix image = yDotDot.cursor(pixels, filters);
    for (int i = 0; i < n; i++) {
      image.moveTo(i * outputs());
      unfold(xDotDot, i, patches);
      image.gemm(pixels, filters, taps, 1, patches, false, theta[0], false, 0);
      unfold(xDot, i, patches);
      image.gemm(pixels, filters, taps, 2, patches, false, v[0], false, 1);
    }
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
    sendBack(theta[0], yBarDotDot, 2, v[0], yBarDot, xBarDotDot, n, tiles);
  }

  @Override
  public void addSecondTangentGradient(
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix yBarDotDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {
    addGradient(x, state, yBarDotDot, scale, gradient, n, tiles);
    if (xDot != null && xDotDot != null) {
      addWeightGradient(xDot, yBarDot, 2 * scale, gradient[0], n, tiles);
      addWeightGradient(xDotDot, yBar, scale, gradient[0], n, tiles);
    }
  }

  /**
   * |X^T yBar|^2 + |1^T yBar|^2 of each image: with fewer classes than pixels that is cheaper than
   * contracting the Gram matrices of patches and bars.
   */
  @Override
  public void addGram(Matrix x, Matrix yBar, double[] gram, int n, Tiles tiles) {
    Matrix patches = patches(tiles);
    Matrix ones = ones(tiles);
    Matrix weightBar = tiles.scratch().view(pixels * taps, taps, filters);
    Matrix image = yBar.cursor(pixels, filters);
    for (int i = 0; i < n; i++) {
      unfold(x, i, patches);
      image.moveTo(i * outputs());
      weightBar.gemm(taps, filters, pixels, 1, patches, true, image, false, 0);
      gram[i] += weightBar.sumOfSquares(0, taps * filters);
      weightBar.gemm(filters, 1, pixels, 1, image, true, ones, false, 0);
      gram[i] += weightBar.sumOfSquares(0, filters);
    }
  }

  @Override
  public void addSquaredGradientNorms(
      Matrix x, Matrix state, double[] gram, double[] norms, int n, Tiles tiles) {
    for (int i = 0; i < n; i++) {
      norms[i] += gram[i];
    }
  }

  private Matrix patches(Tiles tiles) {
    return tiles.scratch().view(0, pixels, taps);
  }

  private Matrix ones(Tiles tiles) {
    Matrix ones = tiles.scratch().view(pixels * taps + taps * filters, pixels, 1);
    for (int i = 0; i < pixels; i++) {
      ones.set(i, 1);
    }
    return ones;
  }

  /** Lays out the patches of image i: a column for each tap, the plane of its channel shifted. */
  private void unfold(Matrix x, int i, Matrix patches) {
    int column = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = i * inputs() + channel * pixels;
      for (int tap = 0; tap < side * side; tap++) {
        int shift = rowShift(tap) * width + columnShift(tap);
        int first = Math.max(0, -shift);
        int count = pixels - Math.abs(shift);
        if (count > 0) {
          patches.copy(column + first, x, plane + first + shift, count);
        }
        clearOutside(patches, column, tap);
        column += pixels;
      }
    }
  }

  /** The transpose of {@link #unfold}: sets image i of xBar to the sum of its shifted planes. */
  private void fold(Matrix patches, Matrix tapCursor, Matrix xBar, Matrix planeCursor, int i) {
    int column = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = i * inputs() + channel * pixels;
      int centre = column + side * side / 2 * pixels;
      xBar.copy(plane, patches, centre, pixels);
      for (int tap = 0; tap < side * side; tap++) {
        int shift = rowShift(tap) * width + columnShift(tap);
        int first = Math.max(0, -shift);
        int count = pixels - Math.abs(shift);
        if (tap != side * side / 2 && count > 0) {
          clearOutside(patches, column, tap);
          tapCursor.moveTo(column + first);
          planeCursor.moveTo(plane + first + shift);
          planeCursor.axpy(1, tapCursor, count);
        }
        column += pixels;
      }
    }
  }

  /** Sets to zero the pixels whose tap lies in the padding. */
  private void clearOutside(Matrix patches, int column, int tap) {
    int dy = rowShift(tap);
    int dx = columnShift(tap);
    for (int row = 0; row < height; row++) {
      boolean outside = row + dy < 0 || row + dy >= height;
      int from = outside || dx < 0 ? 0 : Math.max(0, width - dx);
      int to = outside || dx > 0 ? width : Math.min(width, -dx);
      for (int x = from; x < to; x++) {
        patches.set(column + row * width + x, 0);
      }
    }
  }

  private int rowShift(int tap) {
    return tap / side - side / 2;
  }

  private int columnShift(int tap) {
    return tap % side - side / 2;
  }
}
