package dev.edgescope.engine.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ctrl-C, and the system's request to end: the program is held alive until what is under way has
 * been brought to its end.
 */
final class Interruption implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(30);

  /** Of the time that there is, what is left for the last words. */
  private static final Duration LAST = Duration.ofSeconds(3);

  /** For the first word; a terminal that is held takes it later. */
  private static final Duration FIRST_WORD = Duration.ofMillis(100);

  private final Duration most;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "edgescope-interruption");
  private final Consumer<Interruption> answer;
  private volatile boolean requested;
  private volatile long requestTime;

  /**
   * @param answer is given to the request at once, on a thread of its own
   */
  Interruption(Consumer<Interruption> answer) {
    this(MOST, answer);
  }

  /**
   * @param most how long the program is held alive
   */
  Interruption(Duration most, Consumer<Interruption> answer) {
    this.most = most;
    this.answer = answer;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Of what is kept as far as it has come: says so at once, and before that is done. */
  static Interruption saidBy(Progress progress) {
    return new Interruption(
        _ -> progress.say("Interrupted; ending, and saving what has been made."));
  }

  /** Whether the program was asked to end. */
  boolean isRequested() {
    return requested;
  }

  /** Whether there is time for more than the last words. */
  boolean hasTime() {
    return !requested || System.nanoTime() - requestTime < most.minus(LAST).toNanos();
  }

  /** The request; returns once what was under way has ended, or the time is over. */
  void interrupt() {
    requestTime = System.nanoTime();
    Thread answering = Thread.ofPlatform().daemon().start(() -> answer.accept(this));
    try {
      answering.join(FIRST_WORD);
      requested = true; // and the last word comes behind the first
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
