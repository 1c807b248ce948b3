package dev.edgescope.app.workspace.takeaway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeAwayTest {
  @Test
  void theTablesOfOtherRunsLieBesideThatOfTheLiveOne() {
    assertEquals(
        Path.of("folder", "run-B-8.csv"),
        TakeAway.beside(Path.of("folder", "run.csv"), "B = 8", List.of()));
    assertEquals(
        Path.of("run-full-batch-alpha-0.1"),
        TakeAway.beside(Path.of("run"), "full batch, α = 0.1", List.of()));
  }

  @Test
  void namesThatAreTheSameInAsciiGetANumber() {
    Path first = TakeAway.beside(Path.of("run.csv"), "漢", List.of(Path.of("run.csv")));
    assertEquals(Path.of("run-run.csv"), first);
    assertEquals(
        Path.of("run-run-2.csv"), TakeAway.beside(Path.of("run.csv"), "字", List.of(first)));
  }
}
