package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OwnSpacingTest {
  private static final double HALF_A_GRADIENT = 0.5;

  private static List<Long> due(OwnSpacing spacing, LongStream steps) {
    return steps.filter(spacing::isDue).boxed().toList();
  }

  @Test
  void halfAGradientIsSpentInEveryFourthOfAllSteps() {
    OwnSpacing spacing = new OwnSpacing(HALF_A_GRADIENT, OptionalInt.of(1));
    assertEquals(List.of(0L, 4L, 8L), due(spacing, LongStream.range(0, 11)));
  }

  @Test
  void readingsThatAreFurtherApartAllHaveIt() {
    OwnSpacing spacing = new OwnSpacing(HALF_A_GRADIENT, OptionalInt.of(5));
    assertEquals(List.of(0L, 5L, 10L), due(spacing, LongStream.of(0, 5, 10)));
  }

  @Test
  void tenStepsApartThereIsRoomForWhateverItCosts() {
    OwnSpacing spacing = new OwnSpacing(100, OptionalInt.of(10));
    assertEquals(List.of(0L, 10L, 20L), due(spacing, LongStream.of(0, 10, 20)));
  }

  @Test
  void aRunTakenUpInTheMiddleHasItAtTheSameSteps() {
    OwnSpacing spacing = new OwnSpacing(HALF_A_GRADIENT, OptionalInt.of(3));
    assertEquals(List.of(9L, 12L), due(spacing, LongStream.of(9, 12)));
    OwnSpacing whole = new OwnSpacing(HALF_A_GRADIENT, OptionalInt.of(3));
    assertEquals(List.of(0L, 6L, 9L, 12L), due(whole, LongStream.of(0, 3, 6, 9, 12)));
  }

  @Test
  void underABudgetTheFirstReadingOfEachPieceHasIt() {
    OwnSpacing spacing = new OwnSpacing(HALF_A_GRADIENT, OptionalInt.empty());
    assertEquals(List.of(2L, 5L, 8L, 13L), due(spacing, LongStream.of(2, 3, 5, 7, 8, 13)));
  }
}
