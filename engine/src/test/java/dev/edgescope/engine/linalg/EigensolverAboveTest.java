package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EigensolverAboveTest {
  private static final int DIMENSION = 60;

  private final EigensolverAbove solver =
      new EigensolverAbove(Precision.DOUBLE, DIMENSION, 12, new SplittableRandom(1));

  @AfterEach
  void free() {
    solver.close();
  }

  /** 20, 19, ... for the number asked for, below them small eigenvalues. */
  private static DiagonalOperator withLarge(int number) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < DIMENSION; i++) {
      values.add(i < number ? 20.0 - i : -1.0 / (i + 1));
    }
    return new DiagonalOperator(values);
  }

  private Eigenpairs solve(int large, double level) {
    return solver.solve(withLarge(large), level, 1e-8, 1000);
  }

  @Test
  void allAboveTheLevelAndTheNextAreFound() {
    assertEquals(8, solve(9, 13.5).count());
  }

  @Test
  void theLastIsTheFirstBelowTheLevel() {
    assertEquals(13, solve(9, 13.5).value(7), 1e-6);
  }

  @Test
  void noneAboveTheLevelLeavesTheLargest() {
    Eigenpairs pairs = solve(9, 30);
    assertEquals(20, pairs.value(pairs.count() - 1), 1e-6);
  }

  @Test
  void noMoreThanTheBoundAreFound() {
    assertEquals(12, solve(20, 0).count());
  }

  /** One pair, the next below it, a search for risers and what it takes to see them converge. */
  @Test
  void noMoreThanOnePairIsPaidForWhereNoneIsAboveTheLevel() {
    solve(9, 30);
    int again = solve(9, 30).products();
    assertTrue(again <= 4, again + " products");
  }

  @Test
  void allAreConverged() {
    assertTrue(solve(9, 13.5).converged(7));
  }

  @Test
  void fewerAreFoundWhenTheSpectrumSinks() {
    solve(9, 13.5);
    assertEquals(2, solve(9, 19.5).count());
  }

  @Test
  void moreAreFoundWhenItRisesAgain() {
    solve(9, 13.5);
    solve(9, 19.5);
    assertEquals(8, solve(9, 13.5).count());
  }

  @Test
  void vectorsBelongToTheValues() {
    solve(9, 13.5);
    solve(9, 19.5);
    assertEquals(1, Math.abs(solver.vectors().get(0)), 1e-8);
  }

  @Test
  void aSecondSolutionStartsFromTheFirst() {
    int first = solve(9, 13.5).products();
    int again = solve(9, 13.5).products();
    assertTrue(3 * again < first, again + " products after " + first);
  }

  @Test
  void aFiniteOperatorIsSolvedAfterwards() {
    List<Double> values = new ArrayList<>(withLarge(3).values());
    values.set(1, Double.NaN);
    solver.solve(new DiagonalOperator(values), 0, 1e-8, 1000);
    assertEquals(20, solve(9, 13.5).value(0), 1e-6);
  }

  /** The curvature along a vector of the last solution. */
  private double along(int vector, int large) {
    try (NativeMemory memory = new NativeMemory(Precision.DOUBLE)) {
      Matrix image = memory.allocate(DIMENSION, 1);
      Matrix one = solver.vectors().columns(vector, 1);
      withLarge(large).apply(one, image);
      return one.dot(image, DIMENSION);
    }
  }

  @Test
  void vectorsOfASolverThatHasGrownBelongToItsValues() {
    solve(2, 18.5);
    Eigenpairs pairs = solve(9, 13.5);
    for (int i = 0; i < pairs.count(); i++) {
      assertEquals(pairs.value(i), along(i, 9), 1e-9);
    }
  }

  @Test
  void vectorsOfASolverThatWasCutBelongToItsValues() {
    solve(9, 11.5);
    Eigenpairs pairs = solve(9, 18.5);
    assertEquals(3, pairs.count());
    for (int i = 0; i < pairs.count(); i++) {
      assertEquals(pairs.value(i), along(i, 9), 1e-9);
      assertEquals(1, solver.vectors().columns(i, 1).norm(), 1e-9);
    }
  }
}
