package dev.edgescope.engine.data.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.NumberArrays;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDataTest {
  private static final int INPUTS = 3;
  private static final DataSplit TEACHER = GaussianTeacher.of(INPUTS, 0, 0, 5_000, 1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 20, 100})
  void chebyshevTargetsFollowTheRecurrence(int degree) {
    DataSet data = ChebyshevRegression.of(degree, 51).train();
    double[] expected = new double[51];
    for (int i = 0; i < expected.length; i++) {
      double x = -1 + i / 25.0;
      double before = 1;
      double value = degree == 0 ? 1 : x;
      for (int k = 2; k <= degree; k++) {
        double next = 2 * x * value - before;
        before = value;
        value = next;
      }
      expected[i] = value;
    }
    assertArrayEquals(expected, NumberArrays.of(data.targets()), 1e-6);
  }

  @Test
  void chebyshevInputsAreEquallySpacedAndReachBothEnds() {
    assertArrayEquals(
        new double[] {-1, -0.5, 0, 0.5, 1},
        NumberArrays.of(ChebyshevRegression.of(3, 5).train().features()));
  }

  @Test
  void chebyshevHasNoTestExamples() {
    assertEquals(Optional.empty(), ChebyshevRegression.of(3, 5).test());
  }

  @Test
  void numbersHaveNoClasses() {
    assertFalse(ChebyshevRegression.of(3, 5).train().hasClasses());
  }

  @Test
  void teacherInputsHaveUnitVariance() {
    double[] x = NumberArrays.of(TEACHER.train().features());
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    assertEquals(1, squares / x.length, 0.03);
  }

  @Test
  void teacherTargetsAreOneLinearMapOfAllInputs() {
    DataSet train = TEACHER.train();
    DataSet test = TEACHER.test().orElseThrow();
    double[] w = solve(train);
    double predicted = 0;
    for (int j = 0; j < INPUTS; j++) {
      predicted += w[j] * test.features().get(7 * INPUTS + j);
    }
    assertEquals(predicted, test.targets().get(7), 1e-5);
  }

  @Test
  void theVariancesOfTheInputsFollowThePowerLaw() {
    DataSet train = GaussianTeacher.of(INPUTS, 2, 0, 20_000, 1).train();
    double[] squares = new double[INPUTS];
    for (int i = 0; i < train.features().length(); i++) {
      squares[i % INPUTS] += train.features().get(i) * train.features().get(i) / 20_000;
    }
    assertArrayEquals(new double[] {1, 1 / 4.0, 1 / 9.0}, squares, 0.03);
  }

  @Test
  void theTargetsHaveTheNoise() {
    DataSet clean = GaussianTeacher.of(1, 0, 0, 1, 1).train();
    double w = clean.targets().get(0) / clean.features().get(0);
    DataSet noisy = GaussianTeacher.of(1, 0, 0.5, 20_000, 1).train();
    double squares = 0;
    for (int i = 0; i < 20_000; i++) {
      double noise = noisy.targets().get(i) - w * noisy.features().get(i);
      squares += noise * noise / 20_000;
    }
    assertEquals(0.25, squares, 0.01);
  }

  @Test
  void oneSeedIsOneTeacher() {
    assertArrayEquals(
        NumberArrays.of(TEACHER.train().targets()),
        NumberArrays.of(GaussianTeacher.of(INPUTS, 0, 0, 5_000, 1).train().targets()));
  }

  @Test
  void anotherSeedIsAnotherTeacher() {
    assertNotEquals(
        TEACHER.train().targets().get(0),
        GaussianTeacher.of(INPUTS, 0, 0, 5_000, 2).train().targets().get(0));
  }

  @Test
  void theTeacherHasAThousandTestExamples() {
    assertEquals(1_000, TEACHER.test().orElseThrow().examples());
  }

  /** The map that the first three examples determine, by Cramer's rule. */
  private static double[] solve(DataSet data) {
    double[][] rows = new double[INPUTS][INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < INPUTS; j++) {
        rows[i][j] = data.features().get(i * INPUTS + j);
      }
    }
    double[] w = new double[INPUTS];
    for (int column = 0; column < INPUTS; column++) {
      double[][] replaced = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
      for (int i = 0; i < INPUTS; i++) {
        replaced[i][column] = data.targets().get(i);
      }
      w[column] = determinant(replaced) / determinant(rows);
    }
    return w;
  }

  private static double determinant(double[][] a) {
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
        - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
        + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  }
}
