package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
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
    return stability(kernel, examples, new Cancellation());
  }

  private MeanSquareStability stability(
      double[][] kernel, int examples, Cancellation cancellation) {
    Matrix theta = memory.allocate(kernel.length, kernel.length);
    for (int j = 0; j < kernel.length; j++) {
      for (int i = 0; i < kernel.length; i++) {
        theta.set(j * kernel.length + i, kernel[i][j]);
      }
    }
    return new MeanSquareStability(theta, examples, kernel.length / examples, cancellation);
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
   * Long paths of random batches. The mean square of small batches is made by paths too rare to be
   * met; so at every step paths are drawn again in proportion to their squares, which go into the
   * growth instead.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.8",
    "1, 0, 1.05",
    "1, 0.5, 0.8",
    "2, 0, 1.05",
    "4, 0, 0.8",
    "4, 0, 1.05",
    "4, 0.5, 0.8",
    "5, 0, 0.8",
    "5, 0, 1.05",
    "5, 0.5, 1.05"
  })
  void theMeanSquareOfSimulatedPathsGrowsByTheSpectralRadius(
      int batchSize, double momentum, double share) {
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES)) {
      double learningRate = share * stability.largestLearningRate(momentum, batchSize, 1e-6);
      double radius = stability.spectralRadius(learningRate, momentum, batchSize).value();
      List<double[][]> maps = BatchMaps.all(kernel(), EXAMPLES, learningRate, momentum, batchSize);
      assertEquals(Math.log(radius), simulatedGrowth(maps), 0.01);
    }
  }

  /** Over steps 100 to 300 of 4,000 paths. */
  private static double simulatedGrowth(List<double[][]> maps) {
    SplittableRandom random = new SplittableRandom(12);
    int paths = 4_000;
    double[][] states = new double[paths][maps.getFirst().length];
    for (double[] state : states) {
      for (int i = 0; i < SIZE; i++) {
        state[i] = random.nextGaussian();
        state[SIZE + i] = state[i];
      }
      scale(state, 1 / Math.sqrt(TinyCases.dot(state, state)));
    }
    double growth = 0;
    for (int t = 0; t < 300; t++) {
      double[] sums = new double[paths + 1];
      for (int path = 0; path < paths; path++) {
        states[path] = product(maps.get(random.nextInt(maps.size())), states[path]);
        sums[path + 1] = sums[path] + TinyCases.dot(states[path], states[path]);
      }
      growth += t < 100 ? 0 : Math.log(sums[paths] / paths) / 200;
      states = drawnAgain(states, sums, random.nextDouble());
    }
    return growth;
  }

  /** Unit vectors along paths, each as often as its square says, by systematic resampling. */
  private static double[][] drawnAgain(double[][] states, double[] sums, double offset) {
    double[][] drawn = new double[states.length][];
    int path = 0;
    for (int i = 0; i < drawn.length; i++) {
      double place = (i + offset) / drawn.length * sums[drawn.length];
      while (path < drawn.length - 1 && sums[path + 1] < place) {
        path++;
      }
      drawn[i] = states[path].clone();
      scale(drawn[i], 1 / Math.sqrt(TinyCases.dot(drawn[i], drawn[i])));
    }
    return drawn;
  }

  private static void scale(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  private static double[] product(double[][] map, double[] state) {
    double[] next = new double[state.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = TinyCases.dot(map[i], state);
    }
    return next;
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
        new Spectrum(all), count * lambda, 0.7, new SgdEdge(Momentum.heavyBall(momentum)), 2, 8, 2);
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

  @Test
  void eachIterationCanBeGivenUp() {
    Cancellation cancellation = new Cancellation();
    try (MeanSquareStability stability = stability(kernel(), EXAMPLES, cancellation)) {
      cancellation.request();
      assertThrows(CancellationException.class, () -> stability.noiseKernelNorm(0.01, 0, 2));
      assertThrows(CancellationException.class, () -> stability.spectralRadius(0.01, 0, 2));
    }
  }

  @Test
  void aKernelIsNotDecomposedAnyMore() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    assertThrows(
        CancellationException.class, () -> stability(kernel(), EXAMPLES, cancellation).close());
  }

  /**
   * In every order that an epoch can have: where independent examples are at their threshold, those
   * of a reshuffled epoch still contract, because their noise has no mean over the epoch. K is an
   * extrapolation there.
   */
  @Test
  void reshuffledExamplesAreNotAtTheirThresholdWhereIndependentOnesAre() {
    double[][] kernel = kernel();
    try (MeanSquareStability stability = stability(kernel, EXAMPLES)) {
      double beyond = 1.02 * stability.largestLearningRate(0, 1, 1e-9);
      assertTrue(stability.noiseKernelNorm(beyond, 0, 1).value() > 1);
      List<double[][]> batches = BatchMaps.all(kernel, EXAMPLES, beyond, 0, 1);
      assertTrue(BatchMaps.growth(batches, 400) > 1);
      double reshuffled = BatchMaps.growth(BatchMaps.epochs(batches), 80);
      assertTrue(reshuffled < 0.99, "grows by " + reshuffled + " an epoch");
    }
  }
}
