package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.util.SplittableRandom;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthonormalTest {
  private final SplittableRandom random = new SplittableRandom(4);

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 5", "40, 7", "9, 1"})
  void columnsAreOrthonormal(int rows, int columns) {
    double[] q = Orthonormal.columns(rows, columns, random);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        double dot = 0;
        for (int k = 0; k < rows; k++) {
          dot += q[i * rows + k] * q[j * rows + k];
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-12);
      }
    }
  }

  /** Without the signs of R, the first entry of a Householder Q would always be negative. */
  @Test
  void noDirectionIsPreferred() {
    int positive = 0;
    for (int i = 0; i < 1000; i++) {
      positive += Orthonormal.columns(3, 2, random)[0] > 0 ? 1 : 0;
    }
    assertEquals(500, positive, 60);
  }

  @Test
  void moreColumnsThanRowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Orthonormal.columns(2, 3, random));
  }

  /**
   * More threads would cut the work otherwise, and round otherwise: asked in a process of its own.
   */
  @Test
  void lapackHasOneThreadBeforeTheFirstNativeMemory() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstCall.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader()) {
      assertEquals("1", output.lines().toList().getLast());
    }
  }

  /** The first that the process does with LAPACK. */
  static final class FirstCall {
    private FirstCall() {}

    public static void main(String[] arguments) {
      Orthonormal.columns(3, 2, new SplittableRandom(1));
      System.out.println(openblas_nolapack.blas_get_num_threads());
    }
  }
}
