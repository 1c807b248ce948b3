package dev.edgescope.engine.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and the system's request to end: the program is held alive until what is under way has
 * been brought to its end.
 */
final class Interruption implements AutoCloseable {
  private static final long MOST_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "edgescope-interruption");
  private volatile boolean requested;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the program was asked to end. */
  boolean isRequested() {
    return requested;
  }

  private void interrupt() {
    requested = true;
    try {
      if (!finished.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was under way has ended. */
  @Override
  public void close() {
    finished.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The request has come just now, and finds everything ended.
        requested = true;
      }
    }
  }
}
