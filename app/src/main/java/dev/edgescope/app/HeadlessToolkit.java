package dev.edgescope.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * JavaFX's own headless platform, for work that somebody waits for: whatever goes uncaught on its
 * thread, or on any other meanwhile, reaches them.
 */
final class HeadlessToolkit {
  private static final long LONGEST_END_MILLIS = 10_000;

  private HeadlessToolkit() {}

  /**
   * Starts the toolkit, waits for what comes of the work on its thread, and stops it.
   *
   * @param work completes what it is given, now or later
   * @throws ExecutionException if the work, the toolkit or a thread failed
   */
  static <T> T await(Consumer<CompletableFuture<T>> work)
      throws ExecutionException, InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    ToolkitLog.leaveOutTheUsual();
    CompletableFuture<T> outcome = new CompletableFuture<>();
    CompletableFuture<Thread> toolkit = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> outcome.completeExceptionally(failure));
    try {
      Platform.setImplicitExit(false);
      Platform.startup(() -> {
        toolkit.complete(Thread.currentThread());
        attempt(outcome, () -> work.accept(outcome));
      });
      return outcome.get();
    } catch (RuntimeException | LinkageError e) {
      throw new ExecutionException(e);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
      Platform.exit();
      Thread started = toolkit.getNow(null);
      if (started != null) {
        started.join(LONGEST_END_MILLIS);
      }
    }
  }

  /** Does a part of the work; whatever goes wrong is its outcome. */
  static void attempt(CompletableFuture<?> outcome, Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    }
  }
}
