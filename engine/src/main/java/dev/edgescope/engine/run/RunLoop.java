package dev.edgescope.engine.run;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Drives a training run on a daemon thread of its own: commands in, events out through a bounded
 * queue, between them nothing shared.
 *
 * <p>A new loop lays out its run, tells {@link RunEvent.Started}, measures step 0 and waits for
 * {@link Command.Resume}. Where the queue is full the loop waits: no event is ever dropped.
 */
public final class RunLoop implements AutoCloseable {
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<RunEvent> events = new ArrayBlockingQueue<>(1024);
  private final History history = new History();

  /** Starts the thread; returns at once. */
  public RunLoop(RunConfig config) {
    commands.add(new Command.Reset(config));
  }

  /** Queues a command; never waits. */
  public void send(Command command) {
    commands.add(command);
  }

  /**
   * Hands the events that wait to {@code consumer}, in order; never waits.
   *
   * @return the number of events handed over
   */
  public int drain(Consumer<RunEvent> consumer) {
    int count = 0;
    for (RunEvent event = events.poll(); event != null; event = events.poll()) {
      consumer.accept(event);
      count++;
    }
    return count;
  }

  /** Everything the current run has told since its step 0; safe to read from any thread. */
  public History history() {
    return history;
  }

  /** Stops the run and waits for its thread to end. */
  @Override
  public void close() {
    send(new Command.Stop());
  }
}
