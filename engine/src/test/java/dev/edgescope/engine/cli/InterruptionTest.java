package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  @Test
  void beforeTheRequestThereIsTime() {
    try (Interruption interruption = new Interruption(Duration.ZERO, _ -> {})) {
      assertTrue(interruption.hasTime());
    }
  }

  @Test
  void theFirstWordComesBeforeTheLast() {
    List<Boolean> heard = new ArrayList<>();
    try (Interruption interruption =
        new Interruption(Duration.ZERO, asked -> heard.add(asked.isRequested()))) {
      interruption.interrupt();
      assertTrue(interruption.isRequested());
    }
    assertEquals(List.of(false), heard);
  }

  @Test
  void aTerminalThatIsHeldHoldsNothing() {
    CountDownLatch held = new CountDownLatch(1);
    try (Interruption interruption = new Interruption(Duration.ZERO, _ -> await(held))) {
      interruption.interrupt();
      assertTrue(interruption.isRequested());
    }
    held.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void onceTheTimeIsOverThereIsNone() {
    try (Interruption interruption = new Interruption(Duration.ZERO, _ -> {})) {
      interruption.interrupt();
      assertFalse(interruption.hasTime());
    }
  }
}
