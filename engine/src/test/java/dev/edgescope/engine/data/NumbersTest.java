package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.data.task.ChebyshevRegression;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.data.task.RandomFeatures;
import dev.edgescope.engine.data.task.WrittenExamples;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers arrive in 64 bits, whether they are given, computed or drawn. */
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
    DataSet data = DataSplit.of(RawSplit.of("table", table), 3, Targets.REGRESSION).train();
    double mean = 1.0 / 3;
    double deviation = Math.sqrt((0.1 * 0.1 + 0.2 * 0.2 + 0.7 * 0.7) / 3 - mean * mean);
    for (int i = 0; i < 3; i++) {
      assertEquals((x[i] - mean) / deviation, data.features().get(i), 1e-14);
      assertEquals(x[i] / 3, data.targets().get(i));
    }
  }

  @Test
  void featuresOfImagesAreThoseOfTheSameNumbersWithoutAShape() {
    NumberTable.Cells cells = (i, j) -> Math.sin(1 + 4 * i + j);
    Optional<ImageShape> shape = Optional.of(new ImageShape(1, 2, 2));
    NumberTable images = new NumberTable(3, 4, shape, cells, 1, (i, j) -> i, i -> "row " + i);
    NumberTable rows = new NumberTable(3, 4, Optional.empty(), cells, 1, (i, j) -> i, i -> "");
    assertArrayEquals(features(rows), features(images));
  }

  private static double[] features(RawExamples raw) {
    return NumberArrays.of(
        DataSplit.of(RawSplit.of("file", raw), 3, Targets.REGRESSION).train().features());
  }

  @Test
  void featuresOfPixelsAreAsGoodAsTheirArithmetic() {
    byte[] pixels = {0, 51, (byte) 255};
    LabelledImages images =
        new LabelledImages(new ImageShape(1, 1, 1), pixels, new int[] {0, 1, 0}, 2);
    double deviation = Math.sqrt((0.4 * 0.4 + 0.2 * 0.2 + 0.6 * 0.6) / 3);
    assertArrayEquals(
        new double[] {-0.4 / deviation, -0.2 / deviation, 0.6 / deviation},
        features(images),
        1e-15);
  }

  @Test
  void chebyshevsTargetsAreThePolynomialOfTheInputs() {
    DataSet data = ChebyshevRegression.of(3, 8).train();
    for (int i = 0; i < 8; i++) {
      double x = data.features().get(i);
      assertEquals(4 * x * x * x - 3 * x, data.targets().get(i), 1e-15 * 8);
    }
  }

  /** (1/D) Phi Phi^T of two examples, by its trace and its determinant. */
  @Test
  void randomFeaturesHaveTheirSpectrum() {
    KernelSpectrum spectrum = new KernelSpectrum(1.5, 3);
    double[] lambda = spectrum.eigenvalues(2);
    double[] phi = NumberArrays.of(RandomFeatures.of(spectrum, 2, 5, 1).train().features());
    double[] gram = new double[3];
    for (int j = 0; j < 5; j++) {
      gram[0] += phi[j] * phi[j] / 2;
      gram[1] += phi[j] * phi[5 + j] / 2;
      gram[2] += phi[5 + j] * phi[5 + j] / 2;
    }
    assertEquals(lambda[0] + lambda[1], gram[0] + gram[2], 1e-14);
    assertEquals(lambda[0] * lambda[1], gram[0] * gram[2] - gram[1] * gram[1], 1e-14);
  }
}
