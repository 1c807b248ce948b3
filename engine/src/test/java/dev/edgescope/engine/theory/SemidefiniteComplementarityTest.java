package dev.edgescope.engine.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemidefiniteComplementarityTest {
  private static final double ACCURACY = 1e-9;

  @ParameterizedTest
  @CsvSource({"-3, 2", "-1e-8, 5", "-4e6, 1e-7", "0.5, 2", "0, 1"})
  void ofOrderOneIsTheClosedForm(double c, double q) {
    var solution = SemidefiniteComplementarity.solve(new double[][] {{c}}, new double[][] {{q}});
    double expected = Math.max(0, -c / q);
    assertTrue(solution.converged());
    assertEquals(expected, solution.trace(), ACCURACY * expected);
  }

  /** With a form that is diagonal as well the problem falls apart into those of order one. */
  @Test
  void aDiagonalProblemIsOneOfOrderOneForEachEntry() {
    double[][] c = {{-2, 0, 0}, {0, 3, 0}, {0, 0, -5}};
    double[][] q = diagonalForm(4, 1, 2, 10);
    var solution = SemidefiniteComplementarity.solve(c, q);
    assertX(new double[][] {{0.5, 0, 0}, {0, 0, 0}, {0, 0, 2.5}}, solution, ACCURACY);
  }

  /** Entries of q on the pairs (i, i), and one for all mixed pairs. */
  private static double[][] diagonalForm(double first, double second, double third, double mixed) {
    double[][] q = new double[6][6];
    double[] own = {first, second, third};
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i <= j; i++) {
        int p = SemidefiniteComplementarity.pair(i, j);
        q[p][p] = i == j ? own[i] : mixed;
      }
    }
    return q;
  }

  @Test
  void nothingIsHeldWhereNothingIsAboveTheEdge() {
    double[][] c = {{2, 1}, {1, 2}};
    var solution = SemidefiniteComplementarity.solve(c, form(vectors(2, 5, 1)));
    assertTrue(solution.converged());
    assertEquals(0, solution.trace());
    assertEquals(2, solution.m(0, 0));
    assertEquals(1, solution.m(0, 1));
    assertEquals(2, solution.m(1, 1));
  }

  /** One direction of three: C has one negative eigenvalue, and Q is the identity. */
  @Test
  void theProblemOfTheIdentityIsAProjection() {
    double[][] v = new double[6][6];
    for (int p = 0; p < 6; p++) {
      v[p][p] = 1;
    }
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < j; i++) {
        int p = SemidefiniteComplementarity.pair(i, j);
        v[p][p] = Math.sqrt(0.5);
      }
    }
    double[][] c = {{1, 2, 0}, {2, 1, 0}, {0, 0, 4}};
    var solution = SemidefiniteComplementarity.solve(c, form(v));
    double[][] expected = {{0.5, -0.5, 0}, {-0.5, 0.5, 0}, {0, 0, 0}};
    assertX(expected, solution, ACCURACY);
  }

  @ParameterizedTest
  @CsvSource({"2, 40, 1", "3, 40, 2", "4, 40, 3", "5, 100, 4"})
  void meetsItsConditions(int order, int dimension, int seed) {
    double[][] c = symmetric(order, seed);
    for (int i = 0; i < order; i++) {
      c[i][i] -= 1;
    }
    double[][] q = form(vectors(order, dimension, seed));
    assertOptimal(c, q, SemidefiniteComplementarity.solve(c, q));
  }

  /** Fewer dimensions than pairs; C is made so that there is a solution, of rank 1 or 2. */
  @ParameterizedTest
  @CsvSource({"2, 1, 1, 1", "3, 3, 1, 2", "3, 4, 2, 3", "4, 6, 2, 4"})
  void meetsItsConditionsWithASingularForm(int order, int dimension, int rank, int seed) {
    double[][] q = form(vectors(order, dimension, seed));
    DenseEigenpairs basis = DenseEigenpairs.of(symmetric(order, seed), order);
    double[][] held = new double[order][order];
    double[][] free = new double[order][order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        for (int a = 0; a < order; a++) {
          double part = (a + 1) * basis.component(i, a) * basis.component(j, a);
          held[i][j] += a < rank ? part : 0;
          free[i][j] += a < rank ? 0 : part;
        }
      }
    }
    double[][] c = image(free, q, held);
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        c[i][j] = 2 * free[i][j] - c[i][j];
      }
    }
    assertOptimal(c, q, SemidefiniteComplementarity.solve(c, q));
  }

  private static void assertOptimal(
      double[][] c, double[][] q, SemidefiniteComplementarity.Solution solution) {
    int order = c.length;
    double[][] x = new double[order][order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        x[i][j] = solution.x(i, j);
      }
    }
    double[][] m = image(c, q, x);
    double scale = solution.trace();
    double product = 0;
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        product += x[i][j] * m[i][j];
        assertEquals(m[i][j], solution.m(i, j), ACCURACY);
      }
    }
    assertTrue(solution.converged());
    assertTrue(DenseEigenpairs.of(x, order).value(order - 1) >= -ACCURACY * scale);
    assertTrue(DenseEigenpairs.of(m, order).value(order - 1) >= -ACCURACY);
    assertEquals(0, product, ACCURACY * scale);
  }

  /** The least of a convex function by projected gradients, tiny step after tiny step; slowly. */
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 3", "3, 4", "4, 5"})
  void agreesWithProjectedGradients(int order, int seed) {
    double[][] c = symmetric(order, seed);
    c[0][0] -= 2;
    double[][] q = form(vectors(order, 60, seed));
    double step = 1 / (2 * trace(q));
    double[][] x = new double[order][order];
    for (int t = 0; t < 20_000; t++) {
      double[][] m = image(c, q, x);
      for (int i = 0; i < order; i++) {
        for (int j = 0; j < order; j++) {
          x[i][j] -= step * m[i][j];
        }
      }
      x = positivePart(x);
    }
    var solution = SemidefiniteComplementarity.solve(c, q);
    assertX(x, solution, 1e-5 * solution.trace());
  }

  /** A form of rank one sees tr X alone: what holds is a point on its most critical direction. */
  @Test
  void aFormOfRankOneIsSolvedWhereASolutionExists() {
    double[][] v = new double[3][1];
    v[SemidefiniteComplementarity.pair(0, 0)][0] = 1;
    v[SemidefiniteComplementarity.pair(1, 1)][0] = 1;
    double[][] c = {{-3, 0}, {0, -1}};
    var solution = SemidefiniteComplementarity.solve(c, form(v));
    assertTrue(solution.converged());
    assertEquals(3, solution.x(0, 0), 1e-6);
    assertEquals(0, solution.x(1, 1), 1e-6);
  }

  @Test
  void anEigenvalueThatNothingHoldsIsToldOf() {
    double[][] c = {{-1, 0}, {0, 1}};
    assertFalse(SemidefiniteComplementarity.solve(c, new double[3][3]).converged());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e9})
  void theUnitsOfLambdaAreFree(double unit) {
    double[][] c = symmetric(3, 7);
    c[0][0] -= 3;
    double[][] q = form(vectors(3, 30, 7));
    double expected = SemidefiniteComplementarity.solve(c, q).trace();
    for (double[] row : c) {
      for (int j = 0; j < 3; j++) {
        row[j] *= unit;
      }
    }
    double found = SemidefiniteComplementarity.solve(c, q).trace();
    assertEquals(unit * expected, found, ACCURACY * unit * expected);
  }

  @Test
  void aFormOfAnotherOrderIsRefused() {
    double[][] c = new double[2][2];
    assertThrows(
        IllegalArgumentException.class,
        () -> SemidefiniteComplementarity.solve(c, new double[2][2]));
  }

  private static void assertX(
      double[][] expected, SemidefiniteComplementarity.Solution solution, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertEquals(expected[i][j], solution.x(i, j), tolerance);
      }
    }
  }

  private static double[][] symmetric(int order, int seed) {
    var random = new SplittableRandom(seed);
    double[][] matrix = new double[order][order];
    for (int j = 0; j < order; j++) {
      for (int i = 0; i <= j; i++) {
        matrix[i][j] = random.nextGaussian();
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  /** A vector for each pair. */
  private static double[][] vectors(int order, int dimension, int seed) {
    var random = new SplittableRandom(1000L + seed);
    double[][] vectors = new double[SemidefiniteComplementarity.pairs(order)][dimension];
    for (double[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = random.nextGaussian() / Math.sqrt(dimension);
      }
    }
    return vectors;
  }

  /** Scalar products of vectors. */
  private static double[][] form(double[][] vectors) {
    double[][] form = new double[vectors.length][vectors.length];
    for (int p = 0; p < form.length; p++) {
      for (int r = 0; r < form.length; r++) {
        for (int i = 0; i < vectors[p].length; i++) {
          form[p][r] += vectors[p][i] * vectors[r][i];
        }
      }
    }
    return form;
  }

  private static double[][] image(double[][] c, double[][] q, double[][] x) {
    int order = c.length;
    double[][] m = new double[order][order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        m[i][j] = c[i][j];
        for (int k = 0; k < order; k++) {
          for (int l = 0; l < order; l++) {
            m[i][j] += q[pair(i, j)][pair(k, l)] * x[k][l];
          }
        }
      }
    }
    return m;
  }

  private static int pair(int i, int j) {
    return SemidefiniteComplementarity.pair(Math.min(i, j), Math.max(i, j));
  }

  private static double[][] positivePart(double[][] matrix) {
    int order = matrix.length;
    DenseEigenpairs spectrum = DenseEigenpairs.of(matrix, order);
    double[][] part = new double[order][order];
    for (int a = 0; a < order; a++) {
      for (int i = 0; i < order; i++) {
        for (int j = 0; j < order; j++) {
          part[i][j] +=
              Math.max(0, spectrum.value(a)) * spectrum.component(i, a) * spectrum.component(j, a);
        }
      }
    }
    return part;
  }

  private static double trace(double[][] matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace;
  }
}
