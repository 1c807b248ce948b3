package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataSplitTest {
  private static final DataSplit FASHION = DataSplit.load(DataSource.FASHION, 300, Targets.ONE_HOT);
  private static final DataSplit MNIST = DataSplit.load(DataSource.MNIST, 300, Targets.PARITY);

  @Test
  void trainingHasTheExamplesAskedFor() {
    assertEquals(300, FASHION.train().examples());
  }

  @Test
  void testHasAllItsExamples() {
    assertEquals(1000, FASHION.test().orElseThrow().examples());
  }

  @Test
  void oneHotHasOneOutputAClass() {
    assertEquals(10, FASHION.train().outputs());
  }

  @Test
  void oneHotIsOneAtTheLabelAndZeroElsewhere() {
    // The first image is an ankle boot, label 9.
    assertArrayEquals(
        new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
        NumberArrays.first(FASHION.train().targets(), 10));
  }

  @Test
  void parityHasOneOutput() {
    assertEquals(1, MNIST.test().orElseThrow().outputs());
  }

  @Test
  void parityIsMinusOneForEvenAndOneForOdd() {
    // The first digits are 5 0 4 1 9.
    assertArrayEquals(
        new double[] {1, -1, -1, 1, 1}, NumberArrays.first(MNIST.train().targets(), 5));
  }

  @Test
  void parityKeepsTheLabels() {
    assertArrayEquals(new int[] {5, 0, 4, 1, 9}, Arrays.copyOf(MNIST.train().labels(), 5));
  }

  @Test
  void trainingFeaturesHaveUnitMeanSquare() {
    double squares = 0.0;
    double[] features = NumberArrays.of(FASHION.train().features());
    for (double feature : features) {
      squares += feature * feature;
    }
    assertEquals(1.0, squares / features.length, 1e-6);
  }

  @Test
  void everyTrainingFeatureHasZeroMean() {
    DataSet train = FASHION.train();
    double sum = 0.0;
    for (int i = 0; i < train.examples(); i++) {
      sum += train.features().get(i * train.inputs() + 400);
    }
    assertEquals(0.0, sum / train.examples(), 1e-6);
  }

  @Test
  void testFeaturesUseTheTrainingStatistics() {
    Preprocessing statistics = Preprocessing.fit(DataSource.FASHION.readTraining(), 300);
    LabelledImages test = DataSource.FASHION.readTest();
    assertArrayEquals(
        NumberArrays.of(statistics.apply(test, 0, 1000)),
        NumberArrays.of(FASHION.test().orElseThrow().features()));
  }

  @Test
  void trainingTellsItsProvenance() {
    assertEquals(
        "Fashion-MNIST, the first 300 of the 60,000 training images", FASHION.train().provenance());
  }

  @Test
  void testTellsItsProvenance() {
    assertEquals(
        "MNIST, 1,000 test images (every tenth of the original 10,000)",
        MNIST.test().orElseThrow().provenance());
  }

  @Test
  void moreExamplesThanThereAreAreRefused() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> DataSplit.load(DataSource.MNIST, 5001, Targets.ONE_HOT));
    assertEquals("Examples 0 to 5001 were asked for; there are 5000.", thrown.getMessage());
  }
}
