package dev.edgescope.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of a layer against each other and against central differences, in 64 bits. */
@ParameterizedClass
@MethodSource("layers")
class LayerContractTest {
  private static final double H = 1e-5;
  private static final double DIFFERENCE = 1e-8;
  private static final double ROUNDING = 1e-12;

  private final Layer layer;
  private final int n;
  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final SplittableRandom random = new SplittableRandom(11);
  private final Tiles tiles;
  private final Pass pass;

  private final Matrix[] theta;
  private final Matrix[] v;
  private final Matrix x;
  private final Matrix xDot;
  private final Matrix yBar;
  private final Matrix yBarDot;

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("dense", new Dense(5, 3, true), 4),
        Arguments.of("dense, one example", new Dense(5, 3, true), 1),
        Arguments.of("dense, one output", new Dense(4, 1, true), 3),
        Arguments.of("dense, one input", new Dense(1, 3, true), 3),
        Arguments.of("dense without bias", new Dense(5, 3, false), 4),
        Arguments.of("quadratic", new Quadratic(4), 3),
        Arguments.of("quadratic, one example", new Quadratic(3), 1),
        Arguments.of("quadratic, one parameter", new Quadratic(1), 2),
        Arguments.of("tanh", new Elementwise(Activation.TANH, 5), 4),
        Arguments.of("relu", new Elementwise(Activation.RELU, 6), 4),
        Arguments.of("elu", new Elementwise(Activation.ELU, 6), 4),
        Arguments.of("gelu, one example", new Elementwise(Activation.GELU, 5), 1),
        Arguments.of("softplus beyond a tile", new Elementwise(Activation.SOFTPLUS, 300), 4),
        Arguments.of("convolution", new Convolution(2, 5, 4, 3, 3), 3),
        Arguments.of("convolution, one example", new Convolution(2, 5, 4, 3, 3), 1),
        Arguments.of("convolution by 1 x 1", new Convolution(3, 3, 4, 2, 1), 2),
        Arguments.of("convolution by 5 x 5, one filter", new Convolution(2, 4, 6, 1, 5), 2),
        Arguments.of("kernel wider than the image", new Convolution(1, 2, 3, 2, 7), 2),
        Arguments.of("average pooling", new Pool(Pooling.AVERAGE, 2, 4, 6, 2), 3),
        Arguments.of("pooling that leaves a rest", new Pool(Pooling.AVERAGE, 2, 5, 7, 3), 2),
        Arguments.of("max pooling", new Pool(Pooling.MAX, 2, 4, 6, 2), 3),
        Arguments.of("max pooling that leaves a rest", new Pool(Pooling.MAX, 2, 5, 7, 2), 2),
        Arguments.of("average of the whole plane", new Pool(Pooling.AVERAGE, 2, 4, 4, 4), 3),
        Arguments.of("maximum of the whole plane", new Pool(Pooling.MAX, 2, 3, 3, 3), 2),
        Arguments.of("average pooling beyond a tile", new Pool(Pooling.AVERAGE, 1, 40, 40, 2), 2),
        Arguments.of("average of a plane beyond", new Pool(Pooling.AVERAGE, 1, 33, 33, 33), 2),
        Arguments.of("max pooling beyond a tile", new Pool(Pooling.MAX, 1, 40, 40, 2), 2),
        Arguments.of("identity", new Elementwise(Activation.IDENTITY, 2), 3));
  }

  LayerContractTest(String name, Layer layer, int n) {
    this.layer = layer;
    this.n = n;
    tiles = new Tiles(memory, null, layer.scratchSize(false));
    pass = new Pass(tiles);
    theta = randomBlocks();
    v = randomBlocks();
    x = random(layer.inputs(), n);
    xDot = random(layer.inputs(), n);
    yBar = random(layer.outputs(), n);
    yBarDot = random(layer.outputs(), n);
  }

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  private Matrix random(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
    return matrix;
  }

  private Matrix[] randomBlocks() {
    return layer.blocks().stream()
        .map(block -> random(block.rows(), block.columns()))
        .toArray(Matrix[]::new);
  }

  private Matrix[] zeroBlocks() {
    return layer.blocks().stream()
        .map(block -> memory.allocate(block.rows(), block.columns()))
        .toArray(Matrix[]::new);
  }

  private Matrix copy(Matrix matrix) {
    Matrix copy = memory.allocate(matrix.rows(), matrix.columns());
    copy.setAll(matrix.toArray());
    return copy;
  }

  /** Moves x, theta and yBar along their tangents. */
  private void move(double step) {
    x.axpy(step, xDot, x.size());
    yBar.axpy(step, yBarDot, yBar.size());
    for (int i = 0; i < theta.length; i++) {
      theta[i].axpy(step, v[i], theta[i].size());
    }
  }

  /** (f at the point moved by +H, minus f at the point moved by -H) / 2H. */
  private double[] centralDifference(Supplier<double[]> f) {
    move(H);
    double[] difference = f.get();
    move(-2 * H);
    double[] minus = f.get();
    move(H);
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (difference[i] - minus[i]) / (2 * H);
    }
    return difference;
  }

  private Matrix state() {
    return memory.allocate(layer.stateSize(), n);
  }

  private Matrix forward(Matrix state) {
    Matrix y = memory.allocate(layer.outputs(), n);
    pass.at(theta, n).values(x, y).state(state);
    layer.forward(pass);
    return y;
  }

  private double[] backward() {
    Matrix state = state();
    forward(state);
    Matrix xBar = memory.allocate(layer.inputs(), n);
    layer.backward(pass.yBar(yBar).xBar(xBar));
    return xBar.toArray();
  }

  private double[] gradient() {
    Matrix state = state();
    forward(state);
    Matrix[] gradient = zeroBlocks();
    layer.addGradient(pass.yBar(yBar).onto(1, gradient));
    return concatenate(gradient);
  }

  private static double[] concatenate(Matrix[] blocks) {
    return Stream.of(blocks).flatMapToDouble(b -> Arrays.stream(b.toArray())).toArray();
  }

  private double[] tangent(Matrix inputTangent) {
    Matrix state = state();
    forward(state);
    Matrix yDot = memory.allocate(layer.outputs(), n);
    layer.tangent(pass.along(v).dots(inputTangent, yDot));
    return yDot.toArray();
  }

  private static double dot(double[] a, double[] b) {
    assertEquals(a.length, b.length);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void tangentIsTheDerivativeOfForward() {
    assertArrayEquals(
        centralDifference(() -> forward(state()).toArray()), tangent(xDot), DIFFERENCE);
  }

  /** yBar . (J_x xDot + J_theta v) = (J_x^T yBar) . xDot + (J_theta^T yBar) . v. */
  @Test
  void backwardAndGradientAreTheAdjointOfTangent() {
    double forward = dot(yBar.toArray(), tangent(xDot));
    double reverse = dot(backward(), xDot.toArray()) + dot(gradient(), concatenate(v));
    assertEquals(forward, reverse, ROUNDING * yBar.size());
  }

  @Test
  void backwardIsTheAdjointForEachExampleAlone() {
    double[] yDot = tangentOfInputAlone();
    double[] xBar = backward();
    for (int i = 0; i < n; i++) {
      double forward = 0;
      for (int j = i * layer.outputs(); j < (i + 1) * layer.outputs(); j++) {
        forward += yBar.get(j) * yDot[j];
      }
      double reverse = 0;
      for (int j = i * layer.inputs(); j < (i + 1) * layer.inputs(); j++) {
        reverse += xBar[j] * xDot.get(j);
      }
      assertEquals(forward, reverse, ROUNDING * yBar.size(), "example " + i);
    }
  }

  private double[] tangentOfInputAlone() {
    for (Matrix block : v) {
      block.clear();
    }
    return tangent(xDot);
  }

  @Test
  void gradientIsScaledAndAdded() {
    Matrix[] gradient = randomBlocks();
    double[] expected = concatenate(gradient);
    double[] once = gradient();
    for (int i = 0; i < expected.length; i++) {
      expected[i] += -0.25 * once[i];
    }
    Matrix state = state();
    forward(state);
    layer.addGradient(pass.yBar(yBar).onto(-0.25, gradient));
    assertArrayEquals(expected, concatenate(gradient), ROUNDING);
  }

  @Test
  void tangentBackwardIsTheDerivativeOfBackward() {
    Matrix state = state();
    forward(state);
    pass.bend(memory.allocate(layer.bendSize(), n)).yBar(yBar);
    layer.bend(pass);
    Matrix xBarDot = memory.allocate(layer.inputs(), n);
    layer.tangentBackward(alongTheLine().xBarDot(xBarDot));
    assertArrayEquals(centralDifference(this::backward), xBarDot.toArray(), DIFFERENCE);
  }

  private void addTangentGradient(double scale, Matrix[] gradient) {
    Matrix state = state();
    forward(state);
    layer.addTangentGradient(alongTheLine().onto(scale, gradient));
  }

  /** The pass with the bars and all dots of what is to be differentiated. */
  private Pass alongTheLine() {
    Matrix yDot = memory.allocate(layer.outputs(), n);
    return pass.yBar(yBar).yBarDot(yBarDot).along(v).dots(xDot, yDot);
  }

  @Test
  void tangentGradientIsTheDerivativeOfTheGradient() {
    Matrix[] gradient = zeroBlocks();
    addTangentGradient(1, gradient);
    assertArrayEquals(centralDifference(this::gradient), concatenate(gradient), DIFFERENCE);
  }

  @Test
  void tangentGradientIsScaledAndAdded() {
    Matrix[] once = zeroBlocks();
    addTangentGradient(1, once);
    Matrix[] gradient = randomBlocks();
    double[] expected = concatenate(gradient);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += 3 * concatenate(once)[i];
    }
    addTangentGradient(3, gradient);
    assertArrayEquals(expected, concatenate(gradient), ROUNDING);
  }

  /** Over two sets of bars, as one set for each output of the network comes by. */
  @Test
  void squaredGradientNormsAreThoseOfEachExamplesOwnGradient() {
    double[] gram = new double[layer.gramSize() * n];
    double[] norms = new double[n];
    forward(state());
    layer.addGram(pass.yBar(yBar).gram(gram));
    layer.addGram(pass.yBar(yBarDot));
    layer.addSquaredGradientNorms(pass, norms);
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      expected[i] = squaredGradientNorm(i, yBar) + squaredGradientNorm(i, yBarDot);
    }
    assertArrayEquals(expected, norms, ROUNDING * 100);
  }

  private double squaredGradientNorm(int example, Matrix bars) {
    Matrix own = copy(x.columns(example, 1));
    Pass alone = new Pass(tiles).at(theta, 1).state(memory.allocate(layer.stateSize(), 1));
    layer.forward(alone.values(own, memory.allocate(layer.outputs(), 1)));
    Matrix[] gradient = zeroBlocks();
    layer.addGradient(alone.yBar(copy(bars.columns(example, 1))).onto(1, gradient));
    double[] values = concatenate(gradient);
    return dot(values, values);
  }

  /** Room for more examples than there are: the last is left alone. */
  @Test
  void onlyTheFirstExamplesCount() {
    Matrix y = memory.allocate(layer.outputs(), n);
    layer.forward(pass.at(theta, n - 1).values(x, y).state(state()));
    double[] expected = forward(state()).toArray();
    Arrays.fill(expected, (n - 1) * layer.outputs(), n * layer.outputs(), 0);
    assertArrayEquals(expected, y.toArray(), ROUNDING);
  }
}
