package dev.edgescope.engine.model;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.Tiles;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Layer} works on: its parameters and its values on n examples. A tape has one for
 * each of its layers, sets in it what a rule reads and writes and hands it to the rule, so that a
 * step allocates nothing. For one thread.
 *
 * <p>Examples are columns. A bar is the derivative of the loss with respect to a value, a dot the
 * derivative of a value along a direction v of parameter space, two dots the second. Matrices may
 * be wider than n; only the first n columns count. Parameters, direction and gradient come as the
 * layer's own blocks, in the order of {@link Layer#blocks}. To ask for what has not been set is an
 * error of the caller and throws a {@link NullPointerException}.
 */
final class Pass {
  private final Tiles tiles;
  private int n;
  private Matrix @Nullable [] theta;
  private Matrix @Nullable [] v;
  private Matrix @Nullable [] gradient;
  private double scale;
  private @Nullable Matrix x;
  private @Nullable Matrix reduced;
  private @Nullable Matrix y;
  private @Nullable Matrix state;
  private @Nullable Matrix bend;
  private @Nullable Matrix xDot;
  private @Nullable Matrix yDot;
  private @Nullable Matrix xBar;
  private @Nullable Matrix yBar;
  private @Nullable Matrix xBarDot;
  private @Nullable Matrix yBarDot;
  private @Nullable Matrix xDotDot;
  private @Nullable Matrix yDotDot;
  private @Nullable Matrix xBarDotDot;
  private @Nullable Matrix yBarDotDot;
  private double @Nullable [] gram;
  private Matrix @Nullable [] metric;
  private @Nullable Matrix laidOut;
  private int stacked;

  Pass(Tiles tiles) {
    this.tiles = tiles;
  }

  /** That of some of the examples, with what the layer keeps of them. */
  Pass part(Tiles ofPart, int first, int count) {
    return new Pass(ofPart).state(state().columns(first, count)).bend(bend().columns(first, count));
  }

  /** Sets the number of examples and the parameters. */
  Pass at(Matrix[] blocks, int examples) {
    theta = blocks;
    n = examples;
    return this;
  }

  /** Sets the direction of the dots. */
  Pass along(Matrix[] direction) {
    v = direction;
    return this;
  }

  /** Sets what {@link Layer#addGradient} adds to, and how many times. */
  Pass onto(double times, Matrix[] target) {
    scale = times;
    gradient = target;
    return this;
  }

  /** Sets the input and the output. */
  Pass values(Matrix input, Matrix output) {
    x = input;
    y = output;
    return this;
  }

  /** Sets the input in other coordinates, first those of the directions that have as many. */
  void reduced(Matrix input) {
    reduced = input;
  }

  /** Sets what the layer keeps between its rules, {@link Layer#stateSize} elements an example. */
  Pass state(Matrix kept) {
    state = kept;
    return this;
  }

  /** Sets what {@link Layer#bend} keeps, {@link Layer#bendSize} elements an example. */
  Pass bend(Matrix kept) {
    bend = kept;
    return this;
  }

  /**
   * Sets the dots of the input and the output.
   *
   * @param input null stands for zero: what comes first sees the data, and data has none
   */
  Pass dots(@Nullable Matrix input, Matrix output) {
    xDot = input;
    yDot = output;
    return this;
  }

  Pass yBar(Matrix bar) {
    yBar = bar;
    return this;
  }

  Pass xBar(Matrix bar) {
    xBar = bar;
    return this;
  }

  Pass yBarDot(Matrix barDot) {
    yBarDot = barDot;
    return this;
  }

  Pass xBarDot(Matrix barDot) {
    xBarDot = barDot;
    return this;
  }

  /**
   * Sets the second dots of the input and the output.
   *
   * @param input null where the dot of the input is
   */
  Pass dotDots(@Nullable Matrix input, Matrix output) {
    xDotDot = input;
    yDotDot = output;
    return this;
  }

  Pass yBarDotDot(Matrix barDotDot) {
    yBarDotDot = barDotDot;
    return this;
  }

  Pass xBarDotDot(Matrix barDotDot) {
    xBarDotDot = barDotDot;
    return this;
  }

  /** Sets what {@link Layer#addGram} gathers, {@link Layer#gramSize} elements an example. */
  Pass gram(double[] gathered) {
    gram = gathered;
    return this;
  }

  /**
   * Sets the weights of the squares of a gradient's elements in {@link
   * Layer#addSquaredGradientNorms}; null for all 1.
   */
  Pass metric(Matrix @Nullable [] weights) {
    metric = weights;
    return this;
  }

  /** Sets what is laid out for many calls, {@link Layer#laidOutSize} elements. */
  Pass laidOut(Matrix prepared) {
    laidOut = prepared;
    return this;
  }

  Tiles tiles() {
    return tiles;
  }

  /** A B, shared out where it is large: see {@link Tiles#product}. */
  Product product(Matrix a, Matrix b) {
    return tiles.product(a, b);
  }

  /** A B, in one piece. */
  Product ownProduct(Matrix a, Matrix b) {
    return tiles.ownProduct(a, b);
  }

  int n() {
    return n;
  }

  Matrix theta(int block) {
    return requireNonNull(theta)[block];
  }

  Matrix v(int block) {
    return requireNonNull(v)[block];
  }

  Matrix gradient(int block) {
    return requireNonNull(gradient)[block];
  }

  double scale() {
    return scale;
  }

  Matrix x() {
    return requireNonNull(x);
  }

  /** The input in as many coordinates as a direction or a gradient has. */
  Matrix x(int coordinates) {
    return x().rows() == coordinates ? x() : requireNonNull(reduced);
  }

  Matrix y() {
    return requireNonNull(y);
  }

  Matrix state() {
    return requireNonNull(state);
  }

  Matrix bend() {
    return requireNonNull(bend);
  }

  /** Whether the dot of the input is not zero. */
  boolean hasXDot() {
    return xDot != null;
  }

  Matrix xDot() {
    return requireNonNull(xDot);
  }

  Matrix yDot() {
    return requireNonNull(yDot);
  }

  Matrix xBar() {
    return requireNonNull(xBar);
  }

  Matrix yBar() {
    return requireNonNull(yBar);
  }

  Matrix xBarDot() {
    return requireNonNull(xBarDot);
  }

  Matrix yBarDot() {
    return requireNonNull(yBarDot);
  }

  Matrix xDotDot() {
    return requireNonNull(xDotDot);
  }

  Matrix yDotDot() {
    return requireNonNull(yDotDot);
  }

  Matrix xBarDotDot() {
    return requireNonNull(xBarDotDot);
  }

  Matrix yBarDotDot() {
    return requireNonNull(yBarDotDot);
  }

  /** Whether squares have weights. */
  boolean hasMetric() {
    return metric != null;
  }

  Matrix metric(int block) {
    return requireNonNull(metric)[block];
  }

  /** Number of bars of the example that wait to be taken together. */
  int stacked() {
    return stacked;
  }

  /** Sets {@link #stacked()}. */
  void stacked(int bars) {
    stacked = bars;
  }

  /** What the only example of this pass has laid out; null where it has not. */
  @Nullable Matrix laidOut() {
    return laidOut;
  }

  double[] gram() {
    return requireNonNull(gram);
  }
}
