package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiecesTest {
  private static final double ALPHA = 0.7;
  private static final double BETA = 0.5;

  private final SplittableRandom random = new SplittableRandom(5);
  private final NativeMemory singles = new NativeMemory(Precision.FLOAT);
  private final NativeMemory doubles = new NativeMemory(Precision.DOUBLE);

  @AfterEach
  void freeMemory() {
    singles.close();
    doubles.close();
  }

  /** Each is cut along all that it can be cut along; the last pieces are smaller. */
  @ParameterizedTest
  @CsvSource({
    "130, 61, 1601, false, false",
    "61, 130, 1601, false, true",
    "5001, 9, 61, false, false",
    "41, 53, 1001, true, false",
    "3, 601, 1001, true, false",
    "601, 7, 1601, true, false",
  })
  void addUpToTheProduct(int m, int n, int k, boolean transposeA, boolean transposeB) {
    double[] a = numbers(m * k);
    double[] b = numbers(k * n);
    double[] c = numbers(m * n);
    double[] expected = new double[m * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          sum += a[transposeA ? i * k + l : l * m + i] * b[transposeB ? l * n + j : j * k + l];
        }
        expected[j * m + i] = ALPHA * sum + BETA * c[j * m + i];
      }
    }
    for (NativeMemory memory : new NativeMemory[] {singles, doubles}) {
      Matrix left = matrix(memory, transposeA ? k : m, transposeA ? m : k, a);
      Matrix right = matrix(memory, transposeB ? n : k, transposeB ? k : n, b);
      Matrix result = matrix(memory, m, n, c);
      Product product = new Product(null).operands(left, right).shape(m, n, k).times(ALPHA);
      product = transposeA ? product.transposeA() : product;
      product = transposeB ? product.transposeB() : product;
      Matrix whole = matrix(memory, m, n, c);
      product.addTo(whole, BETA);
      new Pieces().take(product, result);
      double tolerance = memory == singles ? 1e-3 : 1e-11;
      assertArrayEquals(expected, whole.toArray(), tolerance);
      assertArrayEquals(expected, result.toArray(), tolerance);
    }
  }

  private double[] numbers(int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static Matrix matrix(NativeMemory memory, int rows, int columns, double[] values) {
    Matrix matrix = memory.allocate(rows, columns);
    matrix.setAll(values);
    return matrix;
  }
}
