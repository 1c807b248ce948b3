package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.ProbeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuringScheduleTest {
  private static final Work LARGE = new Work(1_000_000, 1_000_000, 10);

  private static MeasuringSchedule byBudget(double share) {
    return new MeasuringSchedule(new ProbeConfig(1, ProbeConfig.Spacing.budget(share)), LARGE);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "9, false", "10, true", "20, true"})
  void aSpacingIsInSteps(long step, boolean due) {
    MeasuringSchedule schedule =
        new MeasuringSchedule(new ProbeConfig(1, ProbeConfig.Spacing.every(10)), LARGE);
    assertTrue(schedule.isDue(step, 1) == due);
  }

  /** The clock has no known origin, and may be below zero. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE / 2, -1, 0, 1, Long.MAX_VALUE / 2})
  void theFirstReadingIsDueAtOnce(long now) {
    assertTrue(byBudget(0.5).isDue(0, now));
  }

  /** 100 of measuring in 1000 of all are a share of 10 %: 900 are left for training. */
  @ParameterizedTest
  @CsvSource({"899, false", "900, true"})
  void aBudgetLeavesTrainingItsShare(long after, boolean due) {
    MeasuringSchedule schedule = byBudget(0.1);
    schedule.measured(5000, 5100);
    assertTrue(schedule.isDue(7, 5100 + after) == due);
  }

  @Test
  void theWholeTimeMeasuresAtEveryStep() {
    MeasuringSchedule schedule = byBudget(1);
    schedule.measured(5000, 5100);
    assertTrue(schedule.isDue(7, 5100));
  }

  @Test
  void noTimeMeasuresNothing() {
    assertFalse(byBudget(0).isDue(0, 1_000_000));
  }

  @Test
  void aNewShareActsOnTheReadingBefore() {
    MeasuringSchedule schedule = byBudget(0.1);
    schedule.measured(5000, 5100);
    schedule.setShare(0.5);
    assertTrue(schedule.isDue(7, 5200));
  }

  @Test
  void aReadingWhilePausedOwesNothing() {
    MeasuringSchedule schedule = byBudget(0.1);
    schedule.measured(5000, 5100);
    schedule.measuredIdle();
    assertTrue(schedule.isDue(7, 5101));
  }

  /** A step that has just been measured leaves nothing of the time, and is followed at once. */
  @ParameterizedTest
  @CsvSource({"0.5, true", "0.4, false"})
  void whatIsCheapIsReadAtEveryStepWhereTheShareIsTheUsualOne(double share, boolean due) {
    MeasuringSchedule schedule =
        new MeasuringSchedule(
            new ProbeConfig(1, ProbeConfig.Spacing.budget(share)), new Work(1000, 1000, 1));
    schedule.measured(5000, 5100);
    assertTrue(schedule.isDue(7, 5101) == due);
  }
}
