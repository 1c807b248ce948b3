package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.curvature.GradientNoise;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.model.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that is measured of convolutional and residual networks, with every activation and
 * loss, against central differences and against the gradients of single examples and outputs, in 64
 * bits.
 */
@ParameterizedClass(name = "{0}, {1}, {2}")
@MethodSource("cases")
class ImageNetworkTest {
  private static final ImageShape IMAGE = new ImageShape(2, 5, 5);
  private static final int EXAMPLES = 3;
  private static final int OUTPUTS = 2;
  private static final double STEP = 1e-5;
  private static final double DIFFERENCE = 1e-7;
  private static final double ROUNDING = 1e-11;

  enum Kind {
    CONVNET_AVERAGE,
    CONVNET_MAX,
    RESNET
  }

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final SplittableRandom random = new SplittableRandom(7);
  private final Network network;
  private final Loss loss;
  private final Examples examples;
  private final ParameterVector theta;
  private final Objective objective;

  static Stream<Arguments> cases() {
    return Stream.of(Kind.values())
        .flatMap(kind ->
            Stream.of(Activation.values())
                .flatMap(activation ->
                    Stream.of(Loss.values()).map(loss -> Arguments.of(kind, activation, loss))));
  }

  ImageNetworkTest(Kind kind, Activation activation, Loss loss) {
    this.loss = loss;
    network =
        switch (kind) {
          case CONVNET_AVERAGE -> convolutional(Pooling.AVERAGE, activation);
          case CONVNET_MAX -> convolutional(Pooling.MAX, activation);
          case RESNET -> Network.residual(IMAGE, 1, 1, OUTPUTS, activation);
        };
    theta = newVector();
    // Biases as well: with none a dead ReLU's successors sit on its kink.
    randomise(theta.flat(), 0.5);
    Matrix features = memory.allocate(network.inputs(), EXAMPLES);
    randomise(features, 1);
    Matrix targets = memory.allocate(OUTPUTS, EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      targets.set(i * OUTPUTS + i % OUTPUTS, 1);
    }
    examples = new Examples(features, targets);
    objective = new Objective(memory, network, loss, examples, workers);
  }

  private static Network convolutional(Pooling pooling, Activation activation) {
    return Network.convolutional(IMAGE, List.of(3, 2), pooling, OUTPUTS, activation);
  }

  @AfterEach
  void close() {
    workers.close();
    memory.close();
  }

  @Test
  void gradientIsTheSlopeOfTheLoss() {
    double[] expected = new double[network.parameters()];
    for (int j = 0; j < expected.length; j++) {
      double at = theta.flat().get(j);
      theta.flat().set(j, at + STEP);
      expected[j] = objective.evaluate(theta).loss() / (2 * STEP);
      theta.flat().set(j, at - STEP);
      expected[j] -= objective.evaluate(theta).loss() / (2 * STEP);
      theta.flat().set(j, at);
    }
    assertClose(expected, gradient(objective), DIFFERENCE);
  }

  @Test
  void hessianIsTheSlopeOfTheGradient() {
    int size = network.parameters();
    double[][] expected = new double[size][];
    for (int j = 0; j < size; j++) {
      double at = theta.flat().get(j);
      theta.flat().set(j, at + STEP);
      expected[j] = gradient(objective);
      theta.flat().set(j, at - STEP);
      double[] minus = gradient(objective);
      theta.flat().set(j, at);
      for (int i = 0; i < size; i++) {
        expected[j][i] = (expected[j][i] - minus[i]) / (2 * STEP);
      }
    }
    objective.linearise(theta, newVector());
    double[][] found = new double[size][];
    Matrix unit = newVector().flat();
    Matrix column = newVector().flat();
    for (int j = 0; j < size; j++) {
      unit.clear();
      unit.set(j, 1);
      objective.hessian().apply(unit, column);
      found[j] = column.toArray();
    }
    assertClose(concatenate(expected), concatenate(found), DIFFERENCE);
  }

  @Test
  void curvatureGradientIsTheSlopeOfTheHessianProduct() {
    int size = network.parameters();
    Matrix u = newVector().flat();
    randomise(u, 1);
    theta.flat().axpy(STEP, u, size);
    double[] expected = hessianProduct(u);
    theta.flat().axpy(-2 * STEP, u, size);
    double[] minus = hessianProduct(u);
    theta.flat().axpy(STEP, u, size);
    for (int j = 0; j < size; j++) {
      expected[j] = (expected[j] - minus[j]) / (2 * STEP);
    }
    objective.linearise(theta, newVector());
    Matrix found = newVector().flat();
    objective.curvatureGradient(u, found);
    assertClose(expected, found.toArray(), DIFFERENCE);
  }

  private double[] hessianProduct(Matrix u) {
    objective.linearise(theta, newVector());
    Matrix product = newVector().flat();
    objective.hessian().apply(u, product);
    return product.toArray();
  }

  @Test
  void ntkTraceIsThatOfTheGradientsOfTheOutputs() {
    double expected = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      for (double[] gradient : outputGradients(i)) {
        expected += dot(gradient, gradient) / EXAMPLES;
      }
    }
    objective.linearise(theta, newVector());
    assertEquals(expected, objective.ntkTrace(), ROUNDING * expected);
  }

  /** With d^2 l / df^2 = I, or diag(p) - p p^T. */
  @Test
  void gaussNewtonTraceIsThatOfTheWeightedGradientsOfTheOutputs() {
    double expected = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      double[][] gradients = outputGradients(i);
      double[] p = probabilities(i);
      for (int c = 0; c < OUTPUTS; c++) {
        for (int d = 0; d < OUTPUTS; d++) {
          double same = c == d ? 1 : 0;
          double weight = loss == Loss.SQUARED_ERROR ? same : p[c] * (same - p[d]);
          expected += weight * dot(gradients[c], gradients[d]) / EXAMPLES;
        }
      }
    }
    objective.linearise(theta, newVector());
    assertEquals(expected, objective.gaussNewtonTrace(), ROUNDING * expected);
  }

  @Test
  void gaussNewtonTraceIsTheSumOfItsDiagonal() {
    objective.linearise(theta, newVector());
    Matrix unit = newVector().flat();
    Matrix column = newVector().flat();
    double trace = 0;
    for (int j = 0; j < network.parameters(); j++) {
      unit.clear();
      unit.set(j, 1);
      objective.gaussNewton().apply(unit, column);
      trace += column.get(j);
    }
    assertEquals(trace, objective.gaussNewtonTrace(), ROUNDING * trace);
  }

  @Test
  void normsOfTheExamplesAreThoseOfTheirOwnGradients() {
    double[] expected = new double[EXAMPLES];
    for (int i = 0; i < EXAMPLES; i++) {
      double[] own = gradient(single(i));
      expected[i] = dot(own, own);
    }
    objective.linearise(theta, newVector());
    assertClose(expected, objective.squaredGradientNorms(), ROUNDING);
  }

  @Test
  void gradientNoiseIsTheMeanSquareDistanceFromTheMean() {
    double[] mean = gradient(objective);
    double expected = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      double[] own = gradient(single(i));
      for (int j = 0; j < own.length; j++) {
        expected += (own[j] - mean[j]) * (own[j] - mean[j]) / EXAMPLES;
      }
    }
    ParameterVector gradient = newVector();
    objective.linearise(theta, gradient);
    assertEquals(expected, GradientNoise.trace(objective, gradient), ROUNDING * expected);
  }

  private double[] gradient(Objective of) {
    ParameterVector gradient = newVector();
    of.addGradient(theta, 1, gradient);
    return gradient.flat().toArray();
  }

  private Objective single(int example) {
    Examples alone =
        new Examples(
            examples.features().columns(example, 1), examples.targets().columns(example, 1));
    return new Objective(memory, network, loss, alone, workers);
  }

  private Tape tape(int example) {
    Tape tape = new Tape(memory, network, 1, null, new Cancellation());
    tape.forward(theta, examples.features().columns(example, 1), 1);
    return tape;
  }

  /** grad f_c(x_i) for each output c, by reverse mode. */
  private double[][] outputGradients(int example) {
    double[][] gradients = new double[OUTPUTS][];
    for (int c = 0; c < OUTPUTS; c++) {
      Tape tape = tape(example);
      tape.outputBars().set(c, 1);
      ParameterVector gradient = newVector();
      tape.backward(theta, 1, gradient, 1);
      gradients[c] = gradient.flat().toArray();
    }
    return gradients;
  }

  private double[] probabilities(int example) {
    double[] p = Arrays.stream(tape(example).outputs().toArray()).map(Math::exp).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(value -> value / sum).toArray();
  }

  /** Relative to the largest of what is expected. */
  private static void assertClose(double[] expected, double[] found, double tolerance) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, found, tolerance * scale);
  }

  private static double[] concatenate(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private ParameterVector newVector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  private void randomise(Matrix matrix, double scale) {
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, scale * random.nextGaussian());
    }
  }
}
