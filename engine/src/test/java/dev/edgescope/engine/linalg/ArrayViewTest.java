package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A matrix and an array on the same memory: what is written into one is read from the other. */
@ParameterizedClass
@EnumSource(Precision.class)
class ArrayViewTest {
  private final Precision precision;
  private final NativeMemory memory;

  ArrayViewTest(Precision precision) {
    this.precision = precision;
    memory = new NativeMemory(precision);
  }

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  /** 0, 1, 2 ... column by column. */
  private Matrix counted(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, i);
    }
    return matrix;
  }

  /** The same as an array. */
  private INDArray countedArray(int rows, int columns) {
    return Nd4j.arange(rows * columns).castTo(precision.type()).reshape('f', rows, columns);
  }

  @Test
  void anArrayHasTheElementsInTheirRowsAndColumns() {
    INDArray array = counted(2, 3).array();
    assertArrayEquals(new long[] {2, 3}, array.shape());
    assertEquals(precision.type(), array.dataType());
    assertEquals(5, array.getDouble(1, 2));
  }

  @Test
  void whatIsWrittenIntoTheArrayIsInTheMatrix() {
    Matrix matrix = counted(2, 3);
    matrix.array().putScalar(0, 1, -7.5);
    assertEquals(-7.5, matrix.get(2));
  }

  @Test
  void whatIsWrittenIntoTheMatrixIsInTheArray() {
    Matrix matrix = counted(2, 3);
    INDArray array = matrix.array();
    matrix.scale(2, 6);
    assertEquals(30, array.sumNumber().doubleValue());
  }

  @Test
  void aViewsArrayIsThatPart() {
    Matrix matrix = counted(2, 5);
    INDArray array = matrix.columns(1, 3).view(2, 2, 2).array();
    assertEquals(4 + 5 + 6 + 7, array.sumNumber().doubleValue());
    array.addi(1);
    assertArrayEquals(new double[] {0, 1, 2, 3, 5, 6, 7, 8, 8, 9}, matrix.toArray());
  }

  @Test
  void aCursorsArrayIsWhereItStands() {
    Matrix cursor = counted(2, 5).cursor(2, 1);
    cursor.moveTo(4);
    assertEquals(4 + 5, cursor.array().sumNumber().doubleValue());
  }

  @Test
  void aMatrixHasTheElementsInTheirRowsAndColumns() {
    Matrix matrix = Matrix.of(countedArray(2, 3));
    assertArrayEquals(new int[] {2, 3}, new int[] {matrix.rows(), matrix.columns()});
    assertEquals(precision, matrix.precision());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, matrix.toArray());
  }

  @Test
  void whatTheMatrixComputesIsInTheArray() {
    INDArray array = countedArray(2, 2);
    Matrix matrix = Matrix.of(array);
    Product.of(Matrix.of(countedArray(2, 2)), counted(2, 2)).addTo(matrix);
    // [0 2; 1 3] + [0 2; 1 3]^2
    assertEquals(Nd4j.create(new double[][] {{2, 8}, {4, 14}}).castTo(precision.type()), array);
  }

  @Test
  void aVectorIsAColumn() {
    Matrix matrix = Matrix.of(Nd4j.arange(4).castTo(precision.type()));
    assertArrayEquals(new int[] {4, 1}, new int[] {matrix.rows(), matrix.columns()});
  }

  @Test
  void columnsOfAnArrayAreAMatrixOfTheirOwn() {
    INDArray array = countedArray(2, 5);
    Matrix matrix = Matrix.of(array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3)));
    assertArrayEquals(new double[] {2, 3, 4, 5}, matrix.toArray());
    matrix.set(0, -1);
    assertEquals(-1, array.getDouble(0, 1));
  }

  @Test
  void theTransposeOfAnArrayInRowOrderIsAMatrix() {
    INDArray rows = Nd4j.arange(6).castTo(precision.type()).reshape('c', 2, 3);
    Matrix matrix = Matrix.of(rows.transpose());
    assertArrayEquals(new int[] {3, 2}, new int[] {matrix.rows(), matrix.columns()});
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, matrix.toArray());
  }

  @Test
  void aRowOfAnArrayInRowOrderIsAMatrix() {
    INDArray rows = Nd4j.arange(6).castTo(precision.type()).reshape('c', 2, 3);
    Matrix matrix = Matrix.of(rows.getRow(1, true));
    assertArrayEquals(new int[] {1, 3}, new int[] {matrix.rows(), matrix.columns()});
    assertArrayEquals(new double[] {3, 4, 5}, matrix.toArray());
  }

  @Test
  void thereAndBackIsTheSameMemory() {
    Matrix matrix = counted(3, 4);
    Matrix.of(matrix.columns(2, 2).array()).set(5, 100);
    assertEquals(100, matrix.get(11));
  }

  static Stream<Arguments> refused() {
    INDArray plain = Nd4j.arange(6).castTo(DataType.DOUBLE);
    return Stream.of(
        Arguments.of(
            plain.reshape('c', 2, 3),
            "An array of the shape [2, 3] and the strides [3, 1] does not lie column after column;"
                + " give dup('f') of it, a copy, or the transpose of an array in C order"),
        Arguments.of(
            plain.reshape('f', 2, 3).getRow(0),
            "An array of the shape [3] and the strides [2] does not lie column after column; give"
                + " dup('f') of it, a copy, or the transpose of an array in C order"),
        Arguments.of(
            plain.castTo(DataType.INT32),
            "An array of INT is no matrix; give one of FLOAT or DOUBLE, as castTo makes it"),
        Arguments.of(
            plain.reshape('f', 1, 2, 3),
            "An array of the shape [1, 2, 3] is no matrix; give one of one or two dimensions that"
                + " is not empty"),
        Arguments.of(
            Nd4j.empty(DataType.FLOAT),
            "An array of the shape [] is no matrix; give one of one or two dimensions that is not"
                + " empty"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNoMatrixIsRefused(INDArray array, String message) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> Matrix.of(array));
    assertEquals(message, thrown.getMessage());
  }

  @Test
  void aClosedArrayIsRefused() {
    // Not a view, which cannot be closed.
    INDArray array = countedArray(2, 2).dup('f');
    array.close();
    var thrown = assertThrows(IllegalArgumentException.class, () -> Matrix.of(array));
    assertEquals("The array is closed; give one that is not", thrown.getMessage());
  }

  @Test
  void freedMemoryHasNoArray() {
    Matrix matrix = counted(2, 2);
    memory.close();
    var thrown = assertThrows(IllegalStateException.class, matrix::array);
    assertEquals("The memory of this matrix is freed", thrown.getMessage());
  }

  @Test
  void anArrayOfFreedMemoryIsClosed() {
    INDArray array = counted(2, 2).array();
    memory.close();
    assertTrue(array.wasClosed());
  }
}
