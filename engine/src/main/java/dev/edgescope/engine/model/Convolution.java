package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Product;
import java.util.List;
import java.util.Optional;

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
  /** Most bars of one image that are taken together. */
  private static final int STACK = 5;

  private final int channels;
  private final int filters;
  private final int height;
  private final int width;
  private final int side;
  private final int pixels;
  private final int taps;
  private final PatchLayout layout;

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
    layout = new PatchLayout(channels, height, width, side);
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
  public long multiplications() {
    return (long) taps * filters * pixels;
  }

  @Override
  public String kind() {
    return "conv " + side + " × " + side;
  }

  @Override
  public Optional<String> outputShape() {
    return Optional.of(filters + " × " + height + " × " + width);
  }

  @Override
  public List<Block> blocks() {
    return List.of(new Block(taps, filters), new Block(filters, 1));
  }

  @Override
  public List<List<Integer>> shapes() {
    return List.of(List.of(filters, channels, side, side), List.of(filters));
  }

  @Override
  public int gramSize() {
    return 1;
  }

  /** Patches, one gradient of the weights, a column of ones, and a plane shifted sideways. */
  @Override
  public int scratchSize() {
    return pixels * taps + taps * filters + pixels + layout.shiftedSize();
  }

  @Override
  public void forward(Pass pass) {
    Matrix patches = patches(pass);
    Matrix shifted = shifted(pass);
    Matrix ones = ones(pass);
    Matrix image = pass.y().cursor(pixels, filters);
    for (int i = 0; i < pass.n(); i++) {
      layout.unfold(pass.x(), i, patches, shifted);
      image.moveTo(i * outputs());
      filter(pass, patches, pass.theta(0)).into(image);
      addBiases(pass, ones, pass.theta(1), image);
    }
  }

  @Override
  public void backward(Pass pass) {
    Matrix patches = patches(pass);
    Matrix image = pass.yBar().cursor(pixels, filters);
    Matrix plane = pass.xBar().cursor(pixels, 1);
    Matrix tap = patches.cursor(pixels, 1);
    for (int i = 0; i < pass.n(); i++) {
      image.moveTo(i * outputs());
      patchBars(pass, image, pass.theta(0)).into(patches);
      layout.fold(patches, tap, pass.xBar(), plane, i);
    }
  }

  @Override
  public void addGradient(Pass pass) {
    addGradient(pass, pass.yBar());
  }

  private void addGradient(Pass pass, Matrix bar) {
    Matrix patches = patches(pass);
    Matrix shifted = shifted(pass);
    Matrix ones = ones(pass);
    Matrix image = bar.cursor(pixels, filters);
    for (int i = 0; i < pass.n(); i++) {
      layout.unfold(pass.x(), i, patches, shifted);
      image.moveTo(i * outputs());
      weightBar(pass, patches, image).times(pass.scale()).addTo(pass.gradient(0));
      biasBar(pass, image, ones).times(pass.scale()).addTo(pass.gradient(1));
    }
  }

  @Override
  public void tangent(Pass pass) {
    Matrix patches = patches(pass);
    Matrix shifted = shifted(pass);
    Matrix ones = ones(pass);
    Matrix image = pass.yDot().cursor(pixels, filters);
    for (int i = 0; i < pass.n(); i++) {
      layout.unfold(pass.x(), i, patches, shifted);
      image.moveTo(i * outputs());
      filter(pass, patches, pass.v(0)).into(image);
      addBiases(pass, ones, pass.v(1), image);
      if (pass.hasXDot()) {
        layout.unfold(pass.xDot(), i, patches, shifted);
        filter(pass, patches, pass.theta(0)).addTo(image);
      }
    }
  }

  @Override
  public void tangentBackward(Pass pass) {
    sendBack(pass, pass.yBarDot(), 1, pass.yBar(), pass.xBarDot());
  }

  /** to = fold(a W^T + factor b V^T), for each image. */
  private void sendBack(Pass pass, Matrix a, double factor, Matrix b, Matrix to) {
    Matrix patches = patches(pass);
    Matrix first = a.cursor(pixels, filters);
    Matrix second = b.cursor(pixels, filters);
    Matrix plane = to.cursor(pixels, 1);
    Matrix tap = patches.cursor(pixels, 1);
    for (int i = 0; i < pass.n(); i++) {
      first.moveTo(i * outputs());
      second.moveTo(i * outputs());
      patchBars(pass, first, pass.theta(0)).into(patches);
      patchBars(pass, second, pass.v(0)).times(factor).addTo(patches);
      layout.fold(patches, tap, to, plane, i);
    }
  }

  @Override
  public void addTangentGradient(Pass pass) {
    addGradient(pass, pass.yBarDot());
    if (pass.hasXDot()) {
      addWeightGradient(pass, pass.xDot(), pass.yBar(), 1);
    }
  }

  /** gradient of W += factor scale X^T yBar, with X the patches of x. */
  private void addWeightGradient(Pass pass, Matrix x, Matrix bar, double factor) {
    Matrix patches = patches(pass);
    Matrix shifted = shifted(pass);
    Matrix image = bar.cursor(pixels, filters);
    for (int i = 0; i < pass.n(); i++) {
      layout.unfold(x, i, patches, shifted);
      image.moveTo(i * outputs());
      weightBar(pass, patches, image).times(factor * pass.scale()).addTo(pass.gradient(0));
    }
  }

  @Override
  public void secondTangent(Pass pass) {
    if (!pass.hasXDot()) {
      pass.yDotDot().view(0, outputs() * pass.n(), 1).clear();
      return;
    }
    Matrix patches = patches(pass);
    Matrix shifted = shifted(pass);
    Matrix image = pass.yDotDot().cursor(pixels, filters);
    for (int i = 0; i < pass.n(); i++) {
      image.moveTo(i * outputs());
      layout.unfold(pass.xDotDot(), i, patches, shifted);
      filter(pass, patches, pass.theta(0)).into(image);
      layout.unfold(pass.xDot(), i, patches, shifted);
      filter(pass, patches, pass.v(0)).times(2).addTo(image);
    }
  }

  @Override
  public void secondTangentBackward(Pass pass) {
    sendBack(pass, pass.yBarDotDot(), 2, pass.yBarDot(), pass.xBarDotDot());
  }

  @Override
  public void addSecondTangentGradient(Pass pass) {
    addGradient(pass, pass.yBarDotDot());
    if (pass.hasXDot()) {
      addWeightGradient(pass, pass.xDot(), pass.yBarDot(), 2);
      addWeightGradient(pass, pass.xDotDot(), pass.yBar(), 1);
    }
  }

  /** Patches, and where bars are stacked their room and that of as many gradients. */
  @Override
  public int laidOutSize() {
    return pixels * taps + (isStacked() ? STACK * filters * (pixels + taps) : 0);
  }

  /**
   * Whether patches are so wide that a product with the bars of one output is spent packing them.
   */
  private boolean isStacked() {
    return taps > filters;
  }

  @Override
  public void prepareGram(Pass pass) {
    layout.unfold(pass.x(), 0, requireNonNull(pass.laidOut()).view(0, pixels, taps), shifted(pass));
  }

  /**
   * |X^T yBar|^2 + |1^T yBar|^2 of each image: with fewer classes than pixels that is cheaper than
   * contracting the Gram matrices of patches and bars. In a metric the squares have weights.
   */
  @Override
  public void addGram(Pass pass) {
    Matrix laidOut = pass.laidOut();
    Matrix patches = laidOut == null ? patches(pass) : laidOut.view(0, pixels, taps);
    Matrix shifted = shifted(pass);
    Matrix ones = ones(pass);
    Matrix weightBar = pass.tiles().scratch().view(pixels * taps, taps, filters);
    Matrix biasBar = pass.tiles().scratch().view(pixels * taps, filters, 1);
    Matrix image = pass.yBar().cursor(pixels, filters);
    double[] gram = pass.gram();
    for (int i = 0; i < pass.n(); i++) {
      image.moveTo(i * outputs());
      if (laidOut != null && isStacked()) {
        stack(pass, laidOut);
      } else {
        if (laidOut == null) {
          layout.unfold(pass.x(), i, patches, shifted);
        }
        weightBar(pass, patches, image).into(weightBar);
        gram[i] += squares(pass, weightBar, 0);
      }
      biasBar(pass, image, ones).into(biasBar);
      gram[i] += squares(pass, biasBar, 1);
    }
  }

  private void stack(Pass pass, Matrix laidOut) {
    int stacked = pass.stacked();
    laidOut.copy(pixels * taps + stacked * outputs(), pass.yBar(), 0, outputs());
    pass.stacked(stacked + 1);
    if (stacked + 1 == STACK) {
      takeStack(pass, laidOut);
    }
  }

  /** X^T yBar of all stacked bars in one product. */
  private void takeStack(Pass pass, Matrix laidOut) {
    int stacked = pass.stacked();
    int columns = stacked * filters;
    int end = pixels * taps + STACK * outputs();
    Matrix bars = laidOut.view(pixels * taps, pixels, columns);
    pass.ownProduct(laidOut.view(0, pixels, taps), bars)
        .transposeA()
        .shape(taps, columns, pixels)
        .into(laidOut.view(end, taps, columns));
    for (int i = 0; i < stacked; i++) {
      Matrix gradient = laidOut.view(end + i * taps * filters, taps, filters);
      pass.gram()[0] += squares(pass, gradient, 0);
    }
    pass.stacked(0);
  }

  /** Of the gradient of a block, which is changed in a metric. */
  private static double squares(Pass pass, Matrix gradient, int block) {
    int size = gradient.size();
    if (!pass.hasMetric()) {
      return gradient.sumOfSquares(0, size);
    }
    pass.tiles().multiply(gradient, gradient, gradient, size);
    return gradient.dot(pass.metric(block), size);
  }

  @Override
  public void addSquaredGradientNorms(Pass pass, double[] norms) {
    Matrix laidOut = pass.laidOut();
    if (laidOut != null && pass.stacked() > 0) {
      takeStack(pass, laidOut);
    }
    for (int i = 0; i < pass.n(); i++) {
      norms[i] += pass.gram()[i];
    }
  }

  /** X W. */
  private Product filter(Pass pass, Matrix patches, Matrix weights) {
    return pass.ownProduct(patches, weights).shape(pixels, filters, taps);
  }

  /** image += 1 b^T. */
  private void addBiases(Pass pass, Matrix ones, Matrix biases, Matrix image) {
    pass.ownProduct(ones, biases).transposeB().shape(pixels, filters, 1).addTo(image);
  }

  /** yBar W^T. */
  private Product patchBars(Pass pass, Matrix image, Matrix weights) {
    return pass.ownProduct(image, weights).transposeB().shape(pixels, taps, filters);
  }

  /** X^T yBar. */
  private Product weightBar(Pass pass, Matrix patches, Matrix image) {
    return pass.ownProduct(patches, image).transposeA().shape(taps, filters, pixels);
  }

  /** yBar^T 1. */
  private Product biasBar(Pass pass, Matrix image, Matrix ones) {
    return pass.ownProduct(image, ones).transposeA().shape(filters, 1, pixels);
  }

  private Matrix patches(Pass pass) {
    return pass.tiles().scratch().view(0, pixels, taps);
  }

  private Matrix ones(Pass pass) {
    Matrix ones = pass.tiles().scratch().view(pixels * taps + taps * filters, pixels, 1);
    for (int i = 0; i < pixels; i++) {
      ones.set(i, 1);
    }
    return ones;
  }

  /**
   * Planes for {@link PatchLayout#unfold}; the room above and below holds zeros, which nothing
   * overwrites.
   */
  private Matrix shifted(Pass pass) {
    int size = layout.shiftedSize();
    Matrix shifted = pass.tiles().scratch().view(scratchSize() - size, size, 1);
    shifted.clear();
    return shifted;
  }
}
