package dev.edgescope.engine.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and the system's request to end: the program is held alive until what is under way has
 * been brought to its end.
 */
final class Interruption implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(30);

  /** Of the time that there is, what is left for the last words. */
  private static final Duration LAST = Duration.ofSeconds(3);

  private final Duration most;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "edgescope-interruption");
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean requested;
  private volatile long requestTime;

  Interruption() {
    this(MOST);
  }

  /**
   * @param most how long the program is held alive
   */
  Interruption(Duration most) {
    this.most = most;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the program was asked to end. */
  boolean isRequested() {
    return requested;
  }

  /**
   * Has something done on request, which must not wait; at once where that was before.
   *
   * @param listener may be called twice
   */
  void onRequest(Runnable listener) {
    listeners.add(listener);
    if (requested) {
      listener.run();
    }
  }

  /** Whether there is time for more than the last words. */
  boolean hasTime() {
    return !requested || System.nanoTime() - requestTime < most.minus(LAST).toNanos();
  }

  /** The request; returns once what was under way has ended, or the time is over. */
  void interrupt() {
    requestTime = System.nanoTime();
    requested = true;
    listeners.forEach(Runnable::run);
    try {
      if (!finished.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
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
