package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final DiagonalOperator operator = DiagonalOperator.of(-3.0, -0.5, 0.0, 1.0, 2.0, 7.0);

  @AfterEach
  void free() {
    memory.close();
  }

  private GaussQuadrature run(DiagonalOperator diagonal, int steps, double... start) {
    Matrix vector = memory.allocate(start.length, 1);
    vector.setAll(start);
    vector.scale(1 / vector.norm(), start.length);
    return new Lanczos(memory, start.length, steps).run(diagonal, vector);
  }

  private GaussQuadrature run(int steps) {
    return run(operator, steps, 1, 1, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void threeStepsGiveTheMomentsUpToDegreeFive(int degree) {
    double expected = operator.values().stream().mapToDouble(v -> Math.pow(v, degree)).sum() / 6;
    assertEquals(expected, run(3).moment(degree), 1e-9 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void allStepsGiveTheEigenvalues() {
    assertEquals(-0.5, run(6).node(4), 1e-10);
  }

  @Test
  void weightsAreTheSquaredComponentsOfTheStart() {
    GaussQuadrature quadrature = run(DiagonalOperator.of(1.0, 4.0), 2, 3, 4);
    assertEquals(16 / 25.0, quadrature.weight(0), 1e-12);
  }

  @Test
  void anEigenvectorEndsAfterOneStep() {
    assertEquals(1, run(operator, 6, 0, 0, 0, 1, 0, 0).size());
  }

  @Test
  void aRepeatedEigenvalueIsOneNode() {
    assertEquals(2, run(DiagonalOperator.of(2.0, 2.0, 2.0, 5.0), 4, 1, 2, 3, 4).size());
  }

  @Test
  void theZeroOperatorHasOneNodeAtZero() {
    assertEquals(0, run(DiagonalOperator.of(0.0, 0.0), 2, 1, 1).node(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-8, 1, 1e8, 1e100})
  void noScaleIsSpecial(double scale) {
    GaussQuadrature quadrature = run(DiagonalOperator.of(scale, -2 * scale), 2, 1, 1);
    assertEquals(-2 * scale, quadrature.node(1), 1e-12 * scale);
  }

  @Test
  void whatWasNotFiniteIsForgottenInTheNextRun() {
    Lanczos lanczos = new Lanczos(memory, 2, 2);
    Matrix start = memory.allocate(2, 1);
    start.set(0, 0.6);
    start.set(1, 0.8);
    lanczos.run(DiagonalOperator.of(Double.NaN, 1.0), start);
    assertEquals(3, lanczos.run(DiagonalOperator.of(3.0, 1.0), start).node(0), 1e-12);
  }

  private Eigenpairs largest(DiagonalOperator diagonal, int steps, double... start) {
    Matrix vector = memory.allocate(start.length, 1);
    vector.setAll(start);
    vector.scale(1 / vector.norm(), start.length);
    return Lanczos.keepingTwo(memory, start.length, steps).largest(diagonal, vector, 1e-6);
  }

  @Test
  void twoVectorsAreEnoughForTheLargestEigenvalue() {
    Eigenpairs found = largest(operator, 6, 1, 1, 1, 1, 1, 1);
    assertEquals(7, found.value(0), 1e-9);
    assertTrue(found.converged(0));
  }

  @Test
  void theLargestOfManyEndsAsSoonAsItsResidualIsSmall() {
    Double[] values = new Double[200];
    double[] start = new double[200];
    for (int i = 0; i < 200; i++) {
      values[i] = i / 200.0;
      start[i] = 1;
    }
    values[7] = 3.0;
    Eigenpairs found = largest(DiagonalOperator.of(values), 100, start);
    assertEquals(3, found.value(0), 1e-9);
    assertTrue(found.products() < 20, found.products() + " products");
    assertTrue(found.residual(0) <= 3e-6);
  }

  @Test
  void tooFewStepsAreFlagged() {
    Eigenpairs found = largest(operator, 2, 1, 1, 1, 1, 1, 1);
    assertFalse(found.converged(0));
    assertTrue(Math.abs(7 - found.value(0)) <= found.residual(0));
  }

  @Test
  void theLargestEigenvalueMayBeNegative() {
    assertEquals(-2, largest(DiagonalOperator.of(-2.0, -5.0, -9.0), 3, 1, 1, 1).value(0), 1e-9);
  }

  @Test
  void anOperatorThatIsNotFiniteHasNoLargestEigenvalue() {
    Eigenpairs found = largest(DiagonalOperator.of(Double.NaN, 1.0), 2, 0.6, 0.8);
    assertTrue(Double.isNaN(found.value(0)));
    assertFalse(found.converged(0));
  }

  @Test
  void moreStepsThanDimensionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Lanczos(memory, 2, 3));
  }
}
