package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every derivative of every small reference network, in both precisions. */
class TinyReferenceTest {

  static Stream<Arguments> cases() {
    return TinyReference.NAMES.stream()
        .flatMap(name -> Stream.of(Precision.values()).map(p -> Arguments.of(name, p)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loss(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double loss = tiny.expected.get("loss").asDouble();
      assertEquals(loss, tiny.objective.evaluate(tiny.theta).loss(), tiny.tolerance() * loss);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void accuracy(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      assertEquals(
          tiny.expected.get("accuracy").asDouble(),
          tiny.objective.evaluate(tiny.theta).accuracy(),
          1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradient(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      var gradient = tiny.newVector();
      tiny.objective.linearise(tiny.theta, gradient);
      assertClose(tiny, "gradient", gradient.flat().toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientStepOntoTheParametersThemselves(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] before = tiny.theta.flat().toArray();
      tiny.objective.addGradient(tiny.theta, 1, tiny.theta);
      double[] change = tiny.theta.flat().toArray();
      for (int i = 0; i < change.length; i++) {
        change[i] -= before[i];
      }
      assertClose(tiny, "gradient", change);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hessianVectorProduct(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Matrix product = tiny.newVector().flat();
      tiny.objective.hessian().apply(tiny.vector("v").flat(), product);
      assertClose(tiny, "hvp", product.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wholeHessian(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      int n = tiny.network.parameters();
      Matrix unit = tiny.newVector().flat();
      Matrix column = tiny.newVector().flat();
      double[] hessian = new double[n * n];
      for (int j = 0; j < n; j++) {
        unit.clear();
        unit.set(j, 1);
        tiny.objective.hessian().apply(unit, column);
        System.arraycopy(column.toArray(), 0, hessian, j * n, n);
      }
      double[] expected = tiny.hessian();
      double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertArrayEquals(expected, hessian, tiny.tolerance() * scale);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wholeSpectrum(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      int n = tiny.network.parameters();
      var solver = new LargestEigensolver(tiny.memory, n, n, new SplittableRandom(1));
      Eigenpairs pairs = solver.solve(tiny.objective.hessian(), accuracy(precision), 10 * n);
      double[] expected = tiny.eigenvalues();
      double scale = Math.max(Math.abs(expected[0]), Math.abs(expected[n - 1]));
      double[] found = new double[n];
      Arrays.setAll(found, i -> pairs.value(n - 1 - i));
      assertArrayEquals(expected, found, tiny.tolerance() * scale);
    }
  }

  private static double accuracy(Precision precision) {
    return precision == Precision.DOUBLE ? 1e-10 : 1e-5;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ntkTrace(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      double trace = tiny.expected.get("ntkTrace").asDouble();
      assertEquals(trace, tiny.objective.ntkTrace(), tiny.tolerance() * trace);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gaussNewtonTraceIsTheSumOfItsDiagonal(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Matrix unit = tiny.newVector().flat();
      Matrix column = tiny.newVector().flat();
      double trace = 0;
      for (int j = 0; j < tiny.network.parameters(); j++) {
        unit.clear();
        unit.set(j, 1);
        tiny.objective.gaussNewton().apply(unit, column);
        trace += column.get(j);
      }
      assertEquals(trace, tiny.objective.gaussNewtonTrace(), tiny.tolerance() * trace);
    }
  }

  /** G has the non-zero spectrum of R^T Theta R, with R_i R_i^T = d^2 l_i / df^2. */
  @ParameterizedTest
  @MethodSource("cases")
  void largestGaussNewtonEigenvalueIsThatOfTheWeightedNtk(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      var solver =
          new LargestEigensolver(
              tiny.memory, tiny.network.parameters(), 2, new SplittableRandom(1));
      double found = solver.solve(tiny.objective.gaussNewton(), accuracy(precision), 1000).value(0);
      double[] ntk = TinyReference.numbers(tiny.expected.get("ntk"));
      double expected = powerIteration(tiny.loss == Loss.SQUARED_ERROR ? ntk : weighted(tiny, ntk));
      assertEquals(expected, found, tiny.tolerance() * expected);
    }
  }

  /** R^T Theta R for cross-entropy, where R_i = diag(p)^(1/2) - p (p^(1/2))^T. */
  private static double[] weighted(TinyReference tiny, double[] ntk) {
    int outputs = tiny.network.outputs();
    double[] f = TinyReference.numbers(tiny.expected.get("outputs"));
    int n = f.length;
    double[] left = new double[n * n];
    double[] both = new double[n * n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        int first = row - row % outputs;
        for (int c = first; c < first + outputs; c++) {
          left[row * n + column] += factor(f, outputs, c, row) * ntk[c * n + column];
        }
      }
    }
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        int first = column - column % outputs;
        for (int c = first; c < first + outputs; c++) {
          both[row * n + column] += left[row * n + c] * factor(f, outputs, c, column);
        }
      }
    }
    return both;
  }

  /** Element of R_i in the row of output a and the column of output b, of the same example. */
  private static double factor(double[] f, int outputs, int a, int b) {
    double root = Math.sqrt(probability(f, outputs, b));
    return (a == b ? root : 0) - probability(f, outputs, a) * root;
  }

  private static double probability(double[] f, int outputs, int output) {
    int first = output - output % outputs;
    double sum = 0;
    for (int c = first; c < first + outputs; c++) {
      sum += Math.exp(f[c]);
    }
    return Math.exp(f[output]) / sum;
  }

  private static double powerIteration(double[] matrix) {
    int n = (int) Math.round(Math.sqrt(matrix.length));
    double[] x = new double[n];
    Arrays.setAll(x, i -> 1 + 0.1 * i);
    double norm = 0;
    for (int step = 0; step < 20_000; step++) {
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          y[i] += matrix[i * n + j] * x[j];
        }
      }
      norm = Math.sqrt(Arrays.stream(y).map(v -> v * v).sum());
      for (int i = 0; i < n; i++) {
        x[i] = y[i] / norm;
      }
    }
    return norm;
  }

  private static void assertClose(TinyReference tiny, String key, double[] actual) {
    double[] expected = TinyReference.numbers(tiny.expected.get(key));
    assertEquals(expected.length, actual.length);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (expected[i] - actual[i]) * (expected[i] - actual[i]);
      norm += expected[i] * expected[i];
    }
    assertEquals(0, Math.sqrt(difference / norm), tiny.tolerance(), key);
  }
}
