package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Precision.class)
class MatrixTest {
  private final Precision precision;
  private final NativeMemory memory;
  private final double rounding;
  private final SplittableRandom random = new SplittableRandom(5);

  MatrixTest(Precision precision) {
    this.precision = precision;
    memory = new NativeMemory(precision);
    rounding = precision == Precision.DOUBLE ? 1e-13 : 1e-5;
  }

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  private Matrix random(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
    return matrix;
  }

  private Matrix of(double... values) {
    Matrix matrix = memory.allocate(values.length, 1);
    matrix.setAll(values);
    return matrix;
  }

  /** Every shape with every transposition, onto zero, half and all of what was there. */
  static Stream<Arguments> products() {
    return Stream.of(
            new int[] {4, 3, 5},
            new int[] {4, 1, 5},
            new int[] {4, 3, 1},
            new int[] {4, 1, 1},
            new int[] {1, 3, 5},
            new int[] {1, 1, 1},
            new int[] {33, 17, 65})
        .flatMap(shape ->
            Stream.of(0.0, 0.5, 1.0)
                .flatMap(beta ->
                    Stream.of(
                        Arguments.of(shape[0], shape[1], shape[2], false, false, beta),
                        Arguments.of(shape[0], shape[1], shape[2], true, false, beta),
                        Arguments.of(shape[0], shape[1], shape[2], false, true, beta),
                        Arguments.of(shape[0], shape[1], shape[2], true, true, beta))));
  }

  @ParameterizedTest
  @MethodSource("products")
  void gemmIsTheProductByDefinition(
      int m, int n, int k, boolean transposeA, boolean transposeB, double beta) {
    Matrix a = transposeA ? random(k, m) : random(m, k);
    Matrix b = transposeB ? random(n, k) : random(k, n);
    Matrix c = random(m, n);
    double[] expected = product(m, n, k, a, transposeA, b, transposeB, beta, c);
    described(a, transposeA, b, transposeB).shape(m, n, k).addTo(c, beta);
    assertArrayEquals(expected, c.toArray(), 10 * rounding);
  }

  /** Room for more rows and columns than the product has: the leading part alone changes. */
  @ParameterizedTest
  @MethodSource("products")
  void gemmWorksOnTheLeadingPartOfLargerMatrices(
      int m, int n, int k, boolean transposeA, boolean transposeB, double beta) {
    Matrix a = transposeA ? random(k + 2, m + 1) : random(m + 2, k + 1);
    Matrix b = transposeB ? random(n + 2, k + 1) : random(k + 2, n + 1);
    Matrix c = random(m + 3, n + 1);
    double[] expected = product(m, n, k, a, transposeA, b, transposeB, beta, c);
    described(a, transposeA, b, transposeB).shape(m, n, k).addTo(c, beta);
    assertArrayEquals(expected, c.toArray(), 10 * rounding);
  }

  private static Product described(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    Product product = Product.of(a, b).times(-1.5);
    product = transposeA ? product.transposeA() : product;
    return transposeB ? product.transposeB() : product;
  }

  private static double[] product(
      int m,
      int n,
      int k,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix c) {
    double[] result = c.toArray();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          double left = transposeA ? a.get(i * a.rows() + l) : a.get(l * a.rows() + i);
          double right = transposeB ? b.get(l * b.rows() + j) : b.get(j * b.rows() + l);
          sum += left * right;
        }
        int at = j * c.rows() + i;
        result[at] = beta * result[at] - 1.5 * sum;
      }
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 3, 5, 2 x 5, 3 x 5", "4, 5, 2, 5, 4 x 5, 2 x 5", "4, 5, 3, 4, 4 x 5, 3 x 4"})
  void aProductThatDoesNotFitIsRefused(
      int rows, int columns, int rowsOfC, int columnsOfC, String b, String c) {
    Product product = Product.of(random(3, 4), random(rows, columns));
    Matrix target = memory.allocate(rowsOfC, columnsOfC);
    var thrown = assertThrows(IllegalArgumentException.class, () -> product.into(target));
    assertEquals(
        "A product of 3 x 4 and 4 x 5 does not fit matrices of 3 x 4 and %s into one of %s"
            .formatted(b, c),
        thrown.getMessage());
  }

  @Test
  void aProductOfAPartDescribesNoMoreThanThereIs() {
    Product product = Product.of(random(3, 4), random(4, 5)).shape(3, 5, 6);
    assertThrows(IllegalArgumentException.class, () -> product.into(memory.allocate(3, 5)));
  }

  /** Otherwise nothing that once held a NaN could ever be used again. */
  @ParameterizedTest
  @MethodSource("products")
  void gemmOntoNothingForgetsEvenNotANumber(
      int m, int n, int k, boolean transposeA, boolean transposeB, double beta) {
    Matrix a = transposeA ? random(k, m) : random(m, k);
    Matrix b = transposeB ? random(n, k) : random(k, n);
    Matrix c = memory.allocate(m, n);
    double[] expected = product(m, n, k, a, transposeA, b, transposeB, 0, c);
    for (int i = 0; i < c.size(); i++) {
      c.set(i, Double.NaN);
    }
    described(a, transposeA, b, transposeB).into(c);
    assertArrayEquals(expected, c.toArray(), 10 * rounding);
  }

  @Test
  void axpyAddsAMultipleToTheFirstElements() {
    Matrix y = of(1, 2, 3);
    y.axpy(-2, of(10, 20, 30), 2);
    assertArrayEquals(new double[] {-19, -38, 3}, y.toArray());
  }

  @Test
  void scaleMultipliesTheFirstElements() {
    Matrix y = of(1, 2, 3);
    y.scale(-3, 2);
    assertArrayEquals(new double[] {-3, -6, 3}, y.toArray());
  }

  @Test
  void dotIsTheScalarProductOfTheFirstElements() {
    assertEquals(1 * 4 + 2 * 5, of(1, 2, 3).dot(of(4, 5, 6), 2));
  }

  @Test
  void sumOfSquaresIsThatOfTheRange() {
    assertEquals(2 * 2 + 3 * 3, of(1, 2, 3, 4).sumOfSquares(1, 2));
  }

  @Test
  void normIsEuclidean() {
    assertEquals(13, of(3, -4, 12).norm(), 13 * rounding);
  }

  @Test
  void copyMovesARange() {
    Matrix y = of(1, 2, 3, 4, 5);
    y.copy(1, of(10, 20, 30, 40), 2, 2);
    assertArrayEquals(new double[] {1, 30, 40, 4, 5}, y.toArray());
  }

  @Test
  void aNewMatrixIsZero() {
    assertArrayEquals(new double[6], memory.allocate(2, 3).toArray());
  }

  @Test
  void aMatrixHasThePrecisionOfItsMemory() {
    assertEquals(precision, memory.allocate(2, 3).precision());
  }

  @Test
  void elementsKeepTheDigitsOfThePrecision() {
    Matrix x = of(0.1);
    assertEquals(precision == Precision.DOUBLE ? 0.1 : 0.1f, x.get(0));
  }

  @Test
  void clearZeroesAll() {
    Matrix y = random(3, 4);
    y.clear();
    assertArrayEquals(new double[12], y.toArray());
  }

  @Test
  void clearOfAViewLeavesTheRest() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    y.view(2, 3, 1).clear();
    assertArrayEquals(new double[] {1, 2, 0, 0, 0, 6}, y.toArray());
  }

  @Test
  void aViewIsOnTheSameMemory() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    y.view(2, 2, 2).set(3, -6);
    assertEquals(-6, y.get(5));
  }

  @Test
  void columnsAreTheirRows() {
    Matrix y = memory.allocate(2, 3);
    y.setAll(new double[] {1, 2, 3, 4, 5, 6});
    assertArrayEquals(new double[] {3, 4, 5, 6}, y.columns(1, 2).toArray());
  }

  @Test
  void blasSeesAViewWhereItIs() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    y.view(1, 4, 1).view(1, 2, 1).scale(10, 2);
    assertArrayEquals(new double[] {1, 2, 30, 40, 5, 6}, y.toArray());
  }

  @Test
  void aCursorIsMovedOverTheMemory() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    Matrix cursor = y.cursor(2, 1);
    cursor.moveTo(1);
    cursor.set(0, 20);
    cursor.moveTo(4);
    cursor.set(1, 60);
    assertArrayEquals(new double[] {1, 20, 3, 4, 5, 60}, y.toArray());
  }

  @Test
  void blasSeesACursorWhereItIs() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    Matrix cursor = y.cursor(2, 1);
    cursor.moveTo(3);
    cursor.axpy(10, of(1, 2), 2);
    assertArrayEquals(new double[] {1, 2, 3, 14, 25, 6}, y.toArray());
  }

  @Test
  void aCursorOfAViewIsMovedFromTheStartOfTheView() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    Matrix cursor = y.view(2, 4, 1).cursor(1, 1);
    cursor.moveTo(1);
    cursor.scale(-1, 1);
    assertArrayEquals(new double[] {1, 2, 3, -4, 5, 6}, y.toArray());
  }

  @Test
  void copyGoesFromACursorToACursor() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    Matrix from = y.cursor(2, 1);
    from.moveTo(4);
    Matrix to = y.cursor(3, 1);
    to.moveTo(1);
    to.copy(1, from, 0, 2);
    assertArrayEquals(new double[] {1, 2, 5, 6, 5, 6}, y.toArray());
  }

  @Test
  void aViewOfACursorIsWhereTheCursorIs() {
    Matrix y = of(1, 2, 3, 4, 5, 6);
    Matrix cursor = y.cursor(3, 1);
    cursor.moveTo(2);
    cursor.view(1, 2, 1).scale(10, 2);
    assertArrayEquals(new double[] {1, 2, 3, 40, 50, 6}, y.toArray());
  }

  @Test
  void aMatrixThatIsNoCursorIsNotMoved() {
    Matrix y = of(1, 2, 3);
    assertThrows(UnsupportedOperationException.class, () -> y.moveTo(1));
  }

  @Test
  void flatIsOneColumnOfAllElements() {
    Matrix flat = memory.allocate(4, 3).flat();
    assertArrayEquals(new int[] {12, 1}, new int[] {flat.rows(), flat.columns()});
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7})
  void setAllRefusesAnotherNumberOfValues(int number) {
    Matrix y = memory.allocate(2, 3);
    var thrown = assertThrows(IllegalArgumentException.class, () -> y.setAll(new double[number]));
    assertEquals(number + " values do not fill a matrix of 2 x 3", thrown.getMessage());
  }

  @Test
  void aMatrixBeyondTheAddressableIsRefused() {
    var thrown = assertThrows(OutOfMemoryError.class, () -> memory.allocate(1 << 16, 1 << 15));
    assertEquals(
        "A matrix of 65,536 x 32,768 elements is too large; the limit is 2,147,483,647 elements",
        thrown.getMessage());
  }
}
