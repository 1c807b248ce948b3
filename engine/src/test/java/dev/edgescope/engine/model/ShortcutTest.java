package dev.edgescope.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The four rules of a sum of two values against each other and against central differences, in
 * networks where it stands.
 */
@ParameterizedClass
@MethodSource("networks")
class ShortcutTest {
  private static final int WIDTH = 3;
  private static final int EXAMPLES = 2;
  private static final double H = 1e-5;
  private static final double DIFFERENCE = 1e-8;
  private static final double ROUNDING = 1e-12;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final SplittableRandom random = new SplittableRandom(5);
  private final Network network;
  private final Tape tape;
  private final ParameterVector theta;
  private final ParameterVector v;
  private final Matrix x = random(WIDTH, EXAMPLES);
  private final Matrix bars = random(WIDTH, EXAMPLES);

  static Stream<Network> networks() {
    Network.Node dense = new Network.Apply(new Dense(WIDTH, WIDTH, true), 0);
    Network.Node tanh = new Network.Apply(new Elementwise(Activation.TANH, WIDTH), 1);
    Network.Node branch = new Network.Apply(new Dense(WIDTH, WIDTH, true), 2);
    return Stream.of(
        // Around a branch.
        network(dense, tanh, branch, new Network.Add(1, 3, 0.5, WIDTH)),
        // The branch's value is the shortcut, and what follows takes the sum.
        network(
            dense,
            tanh,
            branch,
            new Network.Add(3, 2, -2, WIDTH),
            new Network.Apply(new Elementwise(Activation.SOFTPLUS, WIDTH), 4)),
        // A value added to itself.
        network(dense, tanh, new Network.Add(2, 2, 0.25, WIDTH)),
        // A sum of sums that share a value.
        network(
            dense,
            tanh,
            branch,
            new Network.Add(2, 3, 0.5, WIDTH),
            new Network.Add(4, 3, 3, WIDTH)));
  }

  private static Network network(Network.Node... nodes) {
    return new Network(WIDTH, List.of(nodes));
  }

  ShortcutTest(Network network) {
    this.network = network;
    tape = new Tape(memory, network, EXAMPLES, null, new Cancellation());
    theta = network.vector(random(network.parameters(), 1));
    v = network.vector(random(network.parameters(), 1));
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

  private double[] outputs() {
    tape.forward(theta, x, EXAMPLES);
    return tape.outputs().toArray();
  }

  private double[] gradient() {
    tape.forward(theta, x, EXAMPLES);
    tape.outputBars().setAll(bars.toArray());
    ParameterVector gradient = zero();
    tape.backward(theta, 1, gradient, EXAMPLES);
    return gradient.flat().toArray();
  }

  private double[] tangent() {
    tape.forward(theta, x, EXAMPLES);
    tape.tangent(theta, v, EXAMPLES);
    return tape.outputDots().toArray();
  }

  private ParameterVector zero() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  /** Along v. */
  private double[] centralDifference(Supplier<double[]> f) {
    theta.flat().axpy(H, v.flat(), network.parameters());
    double[] difference = f.get();
    theta.flat().axpy(-2 * H, v.flat(), network.parameters());
    double[] minus = f.get();
    theta.flat().axpy(H, v.flat(), network.parameters());
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (difference[i] - minus[i]) / (2 * H);
    }
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void tangentIsTheDerivativeOfTheOutputs() {
    assertArrayEquals(centralDifference(this::outputs), tangent(), DIFFERENCE);
  }

  @Test
  void gradientIsTheAdjointOfTangent() {
    double forward = dot(bars.toArray(), tangent());
    assertEquals(forward, dot(gradient(), v.flat().toArray()), ROUNDING * Math.abs(forward));
  }

  /** With bars that stay as they are along v. */
  @Test
  void tangentBackwardIsTheDerivativeOfTheGradient() {
    gradient();
    tape.bend();
    tape.tangent(theta, v, EXAMPLES);
    tape.outputBarDots().clear();
    ParameterVector found = zero();
    tape.tangentBackward(theta, v, 1, found, EXAMPLES);
    assertArrayEquals(centralDifference(this::gradient), found.flat().toArray(), 10 * DIFFERENCE);
  }

  @Test
  void squaredNormsAreThoseOfEachExamplesOwnGradient() {
    double[] expected = new double[EXAMPLES];
    double[] all = bars.toArray();
    for (int i = 0; i < EXAMPLES; i++) {
      bars.clear();
      for (int c = i * WIDTH; c < (i + 1) * WIDTH; c++) {
        bars.set(c, all[c]);
      }
      double[] own = gradient();
      expected[i] = dot(own, own);
    }
    bars.setAll(all);
    gradient();
    tape.clearGrams();
    tape.outputBarDots().setAll(all);
    tape.addGrams(theta, null, EXAMPLES);
    tape.finishGrams(EXAMPLES);
    double[] found = new double[EXAMPLES];
    network.parameterRanges().forEach(range -> tape.addSquaredGradientNorms(range, found));
    assertArrayEquals(expected, found, 100 * ROUNDING);
  }
}
