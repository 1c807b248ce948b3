package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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
  private static final long STEPS = 4_000L * ROUNDS;

  /** At most this is lost; on top of it only what the parent needs to hear of a step. */
  private static final Duration LOST = Duration.ofSeconds(1);

  private record Said(long time, long steps) {}

  @TempDir private Path folder;

  @Test
  void aKilledRunLosesAtMostASecondAndGoesOnBitByBit() throws IOException, InterruptedException {
    Path file = folder.resolve("run.edgescope");
    Random random = new Random();
    for (int round = 0; round < ROUNDS; round++) {
      long promised = runAndKill(file, random.nextInt(1500));
      if (Files.exists(file)) {
        try (RunFile opened = RunFile.open(file)) {
          int recorded = opened.run().history().steps();
          assertTrue(
              recorded >= promised,
              String.format(Locale.ROOT, "round %d: %d recorded of %d", round, recorded, promised));
        }
      } else {
        assertEquals(0, promised);
      }
    }
    Process last = start(file);
    try (BufferedReader out = last.inputReader()) {
      assertEquals("ended", out.lines().reduce("", (before, line) -> line));
    }
    assertEquals(0, last.waitFor());
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(STEPS, opened.run().history().steps());
    }
    Runs.assertUninterrupted(file);
  }

  /** Returns the number of steps that the child had made a second before its death. */
  private static long runAndKill(Path file, int millis) throws IOException, InterruptedException {
    Process child = start(file);
    Deque<Said> said = new ArrayDeque<>();
    long death = Long.MAX_VALUE;
    try (BufferedReader out = child.inputReader()) {
      for (String line = out.readLine();
          line != null && !line.equals("ended");
          line = out.readLine()) {
        if (line.matches("\\d+")) { // and not of the log
          said.add(new Said(System.nanoTime(), Long.parseLong(line)));
        }
        if (death == Long.MAX_VALUE && !said.isEmpty() && said.getLast().steps() > 0) {
          death = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        }
        if (System.nanoTime() >= death) {
          child.destroyForcibly();
          break;
        }
      }
    }
    long killed = System.nanoTime();
    child.destroyForcibly().waitFor();
    while (!said.isEmpty() && killed - said.getLast().time() < LOST.toNanos()) {
      said.removeLast();
    }
    return said.isEmpty() ? 0 : said.getLast().steps();
  }

  private static Process start(Path file) throws IOException {
    List<String> command = Runs.process(KilledChild.class, file.toString(), Long.toString(STEPS));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
