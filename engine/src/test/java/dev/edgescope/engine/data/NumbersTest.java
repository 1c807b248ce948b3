package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are given in 64 bits arrive in 64 bits; pixels need no more than 32. */
class NumbersTest {
  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void aMatrixGetsThemInMemoryOrder() {
    Matrix matrix = memory.allocate(2, 1);
    Numbers.of(new float[] {1.5f, -2}).copyTo(matrix);
    assertArrayEquals(new double[] {1.5, -2}, matrix.toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7})
  void aMatrixOfAnotherSizeIsRefused(int length) {
    Matrix matrix = memory.allocate(2, 3);
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Numbers.of(new double[length]).copyTo(matrix));
    assertEquals(length + " numbers do not fill a matrix of 2 x 3", thrown.getMessage());
  }

  @Test
  void writtenExamplesAreTheNumbersThemselves() {
    DataSet data = WrittenExamples.of(List.of(List.of(0.1)), List.of(List.of(0.3))).train();
    assertEquals(0.1, data.features().get(0));
    assertEquals(0.3, data.targets().get(0));
  }

  @Test
  void featuresOfATableAreAsGoodAsTheirArithmetic() {
    double[] x = {0.1, 0.2, 0.7};
    NumberTable table =
        new NumberTable(
            3, 1, Optional.empty(), (i, j) -> x[i], 1, (i, j) -> x[i] / 3, i -> "row " + i);
    DataSet data = DataSplit.of(table, "table", 3, Targets.REGRESSION).train();
    double mean = 1.0 / 3;
    double deviation = Math.sqrt((0.1 * 0.1 + 0.2 * 0.2 + 0.7 * 0.7) / 3 - mean * mean);
    for (int i = 0; i < 3; i++) {
      assertEquals((x[i] - mean) / deviation, data.features().get(i), 1e-14);
      assertEquals(x[i] / 3, data.targets().get(i));
    }
  }
}
