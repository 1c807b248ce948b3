package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the examples of a file. */
class FileSplitTest {
  /** Two features, the second constant, and a label. */
  private static final NumberTable TABLE =
      table(new double[][] {{1, 7, 0}, {3, 7, 1}, {5, 7, 3}, {9, 7, 2}, {4, 7, 1}});

  @Test
  void featuresLoseTheirMeanAndAllTheSameDeviation() {
    // Mean 3; squared distances 4, 0, 4 and three zeros of the constant feature.
    double one = 2 / Math.sqrt(8.0 / 6);
    assertArrayEquals(
        new double[] {-one, 0, 0, 0, one, 0}, NumberArrays.of(train(3).features()), 1e-14);
  }

  @Test
  void testExamplesAreThoseThatFollow() {
    assertArrayEquals(new int[] {2, 1}, test(3).orElseThrow().labels());
  }

  @Test
  void testFeaturesUseTheTrainingStatistics() {
    assertEquals(6 / Math.sqrt(8.0 / 6), test(3).orElseThrow().features().get(0), 1e-14);
  }

  @Test
  void whereNoneFollowThereAreNoTestExamples() {
    assertEquals(Optional.empty(), test(5));
  }

  @Test
  void atMostAThousandAreTestExamples() {
    double[][] rows = new double[1_500][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i, i % 2};
    }
    DataSplit split = DataSplit.of(RawSplit.of("table", table(rows)), 100, Targets.PARITY);
    assertEquals(1_000, split.test().orElseThrow().examples());
  }

  @Test
  void thereIsAnOutputForEveryClassOfTheFile() {
    assertEquals(4, train(2).outputs());
  }

  @Test
  void oneHotIsOneAtTheLabel() {
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1, 0, 0}, NumberArrays.of(train(2).targets()));
  }

  @Test
  void parityIsMinusOneForEven() {
    assertArrayEquals(
        new double[] {-1, 1, 1},
        NumberArrays.of(
            DataSplit.of(RawSplit.of("table", TABLE), 3, Targets.PARITY).train().targets()));
  }

  @Test
  void regressionTargetsAreTheNumbersThemselves() {
    NumberTable table = table(new double[][] {{1, 2.5}, {2, -7}});
    assertArrayEquals(
        new double[] {2.5, -7},
        NumberArrays.of(
            DataSplit.of(RawSplit.of("table", table), 2, Targets.REGRESSION).train().targets()));
  }

  @Test
  void provenanceCountsFromOne() {
    assertEquals("table, examples 4 to 5 of 5", test(3).orElseThrow().provenance());
  }

  @Test
  void examplesWithoutVarianceAreRefused() {
    NumberTable table = table(new double[][] {{0.1, 0.7, 0}, {0.1, 0.7, 1}, {0.1, 0.7, 0}});
    var thrown =
        assertThrows(
            UnreadableDataException.class,
            () -> DataSplit.of(RawSplit.of("table", table), 3, Targets.ONE_HOT));
    assertEquals(
        "The 3 training examples all have the same features, so that nothing is left once their"
            + " mean is taken off; give more or other examples.",
        thrown.getMessage());
  }

  private static DataSet train(int examples) {
    return DataSplit.of(RawSplit.of("table", TABLE), examples, Targets.ONE_HOT).train();
  }

  private static Optional<DataSet> test(int examples) {
    return DataSplit.of(RawSplit.of("table", TABLE), examples, Targets.ONE_HOT).test();
  }

  private static NumberTable table(double[][] rows) {
    int inputs = rows[0].length - 1;
    return new NumberTable(
        rows.length,
        inputs,
        Optional.empty(),
        (example, feature) -> rows[example][feature],
        1,
        (example, answer) -> rows[example][inputs],
        example -> "row " + example);
  }
}
