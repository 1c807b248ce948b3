package dev.edgescope.app.workspace.takeaway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TakeAwayTest {
  @Test
  void theTablesOfOtherRunsLieBesideThatOfTheLiveOne() {
    assertEquals(
        Path.of("folder", "run-B-8.csv"), TakeAway.beside(Path.of("folder", "run.csv"), "B = 8"));
    assertEquals(
        Path.of("run-full-batch-α-0.1"), TakeAway.beside(Path.of("run"), "full batch, α = 0.1"));
  }
}
