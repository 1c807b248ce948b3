package dev.edgescope.engine.run;

import java.util.function.Consumer;

/**
 * Drives a training run on a daemon thread of its own: commands in, events out through a bounded
 * queue, between them nothing shared.
 *
 * <p>A new loop lays out its run, tells {@link RunEvent.Started}, measures step 0 and waits for
 * {@link Command.Resume}. Where the queue is full the loop waits: no event is ever dropped.
 */
public final class RunLoop implements AutoCloseable {

  /** Starts the thread; returns at once. */
  public RunLoop(RunConfig config) {
    throw new UnsupportedOperationException(config.toString());
  }

  /** Queues a command; never waits. */
  public void send(Command command) {
    throw new UnsupportedOperationException(command.toString());
  }

  /**
   * Hands the events that wait to {@code consumer}, in order; never waits.
   *
   * @return the number of events handed over
   */
  public int drain(Consumer<RunEvent> consumer) {
    throw new UnsupportedOperationException(consumer.toString());
  }

  /** Everything the current run has told since its step 0; safe to read from any thread. */
  public History history() {
    throw new UnsupportedOperationException();
  }

  /** Stops the run and waits for its thread to end. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
