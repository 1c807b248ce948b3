package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  @Test
  void beforeTheRequestThereIsTime() {
    try (Interruption interruption = new Interruption(Duration.ZERO)) {
      assertTrue(interruption.hasTime());
    }
  }

  @Test
  void onceTheTimeIsOverThereIsNone() {
    try (Interruption interruption = new Interruption(Duration.ZERO)) {
      interruption.interrupt();
      assertFalse(interruption.hasTime());
    }
  }
}
