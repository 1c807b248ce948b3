package dev.edgescope.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Network.Add;
import dev.edgescope.engine.model.Network.Apply;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the gradients of all outputs, each formed by reverse mode, in 64 bits. */
class ExampleNormsTest {
  /** Rows and columns are left over, and more outputs than are taken together. */
  private static final ImageShape IMAGE = new ImageShape(2, 7, 5);

  private static final int EXAMPLES = 2;
  private static final int MANY_OUTPUTS = 18;
  private static final int MANY_FILTERS = 9;
  private static final double ROUNDING = 1e-12;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final SplittableRandom random = new SplittableRandom(3);

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("average pooling", pooled(Pooling.AVERAGE, Activation.TANH)),
        Arguments.of("max pooling", pooled(Pooling.MAX, Activation.RELU)),
        Arguments.of("no pooling", Network.residual(IMAGE, 1, 2, 3, Activation.TANH)),
        Arguments.of("pooled by three", pooledByThree()),
        Arguments.of("units pooled twice", pooledTwice()));
  }

  private static Network pooled(Pooling pooling, Activation activation) {
    return Network.convolutional(
        IMAGE, List.of(MANY_FILTERS, 3), pooling, MANY_OUTPUTS, activation);
  }

  private static Network pooledByThree() {
    return new Network(
        IMAGE.features(),
        List.of(
            convolution(1),
            units(),
            new Apply(pool(Pooling.AVERAGE, 3), 2),
            new Add(3, 3, 0.5, 4)));
  }

  private static Network pooledTwice() {
    return new Network(
        IMAGE.features(),
        List.of(
            convolution(3),
            units(),
            new Apply(pool(Pooling.MAX, 2), 2),
            new Apply(pool(Pooling.AVERAGE, 2), 2),
            new Add(3, 4, 0.5, 12)));
  }

  private static Apply convolution(int side) {
    return new Apply(new Convolution(2, IMAGE.height(), IMAGE.width(), 2, side), 0);
  }

  private static Apply units() {
    return new Apply(new Elementwise(Activation.TANH, IMAGE.features()), 1);
  }

  private static Pool pool(Pooling pooling, int side) {
    return new Pool(pooling, 2, IMAGE.height(), IMAGE.width(), side);
  }

  @AfterEach
  void free() {
    memory.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void areThoseOfTheGradientsOfTheOutputs(String name, Network network) {
    double[] ones = new double[network.parameters()];
    Arrays.fill(ones, 1);
    assertNorms(network, null, ones);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void inAMetricTheSquaresHaveItsWeights(String name, Network network) {
    double[] weights = new double[network.parameters()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = 0.5 + random.nextDouble();
    }
    Matrix flat = memory.allocate(weights.length, 1);
    flat.setAll(weights);
    assertNorms(network, network.vector(flat), weights);
  }

  private void assertNorms(Network network, @Nullable ParameterVector metric, double[] weights) {
    ParameterVector theta = network.vector(random(network.parameters(), 1));
    Tape tape = new Tape(memory, network, EXAMPLES, null, new Cancellation());
    tape.forward(theta, random(network.inputs(), EXAMPLES), EXAMPLES);
    ExampleNorms norms = new ExampleNorms(memory, network, tape);
    norms.start(theta, metric);
    for (int example = 0; example < EXAMPLES; example++) {
      norms.begin(example);
      for (int c = 0; c < network.outputs(); c++) {
        norms.outputBars().clear();
        norms.outputBars().set(c, 1);
        norms.add();
      }
      for (ParameterRange layer : network.parameterRanges()) {
        double expected = 0;
        for (int c = 0; c < network.outputs(); c++) {
          expected += square(gradient(network, tape, theta, example, c), weights, layer);
        }
        assertEquals(expected, norms.sum(layer), ROUNDING * expected, "node " + layer.node());
      }
    }
  }

  private double[] gradient(
      Network network, Tape tape, ParameterVector theta, int example, int output) {
    ParameterVector gradient = network.vector(memory.allocate(network.parameters(), 1));
    gradient.clear();
    tape.outputBarDots().clear();
    tape.outputBarDots().set(example * network.outputs() + output, 1);
    tape.pullBack(theta, 1, gradient, EXAMPLES);
    return gradient.flat().toArray();
  }

  private static double square(double[] gradient, double[] weights, ParameterRange layer) {
    double sum = 0;
    for (int j = layer.first(); j < layer.first() + layer.size(); j++) {
      sum += weights[j] * gradient[j] * gradient[j];
    }
    return sum;
  }

  private Matrix random(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, 0.5 * random.nextGaussian());
    }
    return matrix;
  }
}
