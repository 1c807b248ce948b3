package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  @Test
  void theConstantScheduleIsOne() {
    assertEquals(1, Schedule.CONSTANT.factor(1_000_000));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.25", "1, 0.5", "2, 0.75", "3, 1", "4, 1", "1000, 1"})
  void warmUpRisesLinearly(long step, double factor) {
    assertEquals(factor, Schedule.warmUp(4).factor(step));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "9, 1", "10, 0.1", "19, 0.1", "20, 0.01", "35, 0.001"})
  void stepsMultiply(long step, double factor) {
    assertEquals(factor, Schedule.step(10, 0.1).factor(step), 1e-15);
  }

  /** cos(pi/3) = 1/2 and cos(2 pi/3) = -1/2. */
  @ParameterizedTest
  @CsvSource({"0, 1", "10, 0.8", "15, 0.6", "20, 0.4", "30, 0.2", "31, 0.2", "500, 0.2"})
  void theCosineFallsToItsFloor(long step, double factor) {
    assertEquals(factor, Schedule.cosine(30, 0.2).factor(step), 1e-15);
  }
}
