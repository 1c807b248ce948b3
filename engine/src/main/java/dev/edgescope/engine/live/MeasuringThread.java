package dev.edgescope.engine.live;

import dev.edgescope.engine.machine.ComputingThreads;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Takes readings on a thread of its own, while the loop's thread listens: a reading may take
 * minutes, and a command has to act in a fifth of a second. One at a time; for the loop's thread.
 */
final class MeasuringThread implements AutoCloseable {
  /** A reading that takes no longer is not looked away from. */
  private static final Duration UNDISTURBED = Duration.ofMillis(100);

  /** From then on, between one look at what happens outside and the next. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(ComputingThreads.named("edgescope-measuring"));

  /** What the loop does beside a reading. */
  @FunctionalInterface
  interface Meanwhile {
    /**
     * Looks at what happens outside.
     *
     * @return whether the reading is to be given up
     */
    boolean look() throws InterruptedException;
  }

  /**
   * Takes a reading.
   *
   * @param giveUp makes the reading end soon with a {@link CancellationException}
   * @throws CancellationException if it was given up
   */
  <T> T take(Supplier<T> reading, Meanwhile meanwhile, Runnable giveUp)
      throws InterruptedException {
    Future<T> taken = thread.submit(reading::get);
    Duration patience = UNDISTURBED;
    try {
      while (true) {
        try {
          return taken.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (meanwhile.look()) {
            throw new CancellationException("The reading was given up");
          }
          patience = BETWEEN_LOOKS;
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      // Whatever has gone wrong: what it reads is about to be freed.
      end(taken, giveUp);
    }
  }

  private static void end(Future<?> taken, Runnable giveUp) {
    boolean interrupted = false;
    while (!taken.isDone()) {
      giveUp.run();
      try {
        taken.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        // Nobody wants it any more.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
