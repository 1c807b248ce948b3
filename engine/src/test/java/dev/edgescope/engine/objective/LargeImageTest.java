package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Pooling;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Networks on images whose planes do not fit a tile, against {@link PlainImages}: the loss, and its
 * first and second derivative along a line by differences of the plain loss.
 */
class LargeImageTest {
  private static final ImageShape IMAGE = new ImageShape(2, 40, 40);
  private static final int EXAMPLES = 2;
  private static final int OUTPUTS = 2;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Workers workers = new Workers(1);
  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);

  enum Kind {
    CONVNET_AVERAGE,
    CONVNET_MAX,
    RESNET;

    Network network() {
      return switch (this) {
        case CONVNET_AVERAGE -> convolutional(Pooling.AVERAGE);
        case CONVNET_MAX -> convolutional(Pooling.MAX);
        case RESNET -> Network.residual(IMAGE, 1, 1, OUTPUTS, Activation.TANH);
      };
    }

    private static Network convolutional(Pooling pooling) {
      return Network.convolutional(IMAGE, List.of(3, 2), pooling, OUTPUTS, Activation.TANH);
    }

    double[] plainOutputs(double[] theta, double[] image) {
      PlainImages plain =
          new PlainImages(theta, image, IMAGE.channels(), IMAGE.height(), IMAGE.width());
      PlainImages last =
          switch (this) {
            case CONVNET_AVERAGE ->
                plain.convolve(3).tanh().average(2).convolve(2).tanh().average(2);
            case CONVNET_MAX -> plain.convolve(3).tanh().largest(2).convolve(2).tanh().largest(2);
            case RESNET ->
                plain
                    .convolve(1)
                    .tanh()
                    .block(1, 1 / Math.sqrt(3))
                    .average(2)
                    .block(2, 1 / Math.sqrt(3))
                    .average(2)
                    .block(4, 1 / Math.sqrt(3))
                    .average(10);
          };
      return last.dense(OUTPUTS);
    }
  }

  @AfterEach
  void close() {
    workers.close();
    memory.close();
  }

  @ParameterizedTest
  @EnumSource
  void theLossIsThatOfPlainLoops(Kind kind) {
    Problem problem = new Problem(kind, memory);
    assertEquals(problem.plainLoss(0), problem.objective.evaluate(problem.theta).loss(), 1e-13);
  }

  @ParameterizedTest
  @EnumSource
  void inSinglePrecisionAsWell(Kind kind) {
    try (NativeMemory floats = new NativeMemory(Precision.FLOAT)) {
      Problem problem = new Problem(kind, floats);
      double plain = problem.plainLoss(0);
      assertEquals(plain, problem.objective.evaluate(problem.theta).loss(), 3e-6 * plain);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theGradientIsTheSlopeOfThePlainLoss(Kind kind) {
    Problem problem = new Problem(kind, memory);
    double h = 1e-5;
    ParameterVector gradient = problem.newVector();
    problem.objective.addGradient(problem.theta, 1, gradient);
    assertEquals(
        (problem.plainLoss(h) - problem.plainLoss(-h)) / (2 * h),
        gradient.flat().dot(problem.line, problem.line.size()),
        1e-8);
  }

  @ParameterizedTest
  @EnumSource
  void theHessianIsTheBendOfThePlainLoss(Kind kind) {
    Problem problem = new Problem(kind, memory);
    double h = 1e-4;
    problem.objective.linearise(problem.theta, problem.newVector());
    Matrix product = problem.newVector().flat();
    problem.objective.hessian().apply(problem.line, product);
    assertEquals(
        (problem.plainLoss(h) - 2 * problem.plainLoss(0) + problem.plainLoss(-h)) / (h * h),
        product.dot(problem.line, problem.line.size()),
        1e-5);
  }

  /** Random examples and parameters of a network, and a line through them. */
  private final class Problem {
    private final Kind kind;
    private final Network network;
    private final NativeMemory memory;
    private final Matrix features;
    private final Matrix targets;
    private final Objective objective;
    private final ParameterVector theta;
    private final Matrix line;

    Problem(Kind kind, NativeMemory memory) {
      this.kind = kind;
      this.memory = memory;
      network = kind.network();
      features = random(network.inputs(), EXAMPLES, 1);
      targets = random(OUTPUTS, EXAMPLES, 1);
      theta = network.vector(random(network.parameters(), 1, 0.4));
      line = random(network.parameters(), 1, 0.1);
      objective =
          new Objective(
              memory, network, Loss.SQUARED_ERROR, new Examples(features, targets), workers);
    }

    private Matrix random(int rows, int columns, double scale) {
      Matrix matrix = memory.allocate(rows, columns);
      for (int i = 0; i < matrix.size(); i++) {
        matrix.set(i, scale * random.nextGaussian());
      }
      return matrix;
    }

    ParameterVector newVector() {
      return network.vector(memory.allocate(network.parameters(), 1));
    }

    /** At theta + t line. */
    double plainLoss(double t) {
      double[] moved = theta.flat().toArray();
      for (int j = 0; j < moved.length; j++) {
        moved[j] += t * line.get(j);
      }
      double loss = 0;
      for (int i = 0; i < EXAMPLES; i++) {
        double[] f = kind.plainOutputs(moved, features.columns(i, 1).toArray());
        for (int c = 0; c < OUTPUTS; c++) {
          double error = f[c] - targets.get(i * OUTPUTS + c);
          loss += error * error / (2 * EXAMPLES);
        }
      }
      return loss;
    }
  }
}
