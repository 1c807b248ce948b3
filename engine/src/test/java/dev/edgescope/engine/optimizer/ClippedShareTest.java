package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClippedShareTest {
  private final ClippedShare share = new ClippedShare();

  private void add(int steps, boolean clipped) {
    for (int i = 0; i < steps; i++) {
      share.add(clipped);
    }
  }

  @Test
  void itIsUndefinedBeforeTheFirstStep() {
    assertEquals(Double.NaN, share.value());
  }

  @Test
  void itIsTheShareOfAFewSteps() {
    add(3, true);
    add(1, false);
    assertEquals(0.75, share.value());
  }

  @Test
  void oldStepsAreForgotten() {
    add(500, true);
    add(ClippedShare.WINDOW / 4, false);
    assertEquals(0.75, share.value());
  }
}
