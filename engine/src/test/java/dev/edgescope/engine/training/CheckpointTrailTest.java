package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointTrailTest {

  private static CheckpointTrail after(int parameters, long steps) {
    CheckpointTrail trail = new CheckpointTrail();
    for (long step = 0; step <= steps; step++) {
      if (trail.wants(step)) {
        trail.add(new Checkpoint(step, step, 1, 1, new double[parameters], Map.of()));
      }
    }
    return trail;
  }

  @Test
  void aShortRunIsKeptStepByStep() {
    assertEquals(List.of(0L, 1L, 2L, 3L), after(1, 3).steps());
  }

  @Test
  void aLongRunIsKeptInEvenSpaces() {
    List<Long> steps = after(1, 100_000).steps();
    long spacing = steps.get(1);
    for (int i = 0; i < steps.size(); i++) {
      assertEquals(i * spacing, steps.get(i));
    }
    assertTrue(steps.size() > CheckpointTrail.MOST / 2 && steps.size() <= CheckpointTrail.MOST);
    assertTrue(steps.getLast() > 100_000 - spacing);
  }

  @Test
  void ofALargeNetworkFewAreKept() {
    // 16 MB each, room for four.
    assertEquals(List.of(0L, 4L, 8L), after(1 << 21, 9).steps());
  }

  @Test
  void ofAHugeNetworkTheStartIsKept() {
    // 72 MB each.
    assertEquals(List.of(0L), after(9 << 20, 3).steps());
  }

  @Test
  void theNearestBeforeIsGoneBackTo() {
    CheckpointTrail trail = after(1, 200);
    long spacing = trail.steps().get(1);
    assertEquals(2 * spacing, trail.atOrBefore(3 * spacing - 1).orElseThrow().step());
    assertEquals(2 * spacing, trail.atOrBefore(2 * spacing).orElseThrow().step());
  }
}
