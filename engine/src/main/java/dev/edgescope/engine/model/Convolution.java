package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.model.patch.PatchLayout;
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
 * y = X W + 1 b^T      xBar = Y W'      WBar = X^T yBar
 * </pre>
 *
 * with W the weight block (in k^2 x out), Y the patches of yBar (pixels x out k^2), and W' the same
 * kernels turned by half a turn (out k^2 x in). Patches are laid out anew in each pass: that costs
 * less than fetching them from memory would.
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
  private final PatchLayout barLayout;

  /** From so many channels to so many filters; the side of the kernel is odd. */
  Convolution(int channels, int height, int width, int filters, int side) {
    this.channels = channels;
    this.filters = filters;
    this.height = height;
    this.width = width;
    this.side = side;
    pixels = height * width;
    taps = channels * side * side;
    layout = new PatchLayout(channels, height, width, side);
    barLayout = new PatchLayout(filters, height, width, side);
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

  /** A gradient, a column of ones, shifted planes, turned weights and tangents, and patches. */
  @Override
  public int scratchSize(boolean isFirst) {
    return turnedStart(2) + Math.max(layout.size(), isFirst ? 0 : barLayout.size());
  }

  private int turnedStart(int number) {
    return taps * filters + pixels + layout.shiftedSize() + number * taps * filters;
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
    Matrix laidOut = pass.laidOut();
    Matrix turned =
        laidOut == null
            ? turn(pass, pass.theta(0), pass.tiles().scratch(), turnedStart(0))
            : laidOut.view(layout.size(), barLayout.taps(), channels);
    Matrix patches = barPatches(pass);
    Matrix shifted = shifted(pass);
    Matrix image = pass.xBar().cursor(pixels, channels);
    for (int i = 0; i < pass.n(); i++) {
      barLayout.unfold(pass.yBar(), i, patches, shifted);
      image.moveTo(i * inputs());
      imageBar(pass, patches, turned).into(image);
    }
  }

  @Override
  public void addGradient(Pass pass) {
    addGradient(pass, pass.x(), pass.yBar(), 1, true);
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

  /** to = A W' + factor B V', with A and B the patches of a and b, for each image. */
  private void sendBack(Pass pass, Matrix a, double factor, Matrix b, Matrix to) {
    Matrix scratch = pass.tiles().scratch();
    Matrix turned = turn(pass, pass.theta(0), scratch, turnedStart(0));
    Matrix turnedTangent = turn(pass, pass.v(0), scratch, turnedStart(1));
    Matrix patches = barPatches(pass);
    Matrix shifted = shifted(pass);
    Matrix image = to.cursor(pixels, channels);
    for (int i = 0; i < pass.n(); i++) {
      image.moveTo(i * inputs());
      barLayout.unfold(a, i, patches, shifted);
      imageBar(pass, patches, turned).into(image);
      barLayout.unfold(b, i, patches, shifted);
      imageBar(pass, patches, turnedTangent).times(factor).addTo(image);
    }
  }

  @Override
  public void addTangentGradient(Pass pass) {
    addGradient(pass, pass.x(), pass.yBarDot(), 1, true);
    if (pass.hasXDot()) {
      addGradient(pass, pass.xDot(), pass.yBar(), 1, false);
    }
  }

  /**
   * gradient of W += factor scale X^T yBar, with X the patches of x; and of b, where asked for, +=
   * factor scale yBar^T 1.
   */
  private void addGradient(Pass pass, Matrix x, Matrix bar, double factor, boolean withBiases) {
    Matrix patches = patches(pass);
    Matrix shifted = shifted(pass);
    Matrix ones = ones(pass);
    Matrix image = bar.cursor(pixels, filters);
    double scale = factor * pass.scale();
    for (int i = 0; i < pass.n(); i++) {
      layout.unfold(x, i, patches, shifted);
      image.moveTo(i * outputs());
      weightBar(pass, patches, image).times(scale).addTo(pass.gradient(0));
      if (withBiases) {
        biasBar(pass, image, ones).times(scale).addTo(pass.gradient(1));
      }
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
    addGradient(pass, pass.x(), pass.yBarDotDot(), 1, true);
    if (pass.hasXDot()) {
      addGradient(pass, pass.xDot(), pass.yBarDot(), 2, false);
      addGradient(pass, pass.xDotDot(), pass.yBar(), 1, false);
    }
  }

  /** Patches, turned weights, and where bars are stacked room for them and their gradients. */
  @Override
  public int laidOutSize() {
    return stackStart() + (isStacked() ? STACK * filters * (pixels + taps) : 0);
  }

  private int stackStart() {
    return layout.size() + taps * filters;
  }

  /** Whether patches are so wide that a product with one output's bars is spent packing them. */
  private boolean isStacked() {
    return taps > filters;
  }

  @Override
  public void prepareGram(Pass pass) {
    Matrix laidOut = requireNonNull(pass.laidOut());
    layout.unfold(pass.x(), 0, laidOut.view(0, layout.rows(), taps), shifted(pass));
  }

  @Override
  public void prepareBackward(Pass pass) {
    turn(pass, pass.theta(0), requireNonNull(pass.laidOut()), layout.size());
  }

  /**
   * |X^T yBar|^2 + |1^T yBar|^2 of each image: with fewer classes than pixels that is cheaper than
   * contracting the Gram matrices of patches and bars. In a metric the squares have weights.
   */
  @Override
  public void addGram(Pass pass) {
    Matrix laidOut = pass.laidOut();
    Matrix patches = laidOut == null ? patches(pass) : laidOut.view(0, layout.rows(), taps);
    Matrix shifted = shifted(pass);
    Matrix ones = ones(pass);
    Matrix weightBar = pass.tiles().scratch().view(0, taps, filters);
    Matrix biasBar = pass.tiles().scratch().view(0, filters, 1);
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
    laidOut.copy(stackStart() + stacked * outputs(), pass.yBar(), 0, outputs());
    pass.stacked(stacked + 1);
    if (stacked + 1 == STACK) {
      takeStack(pass, laidOut);
    }
  }

  /** X^T yBar of all stacked bars in one product. */
  private void takeStack(Pass pass, Matrix laidOut) {
    int stacked = pass.stacked();
    int columns = stacked * filters;
    int end = stackStart() + STACK * outputs();
    Matrix bars = laidOut.view(stackStart(), pixels, columns);
    pass.ownProduct(laidOut.view(0, layout.rows(), taps), bars)
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

  /** Y W'. */
  private Product imageBar(Pass pass, Matrix patches, Matrix turned) {
    return pass.ownProduct(patches, turned).shape(pixels, channels, barLayout.taps());
  }

  /** Writes W' of the given weights. */
  private Matrix turn(Pass pass, Matrix weights, Matrix memory, int offset) {
    Matrix turned = memory.view(offset, barLayout.taps(), channels);
    layout.turn(pass.tiles(), weights, filters, turned);
    return turned;
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
    return pass.tiles().scratch().view(turnedStart(2), layout.rows(), taps);
  }

  private Matrix barPatches(Pass pass) {
    return pass.tiles().scratch().view(turnedStart(2), barLayout.rows(), barLayout.taps());
  }

  private Matrix ones(Pass pass) {
    Matrix ones = pass.tiles().scratch().view(taps * filters, pixels, 1);
    for (int i = 0; i < pixels; i++) {
      ones.set(i, 1);
    }
    return ones;
  }

  /** Planes for {@link PatchLayout#unfold}; the zeros above and below them stay. */
  private Matrix shifted(Pass pass) {
    Matrix scratch = pass.tiles().scratch();
    Matrix shifted = scratch.view(taps * filters + pixels, layout.shiftedSize(), 1);
    shifted.clear();
    return shifted;
  }
}
