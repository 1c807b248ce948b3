package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 3);
  private static final int FEATURES = 6;
  private static final LabelledImages IMAGES = randomImages(20, 1);

  @Test
  void valuesAreTheFormulaInTwoPasses() {
    int examples = 12;
    double[][] values = new double[examples][FEATURES];
    double[] means = new double[FEATURES];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < FEATURES; j++) {
        values[i][j] = IMAGES.pixel(i, j) / 255.0;
        means[j] += values[i][j] / examples;
      }
    }
    double squares = 0.0;
    for (double[] example : values) {
      for (int j = 0; j < FEATURES; j++) {
        example[j] -= means[j];
        squares += example[j] * example[j];
      }
    }
    double deviation = Math.sqrt(squares / (examples * FEATURES));
    double[] expected = new double[examples * FEATURES];
    for (int k = 0; k < expected.length; k++) {
      expected[k] = values[k / FEATURES][k % FEATURES] / deviation;
    }
    assertArrayEquals(
        expected,
        NumberArrays.of(Preprocessing.fit(IMAGES, examples).apply(IMAGES, 0, examples)),
        1e-6);
  }

  @Test
  void theDeviationOfFashionIsThatOfAnIndependentCalculation() {
    // numpy: c = pixels[:500] / 255; c -= c.mean(0); c.std()
    Preprocessing preprocessing = Preprocessing.fit(DataSource.FASHION.readTraining(), 500);
    assertEquals(0.2940917170297129, preprocessing.deviation(), 1e-15);
  }

  @Test
  void onlyTheExamplesInUseCount() {
    Preprocessing ofAll = Preprocessing.fit(IMAGES, 20);
    Preprocessing ofTen = Preprocessing.fit(IMAGES, 10);
    double sum = 0.0;
    for (int i = 10; i < 20; i++) {
      sum += IMAGES.pixel(i, 0) / 255.0;
    }
    assertEquals((10 * ofTen.mean(0) + sum) / 20, ofAll.mean(0), 1e-15);
  }

  @Test
  void otherImagesAreTransformedWithTheStatisticsOfTheTrainingImages() {
    Preprocessing preprocessing = Preprocessing.fit(IMAGES, 20);
    LabelledImages test = randomImages(3, 2);
    double expected =
        (test.pixel(2, 4) / 255.0 - preprocessing.mean(4)) / preprocessing.deviation();
    assertEquals(expected, preprocessing.apply(test, 0, 3).get(2 * FEATURES + 4));
  }

  @Test
  void ofASingleExampleNothingWouldBeLeft() {
    var thrown = assertThrows(UnreadableDataException.class, () -> Preprocessing.fit(IMAGES, 1));
    assertEquals(
        "A single training example is its own mean, which is taken off its features, so that"
            + " nothing is left of it; give at least 2 examples.",
        thrown.getMessage());
  }

  @Test
  void moreExamplesThanThereAreAreRefused() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> Preprocessing.fit(IMAGES, 21));
    assertEquals("Examples 0 to 21 were asked for; there are 20.", thrown.getMessage());
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    Preprocessing preprocessing = Preprocessing.fit(IMAGES, 20);
    var other = new LabelledImages(new ImageShape(1, 1, 1), new byte[1], new int[1], 1);
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> preprocessing.apply(other, 0, 1));
    assertEquals(
        "Examples of 1 features do not fit statistics of 6 features.", thrown.getMessage());
  }

  private static LabelledImages randomImages(int count, long seed) {
    byte[] pixels = new byte[count * FEATURES];
    new Random(seed).nextBytes(pixels);
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % 2);
    return new LabelledImages(SHAPE, pixels, labels, 2);
  }
}
