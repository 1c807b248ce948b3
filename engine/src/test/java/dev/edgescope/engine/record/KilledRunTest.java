package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording process is killed at random moments, over and over, and the run goes on each time.
 *
 * <p>With {@code -Dkill.rounds=50} there are fifty kills; the usual three are to be fast.
 */
class KilledRunTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);

  /** More than any child makes before it is killed. */
  private static final long ENDLESS = 1_000_000_000;

  /** The recorder writes more often than that: a kill meets it anywhere between two writes. */
  private static final int MOMENT = 500;

  @TempDir private Path folder;

  @Test
  void aKilledRunHasAllThatWasOnFileAndGoesOnBitByBit() throws IOException, InterruptedException {
    Path file = folder.resolve("run.edgescope");
    Random random = new Random(ROUNDS);
    int recorded = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int before = runAndKill(file, recorded, random.nextInt(MOMENT));
      recorded = Runs.stepsOnFile(file);
      assertTrue(recorded >= before, "round " + round + ": " + recorded + " on file of " + before);
    }
    int steps = recorded + 1000;
    Process last = start(file, steps);
    try (BufferedReader out = last.inputReader()) {
      assertEquals("ended", out.lines().reduce("", (before, line) -> line));
    }
    assertEquals(0, last.waitFor());
    assertEquals(steps, Runs.stepsOnFile(file));
    Runs.assertUninterrupted(file);
  }

  /**
   * Waits until a new step that the child has told is on file, which nobody asks it for, and kills
   * the child a moment later.
   *
   * @param recorded the number of steps on file before
   * @return the number of steps on file right before the kill
   */
  private static int runAndKill(Path file, int recorded, int millis)
      throws IOException, InterruptedException {
    Process child = start(file, ENDLESS);
    try (BufferedReader out = child.inputReader()) {
      long told = recorded;
      for (String line = out.readLine(); told <= recorded; line = out.readLine()) {
        assertNotNull(line, "the child ended by itself");
        if (line.matches("\\d+")) { // and not of the log
          told = Long.parseLong(line);
        }
      }
      long awaited = told;
      Runs.await(() -> Files.exists(file) && Runs.stepsOnFile(file) >= awaited);
      Thread.sleep(millis);
      return Runs.stepsOnFile(file);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path file, long steps) throws IOException {
    List<String> command = Runs.process(KilledChild.class, file.toString(), Long.toString(steps));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
