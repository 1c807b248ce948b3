package dev.edgescope.app.workspace.phase;

import dev.edgescope.engine.config.InvalidConfigException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Computes one thing after another on a thread of its own; results wait for the next frame. */
final class Background {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("edgescope-phase").daemon().unstarted(task));
  private final ConcurrentLinkedQueue<Runnable> results = new ConcurrentLinkedQueue<>();
  private final AtomicLong generation = new AtomicLong();

  /** From now on nothing comes of what was asked for before. */
  void forget() {
    generation.incrementAndGet();
  }

  /**
   * Computes something.
   *
   * @param then gets it, on the thread that calls {@link #deliver}
   * @param failed gets the sentence where it was impossible
   */
  <T> void compute(Supplier<T> work, Consumer<T> then, Consumer<String> failed) {
    long own = generation.get();
    executor.execute(
        () -> {
          if (own != generation.get()) {
            return;
          }
          try {
            T result = work.get();
            deliverLater(own, () -> then.accept(result));
          } catch (InvalidConfigException e) {
            deliverLater(own, () -> failed.accept(String.valueOf(e.getMessage())));
          }
        });
  }

  /** Hands out what has been computed, once a frame. */
  void deliver() {
    for (Runnable result = results.poll(); result != null; result = results.poll()) {
      result.run();
    }
  }

  private void deliverLater(long own, Runnable result) {
    results.add(
        () -> {
          if (own == generation.get()) {
            result.run();
          }
        });
  }
}
