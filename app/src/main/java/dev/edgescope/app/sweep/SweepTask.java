package dev.edgescope.app.sweep;

import dev.edgescope.app.text.Words;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that is being made, as one of the window's tasks: how far it is, and a way to stop it.
 */
final class SweepTask extends Task<@Nullable Void> {
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private final SweepJob job;
  private final Runnable stop;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param name of the sweep
   * @param stop asks it to end, on the JavaFX thread
   */
  SweepTask(String name, SweepJob job, Runnable stop) {
    this.job = job;
    this.stop = stop;
    updateTitle(Words.text("sweep.sweepTask.makingTheSweep", name));
  }

  @Override
  protected @Nullable Void call() throws InterruptedException {
    do {
      updateProgress(job.done(), job.size());
      updateMessage(SweepStage.RUNNING.words(job.done(), job.size(), ""));
    } while (!ended.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS));
    return null;
  }

  @Override
  protected void cancelled() {
    stop.run();
  }

  /** The sweep has come to its end, or to a halt. */
  void end() {
    ended.countDown();
  }
}
