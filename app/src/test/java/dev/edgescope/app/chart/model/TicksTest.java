package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Ticks.Tick;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).filter(label -> !label.isEmpty()).toList();
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.5", "1, 1", "1.1, 2", "7, 10", "230, 500"})
  void stepIsOneTwoOrFive(double distance, double expected) {
    assertEquals(expected, Ticks.niceStep(distance), 1e-12 * expected);
  }

  @Test
  void linearTicksAreRound() {
    assertEquals(List.of("0", "5", "10", "15", "20"), labels(Ticks.linear(0, 20, 5)));
  }

  @Test
  void thousandsAreSeparated() {
    assertEquals(List.of("0", "500", "1,000", "1,500"), labels(Ticks.linear(0, 1_600, 4)));
  }

  @Test
  void smallTicksShareTheirDecimals() {
    assertEquals(List.of("0", "0.05", "0.10"), labels(Ticks.linear(0, 0.1, 3)));
  }

  @Test
  void negativeTicksHaveTrueMinus() {
    assertEquals(List.of("−1", "0", "1"), labels(Ticks.linear(-1, 1, 3)));
  }

  @Test
  void largeTicksArePowersOfTen() {
    assertEquals(List.of("0", "5×10⁷", "1×10⁸"), labels(Ticks.linear(0, 1e8, 3)));
  }

  @Test
  void decadesAreSuperscripts() {
    assertEquals(List.of("10⁻³", "10⁻²", "10⁻¹", "10⁰"), labels(Ticks.logarithmic(1e-3, 2, 6)));
  }

  @Test
  void decadesHaveMinorTicksBetween() {
    long minors = Ticks.logarithmic(1e-3, 1, 6).stream().filter(tick -> !tick.major()).count();
    assertEquals(3 * 8, minors);
  }

  @Test
  void manyDecadesAreThinnedOut() {
    assertTrue(labels(Ticks.logarithmic(1e-30, 1, 5)).size() <= 7);
  }

  @Test
  void oneDecadeIsLabelledWithPlainNumbers() {
    assertEquals(List.of("0.2", "0.5", "1", "2"), labels(Ticks.logarithmic(0.2, 2.5, 5)));
  }

  @Test
  void fractionOfDecadeHasLinearTicks() {
    assertEquals(List.of("2.0", "2.5", "3.0"), labels(Ticks.logarithmic(2, 3, 3)));
  }

  @Test
  void thereAreTwoNumbersAtLeast() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      double lower = random.nextDouble(-1e6, 1e6);
      double upper = lower + Math.pow(10, random.nextDouble(-3, 9));
      int most = random.nextInt(1, 11);
      assertTrue(
          labels(Ticks.linear(lower, upper, most)).size() >= 2,
          () -> lower + " to " + upper + " with " + most);
    }
  }

  @Test
  void thereAreTwoNumbersOnALogarithmicAxisToo() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2_000; i++) {
      double lower = Math.pow(10, random.nextDouble(-280, 280));
      double upper = lower * Math.pow(10, Math.pow(10, random.nextDouble(-2, 1.3)));
      int most = random.nextInt(1, 11);
      assertTrue(
          labels(Ticks.logarithmic(lower, upper, most)).size() >= 2,
          () -> lower + " to " + upper + " with " + most);
    }
  }

  @Test
  void noMoreThanAskedForWhereTwoAreEnough() {
    assertEquals(List.of("0", "500"), labels(Ticks.linear(0, 700, 2)));
  }
}
