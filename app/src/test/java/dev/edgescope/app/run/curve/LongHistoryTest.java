package dev.edgescope.app.run.curve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongHistoryTest {
  private static final int STEPS = Integer.getInteger("history.steps", 4_000_000);
  private static final int MEGABYTES = Integer.getInteger("history.megabytes", 64);

  /** Losses and learning times of all steps are as many megabytes, those of two charts twice. */
  @Test
  void twoChartsFollowMoreStepsThanThereIsMemoryFor() throws IOException {
    String said = said();
    assertTrue(said.contains(" points, heap "), said);
  }

  private static String said() throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx" + MEGABYTES + "m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LongHistory.class.getName(),
                    Integer.toString(STEPS)))
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader()) {
      return String.join("\n", lines.lines().toList());
    }
  }
}
