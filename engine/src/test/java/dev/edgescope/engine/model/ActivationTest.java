package dev.edgescope.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
  /** What the kernels for single precision promise of the value. */
  private static final double VALUE = 4e-7;

  /** The slope of tanh is 1 - y^2, and so has twice the error of y. */
  private static final double SLOPE = 8e-7;

  /** The bend of tanh is -2 y phi'. */
  private static final double BEND = 2 * SLOPE;

  private static final int POINTS = 40_001;

  /** What the kernels for single precision make of the points x. */
  private static final class Kernel {
    final float[] x;
    final float[] value;
    final float[] slope;
    final float[] bend;

    private Kernel(Activation activation, float[] x) {
      this.x = x;
      value = new float[x.length];
      slope = new float[x.length];
      bend = new float[x.length];
      activation.evaluate(x, value, slope, x.length);
      activation.bend(x, value, slope, bend, x.length);
    }

    static Kernel onGrid(Activation activation) {
      float[] x = new float[POINTS];
      for (int i = 0; i < POINTS; i++) {
        x[i] = -20 + 40f * i / (POINTS - 1);
      }
      return new Kernel(activation, x);
    }
  }

  private static double slope(Activation activation, double x) {
    return activation.slope(x, activation.value(x));
  }

  private static double bend(Activation activation, double x) {
    return activation.bend(x, activation.value(x), slope(activation, x));
  }

  /** Absolute below 1, relative above. */
  private static void assertSingle(double expected, float actual, double tolerance, float x) {
    assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), () -> "at " + x);
  }

  @ParameterizedTest
  @EnumSource
  void valueInSinglePrecision(Activation activation) {
    Kernel kernel = Kernel.onGrid(activation);
    for (int i = 0; i < POINTS; i++) {
      assertSingle(activation.value(kernel.x[i]), kernel.value[i], VALUE, kernel.x[i]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void slopeInSinglePrecision(Activation activation) {
    Kernel kernel = Kernel.onGrid(activation);
    for (int i = 0; i < POINTS; i++) {
      assertSingle(slope(activation, kernel.x[i]), kernel.slope[i], SLOPE, kernel.x[i]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bendInSinglePrecision(Activation activation) {
    Kernel kernel = Kernel.onGrid(activation);
    for (int i = 0; i < POINTS; i++) {
      float x = kernel.x[i];
      assertEquals(bend(activation, x), kernel.bend[i], BEND, () -> "at " + x);
    }
  }

  /** A slope below zero would be a tanh that turns back. */
  @Test
  void theTangentStaysWithinOne() {
    Kernel kernel = Kernel.onGrid(Activation.TANH);
    for (int i = 0; i < POINTS; i++) {
      assertTrue(Math.abs(kernel.value[i]) <= 1, "at " + kernel.x[i]);
    }
  }

  /** Near zero the value is as small as its argument, and its digits count all the same. */
  @ParameterizedTest
  @EnumSource(names = {"TANH", "GELU", "ELU", "RELU", "IDENTITY"})
  void valueNearZeroHasItsDigits(Activation activation) {
    float[] x = {-1e-3f, -1e-6f, -1e-12f, -1e-30f, 0, 1e-30f, 1e-12f, 1e-6f, 1e-3f};
    Kernel kernel = new Kernel(activation, x);
    for (int i = 0; i < x.length; i++) {
      double expected = activation.value(x[i]);
      assertEquals(expected, kernel.value[i], VALUE * Math.abs(expected) + 1e-38, "at " + x[i]);
    }
  }

  static Stream<Arguments> undefined() {
    return Stream.of(Activation.values())
        .flatMap(a -> Stream.of(Precision.values()).map(p -> Arguments.of(a, p)));
  }

  /** A run that has diverged must not look as if it had not. */
  @ParameterizedTest
  @MethodSource("undefined")
  void whatIsNotANumberStaysSo(Activation activation, Precision precision) {
    double value;
    Tiles tiles;
    try (NativeMemory memory = new NativeMemory(precision)) {
      tiles = new Tiles(memory, null, 0);
    }
    if (precision == Precision.FLOAT) {
      tiles.floats(0)[0] = Float.NaN;
      activation.evaluate(tiles, 0, 1, 2, 1);
      value = tiles.floats(1)[0];
    } else {
      tiles.doubles(0)[0] = Double.NaN;
      activation.evaluate(tiles, 0, 1, 2, 1);
      value = tiles.doubles(1)[0];
    }
    assertTrue(Double.isNaN(value));
  }

  /** A grid that has no point at the kink of RELU, and none nearer to it than the difference. */
  private static double[] points() {
    double[] points = new double[160];
    for (int i = 0; i < points.length; i++) {
      points[i] = -7.95 + 0.1 * i;
    }
    return points;
  }

  @ParameterizedTest
  @EnumSource
  void slopeIsTheDerivativeOfTheValue(Activation activation) {
    double h = 1e-5;
    for (double x : points()) {
      double difference = (activation.value(x + h) - activation.value(x - h)) / (2 * h);
      assertEquals(difference, slope(activation, x), 1e-9, () -> "at " + x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bendIsTheDerivativeOfTheSlope(Activation activation) {
    double h = 1e-5;
    for (double x : points()) {
      double difference = (slope(activation, x + h) - slope(activation, x - h)) / (2 * h);
      assertEquals(difference, bend(activation, x), 1e-9, () -> "at " + x);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELU", "ELU", "SOFTPLUS", "GELU", "IDENTITY"})
  void farToTheRightIsTheIdentity(Activation activation) {
    for (double x : new double[] {50, 800, 1e30}) {
      assertEquals(x, activation.value(x));
      assertEquals(1, slope(activation, x));
      assertEquals(0, bend(activation, x), 1e-20);
    }
  }

  @ParameterizedTest
  @CsvSource({"RELU, 0", "ELU, -1", "SOFTPLUS, 0", "GELU, 0", "TANH, -1"})
  void farToTheLeftIsFlat(Activation activation, double limit) {
    for (double x : new double[] {-50, -800, -1e30}) {
      assertEquals(limit, activation.value(x), 1e-20);
      assertEquals(0, slope(activation, x), 1e-20);
      assertEquals(0, bend(activation, x), 1e-20);
    }
  }

  /** Values from tables of the functions themselves. */
  @ParameterizedTest
  @CsvSource({
    "TANH, 0.5, 0.46211715726000975",
    "GELU, 1, 0.8413447460685429",
    "GELU, -2, -0.04550026389635842",
    "SOFTPLUS, 0, 0.6931471805599453",
    "ELU, -1, -0.6321205588285577",
    "RELU, -3, 0",
    "RELU, 3, 3",
    "IDENTITY, -3, -3"
  })
  void valueIsThatOfTheFunction(Activation activation, double x, double expected) {
    assertEquals(expected, activation.value(x), 1e-14);
  }

  @ParameterizedTest
  @EnumSource(names = "RELU")
  void theDerivativeAtTheKinkIsZero(Activation activation) {
    assertEquals(0, slope(activation, 0));
  }
}
