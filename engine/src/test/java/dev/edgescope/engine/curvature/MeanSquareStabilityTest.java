package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the second moments of a linear model, averaged over every possible batch. */
class MeanSquareStabilityTest {
  private static final int EXAMPLES = 5;
  private static final int OUTPUTS = 2;
  private static final int SIZE = EXAMPLES * OUTPUTS;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);

  @AfterEach
  void free() {
    memory.close();
  }

  /** J J^T / D of a random Jacobian with rows of unlike length. */
  private static double[][] kernel() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] jacobian = new double[SIZE][14];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < jacobian[i].length; j++) {
        jacobian[i][j] = (1 + 0.3 * i) * random.nextGaussian();
      }
    }
    double[][] kernel = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        kernel[i][j] = TinyCases.dot(jacobian[i], jacobian[j]) / EXAMPLES;
      }
    }
    return kernel;
  }

  private MeanSquareStability stability(double[][] kernel, int examples) {
    Matrix theta = memory.allocate(kernel.length, kernel.length);
    for (int j = 0; j < kernel.length; j++) {
      for (int i = 0; i < kernel.length; i++) {
        theta.set(j * kernel.length + i, kernel[i][j]);
      }
    }
    return new MeanSquareStability(theta, examples, kernel.length / examples);
  }

  /** Growth of the second moments in a step, after many, by the mean over all batches. */
  private static double growth(double learningRate, double momentum, int batchSize) {
    List<double[][]> maps = BatchMaps.all(kernel(), EXAMPLES, learningRate, momentum, batchSize);
    return BatchMaps.growth(maps, 4000);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "4, 0", "1, 0.5", "2, 0.9"})
  void theSpectralRadiusIsTheGrowthOfTheSecondMoments(int batchSize, double momentum) {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = 1.2 * stability.largestLearningRate(momentum, batchSize, 1e-6);
      double found = stability.spectralRadius(learningRate, momentum, batchSize).value();
      assertEquals(growth(learningRate, momentum, batchSize), found, 1e-4 * found);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "4, 0", "5, 0", "1, 0.5", "2, 0.9"})
  void secondMomentsShrinkBelowTheLargestLearningRate(int batchSize, double momentum) {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = stability.largestLearningRate(momentum, batchSize, 1e-6);
      assertTrue(growth(0.99 * learningRate, momentum, batchSize) < 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "4, 0", "5, 0", "1, 0.5", "2, 0.9"})
  void secondMomentsGrowAboveTheLargestLearningRate(int batchSize, double momentum) {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = stability.largestLearningRate(momentum, batchSize, 1e-6);
      assertTrue(growth(1.01 * learningRate, momentum, batchSize) > 1);
    }
  }

  /**
   * Random batches, many long paths: the growth of their mean square from step 20 to step 60. With
   * smaller batches the mean square is made by paths too rare to be met.
   */
  @ParameterizedTest
  @CsvSource({"4, 0, 0.8", "4, 0, 1.05", "4, 0.5, 0.8"})
  void theMeanSquareOfSimulatedPathsGrowsByTheSpectralRadius(
      int batchSize, double momentum, double share) {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = share * stability.largestLearningRate(momentum, batchSize, 1e-6);
      double radius = stability.spectralRadius(learningRate, momentum, batchSize).value();
      List<double[][]> maps = BatchMaps.all(kernel(), EXAMPLES, learningRate, momentum, batchSize);
      assertEquals(Math.log(radius), simulatedGrowth(maps), 0.01);
    }
  }

  private static double simulatedGrowth(List<double[][]> maps) {
    SplittableRandom random = new SplittableRandom(12);
    int size = maps.getFirst().length;
    double early = 0;
    double late = 0;
    for (int path = 0; path < 20_000; path++) {
      double[] state = new double[size];
      for (int i = 0; i < SIZE; i++) {
        state[i] = random.nextGaussian();
        state[SIZE + i] = state[i];
      }
      for (int t = 0; t < 60; t++) {
        if (t == 20) {
          early += TinyCases.dot(state, state);
        }
        double[][] map = maps.get(random.nextInt(maps.size()));
        double[] next = new double[size];
        for (int i = 0; i < size; i++) {
          next[i] = TinyCases.dot(map[i], state);
        }
        state = next;
      }
      late += TinyCases.dot(state, state);
    }
    return Math.log(late / early) / 40;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void isTheNoiseKernelNormWhereNoEigenvectorIsSpecial(double momentum) {
    double[][] kernel = new double[16][16];
    for (int i = 0; i < 16; i++) {
      kernel[i][i] = 0.3;
    }
    double expected = noiseKernelNorm(0.3, 16, momentum).k();
    try (MeanSquareStability stability = stability(kernel, 8)) {
      assertEquals(expected, stability.noiseKernelNorm(0.7, momentum, 2).value(), 1e-9);
    }
  }

  private static NoiseKernelNorm noiseKernelNorm(double lambda, int count, double momentum) {
    List<Spectrum.Eigenvalue> all =
        java.util.stream.Stream.generate(() -> new Spectrum.Eigenvalue(lambda, 0, true))
            .limit(count)
            .toList();
    return NoiseKernelNorm.of(
        new Spectrum(all), count * lambda, 0.7, Momentum.heavyBall(momentum), 2, 8, 2);
  }

  @Test
  void theFullBatchMakesNoNoise() {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      assertEquals(0, stability.noiseKernelNorm(1e-3, 0, EXAMPLES).value());
    }
  }

  @Test
  void theFullBatchesRadiusIsThatOfGradientDescent() {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = 3 / stability.largest();
      assertEquals(4, stability.spectralRadius(learningRate, 0, EXAMPLES).value(), 1e-3);
    }
  }

  @Test
  void theFullBatchesLargestLearningRateIsTheEdge() {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double edge = 2 * 1.5 / stability.largest();
      assertEquals(edge, stability.largestLearningRate(0.5, EXAMPLES, 1e-8), 1e-6 * edge);
    }
  }

  @Test
  void theNormIsUndefinedBeyondTheEdge() {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = 2.1 / stability.largest();
      assertTrue(Double.isNaN(stability.noiseKernelNorm(learningRate, 0, 2).value()));
    }
  }

  @Test
  void residualsThatNeverMoveDoNotCount() {
    double[][] kernel = new double[4][4];
    kernel[0][0] = 1;
    kernel[1][1] = 1;
    try (MeanSquareStability stability = stability(kernel, 4)) {
      // Examples 0 and 1 alone: E[(1 - alpha lambda D P / B)^2] with P = 1 in one of four batches.
      double alpha = 0.3;
      double expected = 0.75 + 0.25 * Math.pow(1 - 4 * alpha, 2);
      assertEquals(expected, stability.spectralRadius(alpha, 0, 1).value(), 1e-9);
    }
  }

  @Test
  void aKernelThatIsNotFiniteIsNeverStable() {
    double[][] kernel = kernel();
    kernel[1][1] = Double.NaN;
    try (MeanSquareStability stability = stability(kernel, EXAMPLES)) {
      assertFalse(stability.noiseKernelNorm(1e-3, 0, 2).value() < 1);
    }
  }
}
