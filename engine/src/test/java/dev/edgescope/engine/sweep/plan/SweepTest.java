package dev.edgescope.engine.sweep.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static Sweep sweep(String more, String... axes) {
    return SweepJson.read(
        "{\"base\": "
            + SmallSweeps.BASE
            + ", \"axes\": ["
            + String.join(",", axes)
            + "]"
            + more
            + "}");
  }

  private static final String RATES =
      "{\"key\": \"optimizer.learningRate\", \"values\": [0.05, 0.1, 0.2]}";
  private static final String BATCHES =
      "{\"key\": \"optimizer.batchSize\", \"values\": [2, 4, \"full\"]}";
  private static final String SEEDS = "{\"key\": \"seed\", \"values\": [1, 2]}";

  @Test
  void theLastAxisIsTheFastest() {
    Sweep sweep = sweep(", \"steps\": 20", RATES, BATCHES, SEEDS);
    assertEquals(18, sweep.size());
    assertArrayEquals(new int[] {1, 0, 1}, sweep.position(7));
    assertEquals(7, sweep.cell(1, 0, 1));
  }

  @Test
  void aMemberIsTheBaseWithTheValuesOfItsCell() {
    Sweep sweep = sweep(", \"steps\": 20", RATES, BATCHES, SEEDS);
    RunConfig expected =
        RunConfigJson.read(
            SmallSweeps.BASE
                .replace("\"learningRate\": 0.1", "\"learningRate\": 0.2")
                .replace("\"batchSize\": 4", "\"batchSize\": 2")
                .replace("\"seed\": 7", "\"seed\": 2, \"steps\": 20"));
    assertEquals(expected, sweep.config(sweep.cell(2, 0, 1)));
  }

  private static long steps(Sweep sweep, int cell) {
    return sweep.config(cell).length().steps().orElseThrow();
  }

  @Test
  void withEqualExamplesSmallBatchesMakeMoreSteps() {
    Sweep sweep = sweep(", \"steps\": 20, \"budget\": \"examples\"", BATCHES);
    // 20 steps of 4 examples; the full batch has 12.
    assertArrayEquals(
        new long[] {40, 20, 7},
        IntStream.range(0, 3).mapToLong(cell -> steps(sweep, cell)).toArray());
  }

  @Test
  void noMemberMakesFewerStepsThanTheLeast() {
    Sweep sweep = sweep(", \"steps\": 20, \"budget\": \"examples\", \"leastSteps\": 15", BATCHES);
    assertArrayEquals(
        new long[] {40, 20, 15},
        IntStream.range(0, 3).mapToLong(cell -> steps(sweep, cell)).toArray());
  }

  @Test
  void withEqualLearningTimeSmallRatesMakeMoreSteps() {
    Sweep sweep = sweep(", \"steps\": 20, \"budget\": \"learning-time\"", RATES);
    assertArrayEquals(
        new long[] {40, 20, 10},
        IntStream.range(0, 3).mapToLong(cell -> steps(sweep, cell)).toArray());
  }

  @Test
  void aScheduleCountsAsItGoes() {
    Sweep sweep =
        sweep(
            ", \"steps\": 20, \"budget\": \"learning-time\"",
            "{\"key\": \"optimizer.rateRule\", \"values\": [{\"kind\": \"warm-up\", \"steps\":"
                + " 9}]}");
    // 1/9 + ... + 9/9 = 5 steps' worth in nine, then 15 more.
    assertEquals(24, steps(sweep, 0));
  }

  @Test
  void aRunThatChoosesItsRateHasNoNumberOfSteps() {
    Sweep sweep =
        sweep(
            ", \"steps\": 20, \"budget\": \"learning-time\"",
            "{\"key\": \"optimizer.rateRule\", \"values\":"
                + " [{\"kind\": \"cdat\", \"sigma\": 2, \"decay\": 0}]}");
    assertEquals(RunLength.endless(), sweep.config(0).length());
    assertEquals(2, sweep.learningTime(), 1e-8);
  }

  @Test
  void readingsAreAtStepsThatNoClockDecides() {
    Sweep sweep =
        SweepJson.read(
            "{\"base\": "
                + SmallSweeps.BASE.replace("\"every\": 5", "\"share\": 0.3")
                + ", \"steps\": 201, \"axes\": []}");
    assertEquals(ProbeConfig.Spacing.every(5), sweep.config(0).probes().spacing());
  }

  @Test
  void theFullBatchTwinDiffersInItsBatchAlone() {
    Sweep sweep = sweep(", \"steps\": 20", RATES, BATCHES, SEEDS);
    assertEquals(OptionalInt.of(sweep.cell(1, 2, 1)), sweep.fullBatchTwin(sweep.cell(1, 0, 1)));
  }

  @Test
  void aNumberOfAllExamplesIsAFullBatch() {
    Sweep sweep =
        sweep(", \"steps\": 20", "{\"key\": \"optimizer.batchSize\", \"values\": [12, 3]}");
    assertEquals(OptionalInt.of(0), sweep.fullBatchTwin(1));
  }

  @Test
  void withoutAFullBatchThereIsNoTwin() {
    assertEquals(OptionalInt.empty(), sweep(", \"steps\": 20", RATES).fullBatchTwin(0));
  }
}
