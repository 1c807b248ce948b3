package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.ParameterVector;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MiniBatchTest {
  private static final int EXAMPLES = 40;

  private final SyntheticProblem problem = new SyntheticProblem(Precision.DOUBLE, EXAMPLES);
  private final Workers workers = new Workers(1);

  @AfterEach
  void freeMemory() {
    workers.close();
    problem.close();
  }

  private MiniBatch batch(int size, long seed) {
    return new MiniBatch(
        problem.network, Loss.SQUARED_ERROR, problem.examples, size, seed, workers);
  }

  private boolean[] draw(int size, long seed, long step) {
    try (MiniBatch batch = batch(size, seed)) {
      batch.draw(step);
      return batch.taken();
    }
  }

  private static int count(boolean[] taken) {
    int count = 0;
    for (boolean example : taken) {
      count += example ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20, 39, 40})
  void everyDrawTakesThatManyDistinctExamples(int size) {
    try (MiniBatch batch = batch(size, 1)) {
      for (long step = 0; step < 200; step++) {
        batch.draw(step);
        assertEquals(size, count(batch.taken()), "step " + step);
      }
    }
  }

  private MiniBatch reshuffled(int size, long seed) {
    return new MiniBatch(
        problem.network,
        Loss.SQUARED_ERROR,
        problem.examples,
        size,
        seed,
        Sampling.RESHUFFLED,
        workers);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 40})
  void anEpochTakesEveryExampleOnce(int size) {
    int[] counts = new int[EXAMPLES];
    try (MiniBatch batch = reshuffled(size, 1)) {
      for (long step = 0; step < EXAMPLES / size; step++) {
        batch.draw(step);
        boolean[] taken = batch.taken();
        for (int i = 0; i < EXAMPLES; i++) {
          counts[i] += taken[i] ? 1 : 0;
        }
      }
    }
    assertTrue(Arrays.stream(counts).allMatch(count -> count == 1));
  }

  @Test
  void eachEpochHasAnOrderOfItsOwn() {
    Set<String> orders = new HashSet<>();
    try (MiniBatch batch = reshuffled(1, 1)) {
      for (int epoch = 0; epoch < 20; epoch++) {
        StringBuilder order = new StringBuilder();
        for (long step = 0; step < EXAMPLES; step++) {
          batch.draw((long) epoch * EXAMPLES + step);
          order.append(Arrays.toString(batch.taken()));
        }
        orders.add(order.toString());
      }
    }
    assertEquals(20, orders.size());
  }

  /** 7 does not divide 40: of each epoch five examples are left out. */
  @Test
  void whatWholeBatchesLeaveOverSitsTheEpochOut() {
    try (MiniBatch batch = reshuffled(7, 2)) {
      Set<Integer> seen = new HashSet<>();
      for (long step = 5; step < 10; step++) {
        batch.draw(step);
        boolean[] taken = batch.taken();
        for (int i = 0; i < EXAMPLES; i++) {
          assertTrue(!taken[i] || seen.add(i), "example " + i + " twice in an epoch");
        }
      }
      assertEquals(35, seen.size());
    }
  }

  @Test
  void aReshuffledDrawIsAFunctionOfSeedAndStepAlone() {
    try (MiniBatch batch = reshuffled(7, 3);
        MiniBatch other = reshuffled(7, 3)) {
      batch.draw(0);
      batch.draw(17);
      other.draw(17);
      assertArrayEquals(batch.taken(), other.taken());
    }
  }

  /**
   * Of D counts, each of variance N p (1 - p) with p = B/D, the sum of squared deviations over the
   * variance is chi-square like with D - 1 degrees: 39, deviation 8.8; 85 is beyond 5 deviations.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 39})
  void everyExampleIsTakenEquallyOften(int size) {
    int steps = 20_000;
    int[] counts = new int[EXAMPLES];
    try (MiniBatch batch = batch(size, 5)) {
      for (long step = 0; step < steps; step++) {
        batch.draw(step);
        boolean[] taken = batch.taken();
        for (int i = 0; i < EXAMPLES; i++) {
          counts[i] += taken[i] ? 1 : 0;
        }
      }
    }
    double p = (double) size / EXAMPLES;
    double sum = 0;
    for (int count : counts) {
      double deviation = count - steps * p;
      sum += deviation * deviation / (steps * p * (1 - p));
    }
    assertTrue(sum > 10 && sum < 85, "chi-square " + sum);
  }

  /** Of the 780 pairs each is expected 20,000 * 2 / (40 * 39) * 1 = 25.6 times. */
  @Test
  void everyPairIsTakenEquallyOften() {
    int steps = 20_000;
    int[] counts = new int[EXAMPLES * EXAMPLES];
    try (MiniBatch batch = batch(2, 6)) {
      for (long step = 0; step < steps; step++) {
        batch.draw(step);
        boolean[] taken = batch.taken();
        int code = 0;
        for (int i = 0; i < EXAMPLES; i++) {
          code = taken[i] ? code * EXAMPLES + i : code;
        }
        counts[code]++;
      }
    }
    double expected = steps / 780.0;
    double sum = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      for (int j = i + 1; j < EXAMPLES; j++) {
        double deviation = counts[i * EXAMPLES + j] - expected;
        sum += deviation * deviation / expected;
      }
    }
    // 779 degrees of freedom, deviation 39.5.
    assertEquals(779, sum, 5 * 39.5);
  }

  @Test
  void aDrawIsAFunctionOfSeedAndStepAlone() {
    try (MiniBatch batch = batch(7, 3)) {
      batch.draw(11);
      batch.draw(500);
      batch.draw(12);
      assertArrayEquals(draw(7, 3, 12), batch.taken());
    }
  }

  @Test
  void otherStepsTakeOtherExamples() {
    Set<String> draws = new HashSet<>();
    for (long step = 0; step < 100; step++) {
      draws.add(Arrays.toString(draw(7, 3, step)));
    }
    assertEquals(100, draws.size());
  }

  @Test
  void otherSeedsTakeOtherExamples() {
    Set<String> draws = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      draws.add(Arrays.toString(draw(7, seed, 3)));
    }
    assertEquals(100, draws.size());
  }

  /** Were it so, the runs of two seeds would be one run with a delay. */
  @Test
  void theNextSeedIsNotTheNextStep() {
    assertTrue(!Arrays.equals(draw(7, 3, 13), draw(7, 4, 12)));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "7, 4", "39, 2", "40, 1"})
  void itsGradientIsTheMeanOverTheExamplesItTook(int size, long step) {
    ParameterVector gradient = problem.newVector();
    boolean[] taken;
    try (MiniBatch batch = batch(size, 9)) {
      batch.draw(step);
      taken = batch.taken();
      batch.addGradient(problem.theta, 1, gradient);
    }
    ParameterVector expected = problem.newVector();
    for (int i = 0; i < EXAMPLES; i++) {
      if (taken[i]) {
        single(i).addGradient(problem.theta, 1.0 / size, expected);
      }
    }
    assertArrayEquals(expected.flat().toArray(), gradient.flat().toArray(), 1e-13);
  }

  @Test
  void itsLossIsTheMeanOverTheExamplesItTook() {
    try (MiniBatch batch = batch(5, 9)) {
      batch.draw(0);
      double expected = 0;
      for (int i = 0; i < EXAMPLES; i++) {
        expected += batch.taken()[i] ? single(i).evaluate(problem.theta).loss() / 5 : 0;
      }
      assertEquals(expected, batch.addGradient(problem.theta, 1, problem.newVector()), 1e-14);
    }
  }

  private Objective single(int example) {
    return new Objective(
        problem.memory,
        problem.network,
        Loss.SQUARED_ERROR,
        new Examples(
            problem.examples.features().columns(example, 1),
            problem.examples.targets().columns(example, 1)),
        workers);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 41})
  void anImpossibleSizeIsRefused(int size) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> batch(size, 1));
    assertEquals(
        "A batch of " + size + " examples cannot be drawn from 40; give 1 to 40",
        thrown.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void bothPrecisionsDrawTheSame(Precision precision) {
    try (SyntheticProblem other = new SyntheticProblem(precision, EXAMPLES);
        MiniBatch batch =
            new MiniBatch(other.network, Loss.SQUARED_ERROR, other.examples, 7, 3, workers)) {
      batch.draw(12);
      assertArrayEquals(draw(7, 3, 12), batch.taken());
    }
  }

  /** The passes of a batch and of its objective share their memory. */
  @Test
  void curvatureIsRefusedOnceAGradientOfTheBatchWasTaken() {
    try (MiniBatch batch = batch(5, 9)) {
      batch.draw(0);
      batch.objective().linearise(problem.theta, problem.newVector());
      batch.addGradient(problem.theta, 1, problem.newVector());
      assertThrows(IllegalStateException.class, batch.objective()::ntkTrace);
    }
  }

  @Test
  void curvatureIsRefusedOnceAnotherBatchWasDrawn() {
    try (MiniBatch batch = batch(5, 9)) {
      batch.draw(0);
      batch.objective().linearise(problem.theta, problem.newVector());
      batch.draw(1);
      assertThrows(IllegalStateException.class, batch.objective()::ntkTrace);
    }
  }
}
