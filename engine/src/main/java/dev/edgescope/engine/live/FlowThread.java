package dev.edgescope.engine.live;

import dev.edgescope.engine.machine.ComputingThreads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** A curve beside a run on a daemon thread of its own, and the queue of what it tells. */
abstract class FlowThread implements FlowPort, AutoCloseable {
  private static final int CAPACITY = 4096;

  private final BlockingQueue<FlowEvent> events = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread thread;
  private volatile boolean stopping;

  /** Does not begin yet. */
  FlowThread(String name) {
    thread = ComputingThreads.named(name).newThread(this::run);
  }

  /** Starts the thread; once all that it works with is there. */
  final void begin() {
    thread.start();
  }

  /** All that it does. */
  abstract void loop() throws InterruptedException;

  private void run() {
    try {
      loop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was asked to end. */
  final boolean isStopping() {
    return stopping;
  }

  /** Waits where what was told before is not yet taken in. */
  final void tell(FlowEvent event) throws InterruptedException {
    events.put(event);
  }

  @Override
  public final int drain(Consumer<FlowEvent> consumer, int limit) {
    int count = 0;
    while (count < limit && !stopping) {
      FlowEvent event = events.poll();
      if (event == null) {
        break;
      }
      consumer.accept(event);
      count++;
    }
    return count;
  }

  @Override
  public final void stop() {
    stopping = true;
    thread.interrupt();
  }

  /** Asks it to end and waits for its thread. */
  @Override
  public final void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
