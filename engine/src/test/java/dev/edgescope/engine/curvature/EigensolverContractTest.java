package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.engine.linalg.DenseOperator;
import dev.edgescope.engine.linalg.EigensolverAbove;
import dev.edgescope.engine.linalg.GaussQuadrature;
import dev.edgescope.engine.linalg.KnownSpectra;
import dev.edgescope.engine.linalg.Lanczos;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NegatedOperator;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every eigensolver promises, on operators whose eigenvalues are known, in the standard basis
 * and in a random one.
 */
@ParameterizedClass(name = "{0}, {1}, rotated {2}")
@MethodSource("settings")
class EigensolverContractTest extends KnownSpectra {
  enum Solver {
    LARGEST_EIGENPAIRS,
    EIGENPAIRS_ABOVE,
    /** Of -A, so that the smallest is minus the largest of A. */
    SMALLEST_EIGENVALUE,
    /** The largest node of as many steps as there are dimensions. */
    LANCZOS
  }

  private final Solver solver;

  static Stream<Arguments> settings() {
    return Stream.of(Solver.values())
        .flatMap(solver ->
            Stream.of(Precision.values())
                .flatMap(precision ->
                    Stream.of(false, true)
                        .map(rotated -> Arguments.of(solver, precision, rotated))));
  }

  EigensolverContractTest(Solver solver, Precision precision, boolean rotated) {
    super(precision, rotated);
    this.solver = solver;
  }

  /** The largest eigenvalues; a single one where the solver finds no more. */
  private Spectrum solve(SymmetricOperator operator, int count, int maxProducts) {
    int n = operator.dimension();
    return switch (solver) {
      case LARGEST_EIGENPAIRS ->
          Spectrum.of(
              new LargestEigensolver(memory, n, count, random)
                  .solve(operator, tolerance, maxProducts));
      case EIGENPAIRS_ABOVE -> {
        try (var above = new EigensolverAbove(memory.precision(), n, count, random)) {
          yield Spectrum.of(
              above.solve(operator, Double.NEGATIVE_INFINITY, tolerance, maxProducts / count));
        }
      }
      case SMALLEST_EIGENVALUE -> {
        var smallest =
            new SmallestEigenvalue(memory, n, random)
                .of(new NegatedOperator(operator), tolerance, maxProducts);
        yield new Spectrum(
            List.of(
                new Spectrum.Eigenvalue(
                    -smallest.value(), smallest.residual(), smallest.converged())));
      }
      case LANCZOS -> {
        GaussQuadrature quadrature = new Lanczos(memory, n, n).run(operator, unitVector(n));
        double largest = quadrature.node(0);
        yield new Spectrum(List.of(new Spectrum.Eigenvalue(largest, 0, Double.isFinite(largest))));
      }
    };
  }

  private Matrix unitVector(int n) {
    Matrix vector = memory.allocate(n, 1);
    for (int i = 0; i < n; i++) {
      vector.set(i, random.nextGaussian());
    }
    vector.scale(1 / vector.norm(), n);
    return vector;
  }

  /** Every value to the tolerance and flagged as converged. */
  private void assertFound(DenseOperator operator, double scale, double... expected) {
    Spectrum found = solve(operator, expected.length, AMPLE);
    boolean one = solver == Solver.SMALLEST_EIGENVALUE || solver == Solver.LANCZOS;
    assertEquals(one ? 1 : expected.length, found.size());
    for (int i = 0; i < found.size(); i++) {
      Spectrum.Eigenvalue eigenvalue = found.eigenvalues().get(i);
      assertEquals(expected[i], eigenvalue.value(), 2 * tolerance * scale, "value " + i);
      assertTrue(eigenvalue.converged(), "pair " + i + " has the residual " + eigenvalue);
    }
  }

  @Test
  void theIdentityHasOnes() {
    assertFound(operator(spectrum(20, i -> 1)), 1, 1, 1, 1);
  }

  @Test
  void bothCopiesOfARepeatedLargestEigenvalueAreFound() {
    double[] eigenvalues = spectrum(40, i -> 2 - 0.05 * i);
    eigenvalues[10] = 5;
    eigenvalues[30] = 5;
    assertFound(operator(eigenvalues), 5, 5, 5, 2);
  }

  @Test
  void aSingularOperatorHasZerosAfterItsRank() {
    double[] eigenvalues = new double[50];
    eigenvalues[7] = 4;
    eigenvalues[21] = 1;
    assertFound(operator(eigenvalues), 4, 4, 1, 0, 0);
  }

  @Test
  void theZeroOperatorHasZeros() {
    assertFound(operator(new double[12]), 1, 0, 0);
  }

  @Test
  void aSingularNegativeOperatorHasZeroFirst() {
    double[] eigenvalues = new double[30];
    eigenvalues[11] = -4;
    assertFound(operator(eigenvalues), 4, 0);
  }

  @Test
  void theLargestIsAlgebraicAndNotByMagnitude() {
    assertFound(operator(-10, 3), 10, 3);
  }

  @Test
  void manyLargeNegativeEigenvaluesAreNoneOfTheLargest() {
    double[] eigenvalues = spectrum(60, i -> -100 + i);
    eigenvalues[5] = 3;
    eigenvalues[6] = 2;
    assertFound(operator(eigenvalues), 100, 3, 2);
  }

  @Test
  void aNegativeDefiniteOperatorHasTheOneNearestToZeroFirst() {
    assertFound(operator(spectrum(30, i -> -1 - i)), 30, -1, -2);
  }

  @Test
  void clusteredEigenvaluesAreToldApart() {
    double[] eigenvalues = spectrum(80, i -> 0.5 * i / 80);
    eigenvalues[3] = 1;
    eigenvalues[40] = 0.999;
    eigenvalues[41] = 0.998;
    assertFound(operator(eigenvalues), 1, 1, 0.999, 0.998);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-30, 1e-12, 1e12, 1e30})
  void theScaleOfTheOperatorIsOfNoAccount(double scale) {
    double[] eigenvalues = spectrum(40, i -> scale * (i < 3 ? 10 - i : -0.1 * i));
    assertFound(operator(eigenvalues), 10 * scale, 10 * scale, 9 * scale, 8 * scale);
  }

  @Test
  void anOperatorOnALineHasItsElement() {
    assertFound(operator(-2.5), 2.5, -2.5);
  }

  @Test
  void allEigenvaluesOfASmallOperatorAreFound() {
    assertFound(operator(3, -1, 0, 7, 7), 7, 7, 7, 3, 0, -1);
  }

  @Test
  void aBudgetTooSmallIsToldByTheFlag() {
    assumeTrue(solver != Solver.LANCZOS, "its number of steps is given, not its tolerance");
    Spectrum found = solve(operator(spectrum(100, i -> i)), 2, 8);
    assertFalse(found.eigenvalues().getFirst().converged());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anOperatorThatIsNotFiniteHasNoFiniteEigenvalue(double element) {
    DenseOperator operator = operator(spectrum(30, i -> i)).with(4, 9, element);
    assertTrue(Double.isNaN(solve(operator, 2, AMPLE).largest()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anOperatorThatIsNotFiniteHasNothingConverged(double element) {
    DenseOperator operator = operator(spectrum(30, i -> i)).with(4, 9, element);
    assertTrue(
        solve(operator, 2, AMPLE).eigenvalues().stream().noneMatch(Spectrum.Eigenvalue::converged));
  }
}
