package dev.edgescope.app.workspace.phase;

import dev.edgescope.engine.machine.ComputingThreads;
import dev.edgescope.engine.training.RunFailure;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes one thing after another on a thread of its own; results wait for the next frame. */
final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(ComputingThreads.named("edgescope-phase"));
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
   * @param failed gets the sentence where nothing came of it, whatever the reason
   */
  <T> void compute(Supplier<T> work, Consumer<T> then, Consumer<String> failed) {
    long own = generation.get();
    executor.execute(() -> {
      if (own != generation.get()) {
        return;
      }
      try {
        T result = work.get();
        deliverLater(own, () -> then.accept(result));
      } catch (RuntimeException | Error e) {
        RunFailure failure = RunFailure.of(e);
        LOG.atLevel(failure.level()).setCause(e).log("A computation failed");
        deliverLater(own, () -> failed.accept(failure.message()));
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
    results.add(() -> {
      if (own == generation.get()) {
        result.run();
      }
    });
  }
}
