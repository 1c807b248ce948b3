package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Eigenpairs of a matrix whose eigenvectors turn with time, by an angle that is known. */
class FollowingEigensolverTest {
  private static final int DIMENSION = 40;
  private static final double STEP = 0.01;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);

  @AfterEach
  void free() {
    memory.close();
  }

  /** 10 and 9 turn in the planes of axes 0 and 2, and 1 and 3, of values 4 and 3. */
  private record Turning(double time) implements SymmetricOperator {
    @Override
    public int dimension() {
      return DIMENSION;
    }

    @Override
    public void apply(Matrix x, Matrix y) {
      y.clear();
      turn(x, y, 0, 2, 10 + time, 4);
      turn(x, y, 1, 3, 9, 3);
      for (int i = 4; i < DIMENSION; i++) {
        y.set(i, -x.get(i) / i);
      }
    }

    private void turn(Matrix x, Matrix y, int a, int b, double high, double low) {
      double cos = Math.cos(time);
      double sin = Math.sin(time);
      double along = cos * x.get(a) + sin * x.get(b);
      double across = cos * x.get(b) - sin * x.get(a);
      y.set(a, high * along * cos - low * across * sin);
      y.set(b, high * along * sin + low * across * cos);
    }
  }

  private FollowingEigensolver atTimeZero() {
    Matrix start = memory.allocate(DIMENSION, 2);
    start.set(0, 1);
    start.set(DIMENSION + 1, 1);
    return new FollowingEigensolver(start);
  }

  @Test
  void valuesAreThoseOfTheOperatorAsItIsNow() {
    try (FollowingEigensolver followed = atTimeZero()) {
      for (int t = 1; t <= 20; t++) {
        Eigenpairs pairs = followed.follow(new Turning(t * STEP), 1e-6);
        assertEquals(10 + t * STEP, pairs.value(0), 1e-9);
        assertEquals(9, pairs.value(1), 1e-9);
        assertTrue(pairs.converged(0));
      }
    }
  }

  @Test
  void vectorsBelongToTheValues() {
    try (FollowingEigensolver followed = atTimeZero()) {
      for (int t = 1; t <= 20; t++) {
        followed.follow(new Turning(t * STEP), 1e-6);
      }
      assertEquals(Math.cos(20 * STEP), Math.abs(followed.vectors().get(0)), 1e-6);
      assertEquals(Math.sin(20 * STEP), Math.abs(followed.vectors().get(2)), 1e-6);
    }
  }

  /** The error of the start is of second order: 1e-4 of the vector, where the turn is 1e-2. */
  @Test
  void whatMovesEvenlyCostsAProductForEachPair() {
    try (FollowingEigensolver followed = atTimeZero()) {
      assertEquals(4, followed.follow(new Turning(STEP), 1e-3).products());
      followed.follow(new Turning(2 * STEP), 1e-3);
      assertEquals(2, followed.follow(new Turning(3 * STEP), 1e-3).products());
    }
  }

  @Test
  void aPairThatCrossesAnotherTakesItsPlace() {
    try (FollowingEigensolver followed = atTimeZero()) {
      Eigenpairs pairs = followed.follow(new Turning(-1.5), 1e-6);
      assertEquals(9, pairs.value(0), 1e-9);
      assertEquals(8.5, pairs.value(1), 1e-9);
    }
  }

  @Test
  void anOperatorThatIsNotFiniteIsFlagged() {
    try (FollowingEigensolver followed = atTimeZero()) {
      Eigenpairs pairs = followed.follow(new Turning(Double.NaN), 1e-6);
      assertTrue(Double.isNaN(pairs.value(0)));
      assertFalse(pairs.converged(0));
    }
  }
}
