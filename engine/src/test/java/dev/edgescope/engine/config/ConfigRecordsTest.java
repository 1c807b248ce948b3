package dev.edgescope.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.objective.Loss;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No record of a configuration can hold an impossible value. */
class ConfigRecordsTest {

  static Stream<Executable> impossible() {
    return Stream.of(
        () -> new OptimizerConfig(Double.NaN, 0.0, BatchSize.full()),
        () -> new OptimizerConfig(Double.POSITIVE_INFINITY, 0.0, BatchSize.full()),
        () -> new OptimizerConfig(0.1, -0.1, BatchSize.full()),
        () -> new OptimizerConfig(0.1, Double.NaN, BatchSize.full()),
        () -> BatchSize.of(0),
        () -> new ProbeConfig(-1, ProbeConfig.Spacing.budget(0.5)),
        () -> new ProbeConfig(1, ProbeConfig.Spacing.every(-1)),
        () -> new ProbeConfig(1, ProbeConfig.Spacing.budget(Double.NaN)));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void anImpossibleValueIsRefused(Executable construction) {
    assertThrows(InvalidConfigException.class, construction);
  }

  @Test
  void theShareIsOfNoAccountBesideASpacing() {
    assertEquals(
        new ProbeConfig(2, ProbeConfig.Spacing.every(10)),
        new ProbeConfig(2, ProbeConfig.Spacing.every(10)));
  }

  @Test
  void theFullBatchIsAllExamples() {
    assertEquals(300, BatchSize.full().on(300));
  }

  @Test
  void numbersKeepAllTheirDigits() {
    assertEquals("1,234.56789", NumberText.of(1234.56789));
  }

  @Test
  void extremeNumbersAreShownWithAnExponent() {
    assertEquals("1.0E-9", NumberText.of(1e-9));
  }

  @Test
  void wordsAreTheConstantsWithHyphens() {
    assertEquals("squared-error", Words.of(Loss.SQUARED_ERROR));
  }
}
