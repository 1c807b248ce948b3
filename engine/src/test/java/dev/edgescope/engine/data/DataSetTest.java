package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DataSetTest {

  @Test
  void featuresThatDoNotFitAreRefused() {
    assertRefused("5 features are not 2 examples of 3.", new float[5], new float[2], new int[2]);
  }

  @Test
  void targetsThatDoNotFitAreRefused() {
    assertRefused("3 targets are not 2 examples of 1.", new float[6], new float[3], new int[2]);
  }

  @Test
  void aLabelBeyondTheClassesIsRefused() {
    assertRefused("Label 4 is not one of 0 to 3.", new float[6], new float[2], new int[] {0, 4});
  }

  private static DataSet dataSet(float[] features, float[] targets, int[] labels) {
    return new DataSet(
        3, Numbers.of(features), 1, Numbers.of(targets), 4, labels, "made for a test");
  }

  private static void assertRefused(
      String message, float[] features, float[] targets, int[] labels) {
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> dataSet(features, targets, labels));
    assertEquals(message, thrown.getMessage());
  }
}
