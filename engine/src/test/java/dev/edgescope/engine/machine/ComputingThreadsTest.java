package dev.edgescope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputingThreadsTest {
  private static final Path SELF = Path.of("/proc/thread-self/stat");

  /** Of what follows the name in parentheses, see proc(5). */
  private static final int NICE = 16;

  @BeforeEach
  void linuxTellsOfThreads() {
    assumeTrue(Files.exists(SELF), "what Linux tells of a thread");
  }

  private static int nice() {
    try {
      String all = Files.readString(SELF);
      return Integer.parseInt(all.substring(all.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int niceIn(boolean low) throws ExecutionException, InterruptedException {
    CompletableFuture<Integer> nice = new CompletableFuture<>();
    ComputingThreads.make("computing", () -> nice.complete(nice()), () -> low).start();
    return nice.get();
  }

  @Test
  void aThreadThatGivesWayIsLowAndItsMakerIsNot() throws Exception {
    int before = nice();
    assertEquals(Math.max(before, ThreadPriority.NICE), niceIn(true));
    assertEquals(before, nice());
  }

  @Test
  void aThreadThatDoesNotIsAsItsMaker() throws Exception {
    assertEquals(nice(), niceIn(false));
  }

  /** The helpers of a run are started by its thread. */
  @Test
  void whatALowThreadStartsIsAsLow() throws Exception {
    CompletableFuture<Integer> nice = new CompletableFuture<>();
    Runnable parent = () -> new Thread(() -> nice.complete(nice())).start();
    ComputingThreads.make("computing", parent, () -> true).start();
    assertTrue(nice.get() >= ThreadPriority.NICE);
  }
}
