package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Elementwise work against plain loops, at sizes around those of a tile. */
@ParameterizedClass
@EnumSource(Precision.class)
class TilesTest {
  private static final int TILE = Tiles.LENGTH;
  static final int[] SIZES = {1, 3, TILE - 1, TILE, TILE + 1, 2 * TILE, 3 * TILE + 5};

  private final NativeMemory memory;
  private final Tiles tiles;
  private final double rounding;
  private final SplittableRandom random = new SplittableRandom(3);

  TilesTest(Precision precision) {
    memory = new NativeMemory(precision);
    tiles = new Tiles(memory, null, 0);
    rounding = precision == Precision.DOUBLE ? 1e-14 : 1e-6;
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

  @ParameterizedTest
  @FieldSource("SIZES")
  void multiplyIsTheProductOfTheElements(int size) {
    Matrix a = random(size, 1);
    Matrix b = random(size, 1);
    Matrix result = memory.allocate(size, 1);
    tiles.multiply(a, b, result, size);
    double[] expected = new double[size];
    Arrays.setAll(expected, i -> a.get(i) * b.get(i));
    assertArrayEquals(expected, result.toArray(), 10 * rounding);
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void multiplyLeavesWhatIsBehindTheCount(int size) {
    Matrix result = random(size + 1, 1);
    double behind = result.get(size);
    tiles.multiply(random(size + 1, 1), random(size + 1, 1), result, size);
    assertEquals(behind, result.get(size));
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void multiplyWorksInPlace(int size) {
    Matrix a = random(size, 1);
    Matrix b = random(size, 1);
    double[] expected = new double[size];
    Arrays.setAll(expected, i -> a.get(i) * b.get(i));
    tiles.multiply(a, b, a, size);
    assertArrayEquals(expected, a.toArray(), 10 * rounding);
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void multiplyAddIsTheSumOfTwoProducts(int size) {
    Matrix a = random(size, 1);
    Matrix b = random(size, 1);
    Matrix c = random(size, 1);
    Matrix d = random(size, 1);
    Matrix result = memory.allocate(size, 1);
    tiles.multiplyAdd(a, b, c, d, result, size);
    double[] expected = new double[size];
    Arrays.setAll(expected, i -> a.get(i) * b.get(i) + c.get(i) * d.get(i));
    assertArrayEquals(expected, result.toArray(), 10 * rounding);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "7, 4", "1024, 3", "1025, 2", "1025, 1", "2500, 3"})
  void addRowSumsAddsTheScaledSumOfEachRow(int rows, int columns) {
    Matrix a = random(rows, columns);
    Matrix sums = random(rows, 1);
    double[] expected = sums.toArray();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        expected[row] -= 0.5 * a.get(column * rows + row);
      }
    }
    tiles.addRowSums(a, -0.5, sums, columns);
    assertArrayEquals(expected, sums.toArray(), 10 * rounding);
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "1030, 1", "1030, 3"})
  void addRowSumsLeavesOutTheColumnsBehindTheFirst(int rows, int columns) {
    Matrix a = random(rows, columns + 1);
    Matrix expected = memory.allocate(rows, 1);
    tiles.addRowSums(a.columns(0, columns), 1, expected, columns);
    Matrix sums = memory.allocate(rows, 1);
    tiles.addRowSums(a, 1, sums, columns);
    assertArrayEquals(expected.toArray(), sums.toArray());
  }

  static Stream<Arguments> ranges() {
    return IntStream.of(SIZES)
        .boxed()
        .flatMap(size -> Stream.of(Arguments.of(0, size), Arguments.of(5, size)));
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void squaresAreAdded(int size) {
    Matrix a = random(size, 1);
    double[] sums = random(size, 1).toArray();
    double[] expected = new double[size];
    Arrays.setAll(expected, i -> sums[i] + a.get(i) * a.get(i));
    tiles.addSquares(a, sums, size);
    assertArrayEquals(expected, sums, 1e-13);
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void valuesAreMultipliedBySquares(int size) {
    Matrix a = random(size, 1);
    double[] values = random(size, 1).toArray();
    double[] expected = new double[size];
    Arrays.setAll(expected, i -> values[i] * a.get(i) * a.get(i));
    tiles.multiplyBySquares(values, a, size);
    assertArrayEquals(expected, values, 1e-13);
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void sumIsThatOfTheRange(int offset, int count) {
    double[] a = random(offset + count + 3, 1).toArray();
    double expected = Arrays.stream(a, offset, offset + count).sum();
    assertEquals(expected, Tiles.sum(a, offset, count), 1e-11);
  }

  @ParameterizedTest
  @CsvSource({"0, 1024", "3, 17"})
  void whatIsReadCanBeWrittenBack(int offset, int count) {
    Matrix a = random(TILE + 10, 1);
    Matrix b = random(TILE + 10, 1);
    double[] expected = b.toArray();
    System.arraycopy(a.toArray(), offset, expected, offset, count);
    double[] values = new double[TILE];
    tiles.read(a, offset, values, count);
    tiles.write(values, b, offset, count);
    assertArrayEquals(expected, b.toArray());
  }
}
