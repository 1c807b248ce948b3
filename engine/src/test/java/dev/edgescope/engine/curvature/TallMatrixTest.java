package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products of ten pieces, of which the last is short, against plain loops. */
class TallMatrixTest {
  private static final int ROWS = 40_000;
  private static final int COLUMNS = 3;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(2);
  private final TallMatrix matrix = new TallMatrix(memory, workers, ROWS, COLUMNS);
  private final Matrix vector = memory.allocate(ROWS, 1);

  @BeforeEach
  void fill() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        matrix.column(j).set(i, random.nextGaussian());
      }
      vector.set(i, random.nextGaussian());
    }
  }

  @AfterEach
  void close() {
    workers.close();
    memory.close();
  }

  @Test
  void scalarProductsAreThoseOfTheColumns() {
    double[] along = matrix.along(vector, 2);
    double[] right = new double[2];
    for (int j = 0; j < 2; j++) {
      for (int i = 0; i < ROWS; i++) {
        right[j] += matrix.column(j).get(i) * vector.get(i);
      }
    }
    assertArrayEquals(right, along, 1e-9);
  }

  @Test
  void aCombinationIsAddedInEachRow() {
    double[] before = vector.toArray();
    Matrix coefficients = memory.allocate(COLUMNS, 1);
    coefficients.setAll(new double[] {2, -3, 5});
    matrix.combine(coefficients, 2, 1, vector);
    for (int i = 0; i < ROWS; i += 7) {
      double right = before[i] + 2 * matrix.column(0).get(i) - 3 * matrix.column(1).get(i);
      assertEquals(right, vector.get(i), 1e-12);
    }
  }
}
