package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CostlySpacingTest {
  private static final OptionalInt EACH_STEP = OptionalInt.of(1);

  private static List<Long> due(CostlySpacing spacing, double gradients, LongStream steps) {
    return steps.filter(step -> spacing.isDue(step, gradients, false)).boxed().toList();
  }

  @Test
  void sixGradientsAreSpentInEveryThirdReading() {
    CostlySpacing spacing = new CostlySpacing(OptionalInt.of(5));
    assertEquals(List.of(0L, 15L, 30L), due(spacing, 6, LongStream.of(0, 5, 10, 15, 20, 25, 30)));
  }

  @Test
  void aGradientIsSpentInEachReading() {
    assertEquals(List.of(0L, 1L, 2L), due(new CostlySpacing(EACH_STEP), 1, LongStream.range(0, 3)));
  }

  @Test
  void whateverItCostsItIsReadInEveryTenth() {
    assertEquals(
        List.of(0L, 10L, 20L), due(new CostlySpacing(EACH_STEP), 1e6, LongStream.range(0, 21)));
  }

  @Test
  void aRunTakenUpInTheMiddleHasItAtTheSameSteps() {
    assertEquals(List.of(9L, 12L), due(new CostlySpacing(EACH_STEP), 6, LongStream.range(7, 14)));
  }

  @Test
  void underABudgetReadingsAreCountedAndNotSteps() {
    CostlySpacing spacing = new CostlySpacing(OptionalInt.empty());
    assertEquals(List.of(0L, 50L), due(spacing, 6, LongStream.of(0, 17, 31, 50, 68, 80)));
  }

  @Test
  void aReadingThatHasEverythingIsCountedFrom() {
    CostlySpacing spacing = new CostlySpacing(OptionalInt.empty());
    List<Boolean> due =
        LongStream.range(0, 6).mapToObj(step -> spacing.isDue(step, 6, step == 2)).toList();
    assertEquals(List.of(true, false, true, false, false, true), due);
  }
}
