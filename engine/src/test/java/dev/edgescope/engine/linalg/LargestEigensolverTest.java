package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vectors, residuals, costs and warm starts of the solver; what it finds is a matter of the
 * contract of all eigensolvers.
 */
@ParameterizedClass
@MethodSource("settings")
class LargestEigensolverTest extends KnownSpectra {

  static Stream<Arguments> settings() {
    return Stream.of(Precision.values())
        .flatMap(p -> Stream.of(Arguments.of(p, false), Arguments.of(p, true)));
  }

  LargestEigensolverTest(Precision precision, boolean rotated) {
    super(precision, rotated);
  }

  private LargestEigensolver solver(int dimension, int count) {
    return new LargestEigensolver(memory, dimension, count, new SplittableRandom(1));
  }

  private Eigenpairs solve(DenseOperator operator, int count) {
    return solver(operator.dimension(), count).solve(operator, tolerance, AMPLE);
  }

  /** Every value to the tolerance and flagged as converged. */
  private void assertFound(Eigenpairs pairs, double scale, double... expected) {
    assertEquals(expected.length, pairs.count());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], pairs.value(i), 2 * tolerance * scale, "value " + i);
      assertTrue(pairs.converged(i), "pair " + i + " has the residual " + pairs.residual(i));
    }
  }

  @Test
  void aBasisThatFillsUpIsRestarted() {
    assertFound(
        solve(operator(spectrum(150, i -> Math.sin(i + 1))), 2),
        1,
        // sin is largest where its argument comes nearest to pi/2 modulo 2 pi.
        Math.sin(33),
        Math.sin(77));
  }

  @Test
  void vectorsAreOrthonormal() {
    LargestEigensolver solver = solver(60, 4);
    solver.solve(operator(spectrum(60, i -> 1.0 / (i + 1))), tolerance, AMPLE);
    for (int i = 0; i < 4; i++) {
      Matrix u = solver.vectors().columns(i, 1);
      for (int j = 0; j <= i; j++) {
        double dot = u.dot(solver.vectors().columns(j, 1), 60);
        assertEquals(
            i == j ? 1 : 0, dot, precision == Precision.DOUBLE ? 1e-13 : 1e-5, i + "," + j);
      }
    }
  }

  @Test
  void vectorsAreEigenvectors() {
    DenseOperator operator = operator(spectrum(60, i -> 1.0 / (i + 1)));
    LargestEigensolver solver = solver(60, 4);
    solver.solve(operator, tolerance, AMPLE);
    for (int i = 0; i < 4; i++) {
      double[] u = solver.vectors().columns(i, 1).toArray();
      double[] image = operator.times(u);
      for (int row = 0; row < 60; row++) {
        assertEquals(u[row] / (i + 1), image[row], 2 * tolerance);
      }
    }
  }

  @Test
  void residualsAreThoseOfTheVectors() {
    assertResidualsOfVectors(tolerance, 15);
  }

  /** All pass as converged in the products of the start, and none is left for the search. */
  @Test
  void residualsAreThoseOfTheVectorsWhereTheBudgetEndsAsASearchBegins() {
    assertResidualsOfVectors(1e3, 5);
  }

  private void assertResidualsOfVectors(double tolerance, int budget) {
    DenseOperator operator = operator(spectrum(60, i -> 1.0 / (i + 1)));
    LargestEigensolver solver = solver(60, 3);
    Eigenpairs pairs = solver.solve(operator, tolerance, budget);
    for (int i = 0; i < 3; i++) {
      double[] u = solver.vectors().columns(i, 1).toArray();
      double[] image = operator.times(u);
      double sum = 0;
      for (int row = 0; row < 60; row++) {
        double r = image[row] - pairs.value(i) * u[row];
        sum += r * r;
      }
      double rounding = precision == Precision.DOUBLE ? 1e-13 : 1e-6;
      assertEquals(Math.sqrt(sum), pairs.residual(i), rounding, "pair " + i);
    }
  }

  @Test
  void anErrorIsAtMostTheResidual() {
    Eigenpairs pairs = solver(60, 1).solve(operator(spectrum(60, i -> 1.0 / (i + 1))), 0.05, AMPLE);
    assertTrue(pairs.residual(0) <= 0.05);
    assertEquals(1, pairs.value(0), pairs.residual(0) + 1e-6);
  }

  @Test
  void productsAreAllThatWereSpent() {
    DenseOperator operator = operator(spectrum(60, i -> 1.0 / (i + 1)));
    assertEquals(solve(operator, 3).products(), operator.products());
  }

  @Test
  void aSlightlyChangedOperatorCostsLessThanANewOne() {
    DenseOperator before = operator(spectrum(120, i -> 1.0 / (i + 1)));
    DenseOperator after = before.perturbed(1e-4, random);
    LargestEigensolver warm = solver(120, 3);
    warm.solve(before, 1e-3, AMPLE);
    int warmProducts = warm.solve(after, 1e-3, AMPLE).products();
    int coldProducts = solver(120, 3).solve(after, 1e-3, AMPLE).products();
    assertTrue(2 * warmProducts < coldProducts, warmProducts + " against " + coldProducts);
  }

  @Test
  void aChangedOperatorHasItsOwnEigenvalues() {
    LargestEigensolver solver = solver(40, 2);
    solver.solve(operator(spectrum(40, i -> i)), tolerance, AMPLE);
    assertFound(solver.solve(operator(spectrum(40, i -> -3.0 * i)), tolerance, AMPLE), 120, 0, -3);
  }

  /** The eigenvectors before are those of the new operator too; only their order has changed. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anEigenvalueThatOvertakesTheLastIsFound(int count) {
    double[] eigenvalues = spectrum(80, i -> 1 - 0.01 * i);
    for (int i = 0; i < count; i++) {
      eigenvalues[i] = 10 + i;
    }
    eigenvalues[count] = 9.5;
    LargestEigensolver solver = solver(80, count);
    solver.solve(DenseOperator.diagonal(eigenvalues), tolerance, AMPLE);
    eigenvalues[count] = 10.5;
    Eigenpairs pairs = solver.solve(DenseOperator.diagonal(eigenvalues), tolerance, AMPLE);
    assertEquals(10.5, pairs.value(count - 1), 20 * tolerance);
  }

  /** No residual of the pairs before tells of it, nor of the next two below them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void anEigenvalueThatRisesFromDeepBelowIsFoundInTheSameCall(int count) {
    double[] eigenvalues = spectrum(100, i -> i < 5 ? 10 - i : 1 - 0.01 * i);
    LargestEigensolver solver = solver(100, count);
    solver.solve(DenseOperator.diagonal(eigenvalues), 1e-2, AMPLE);
    for (double risen : new double[] {24, 44, 64}) {
      eigenvalues[60] = risen;
      Eigenpairs pairs = solver.solve(DenseOperator.diagonal(eigenvalues), 1e-2, AMPLE);
      assertEquals(risen, pairs.value(0), 1e-2 * risen);
    }
  }

  @Test
  void theToleranceIsThatOfEachPairAndNotOfTheLargestInMagnitude() {
    double[] eigenvalues = spectrum(80, i -> -100 + 1.3 * i);
    eigenvalues[79] = 3;
    eigenvalues[78] = 2.9;
    Eigenpairs pairs = solver(80, 1).solve(operator(eigenvalues), 1e-3, AMPLE);
    assertTrue(pairs.converged(0));
    assertEquals(3, pairs.value(0), 3e-3);
  }

  @Test
  void nothingHasConvergedWhereTheBudgetEndsBeforeTheSearchForARiser() {
    double[] eigenvalues = spectrum(80, i -> 1 - 0.01 * i);
    LargestEigensolver solver = solver(80, 1);
    solver.solve(DenseOperator.diagonal(eigenvalues), 1e-2, AMPLE);
    assertFalse(solver.solve(DenseOperator.diagonal(eigenvalues), 1e-2, 3).converged(0));
  }

  @Test
  void aWarmCallCostsAProductMoreThanItsStartVectors() {
    DenseOperator operator = operator(spectrum(80, i -> i < 2 ? 10 - i : 1 - 0.01 * i));
    LargestEigensolver solver = solver(80, 2);
    solver.solve(operator, 1e-3, AMPLE);
    solver.solve(operator, 1e-3, AMPLE);
    assertEquals(5, solver.solve(operator, 1e-3, AMPLE).products());
  }

  @Test
  void aSolverGoesOnFromTheStateOfAnotherBitByBit() {
    DenseOperator before = operator(spectrum(60, i -> 1.0 / (i + 1)));
    DenseOperator after = before.perturbed(1e-2, random);
    SplittableRandom[] stream = {new SplittableRandom(4)};
    LargestEigensolver one = new LargestEigensolver(memory, 60, 3, () -> stream[0].nextLong());
    one.solve(before, 1e-3, AMPLE);
    stream[0] = new SplittableRandom(4);
    LargestEigensolver other = new LargestEigensolver(memory, 60, 3, () -> stream[0].nextLong());
    assertTrue(other.restore(one.state()));
    stream[0] = new SplittableRandom(5);
    one.solve(after, 1e-3, AMPLE);
    stream[0] = new SplittableRandom(5);
    other.solve(after, 1e-3, AMPLE);
    assertArrayEquals(one.vectors().toArray(), other.vectors().toArray());
  }

  @Test
  void theStateOfASolverForAnotherNumberOfPairsIsNoStart() {
    LargestEigensolver one = solver(60, 3);
    one.solve(operator(spectrum(60, i -> 1.0 / (i + 1))), tolerance, AMPLE);
    assertFalse(solver(60, 2).restore(one.state()));
  }

  @Test
  void aBudgetIsKept() {
    Eigenpairs pairs = solver(100, 2).solve(operator(spectrum(100, i -> i)), tolerance, 9);
    assertTrue(pairs.products() <= 9, pairs.products() + " products");
  }

  @Test
  void theNextCallGoesOnFromAnUnfinishedOne() {
    DenseOperator operator = operator(spectrum(100, i -> i));
    LargestEigensolver solver = solver(100, 2);
    for (int call = 0; call < 40; call++) {
      solver.solve(operator, tolerance, 30);
    }
    assertFound(solver.solve(operator, tolerance, 30), 99, 99, 98);
  }

  @Test
  void anOperatorThatIsNotFiniteHasUndefinedValues() {
    DenseOperator operator = operator(spectrum(30, i -> i)).with(4, 9, Double.NaN);
    Eigenpairs pairs = solve(operator, 2);
    assertTrue(Double.isNaN(pairs.value(0)) && Double.isNaN(pairs.value(1)));
  }

  @Test
  void theCallAfterAnOperatorThatWasNotFiniteIsAsGoodAsAny() {
    DenseOperator operator = operator(spectrum(60, i -> i));
    LargestEigensolver solver = solver(60, 2);
    solver.solve(operator, tolerance, AMPLE);
    solver.solve(operator.with(4, 9, Double.NaN), tolerance, AMPLE);
    assertFound(solver.solve(operator, tolerance, AMPLE), 59, 59, 58);
  }

  @Test
  void anOperatorOfAnotherDimensionIsRefused() {
    LargestEigensolver solver = solver(5, 1);
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> solver.solve(operator(1, 2, 3), tolerance, 10));
    assertEquals("The operator acts on R^3, the solver was made for R^5", thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 6})
  void anImpossibleNumberOfPairsIsRefused(int count) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> solver(5, count));
    assertEquals(
        "Cannot find " + count + " eigenpairs of an operator on R^5; ask for 1 to 5",
        thrown.getMessage());
  }
}
