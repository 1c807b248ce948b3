package dev.edgescope.engine.live;

import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.StepBlock;
import dev.edgescope.engine.training.StepBlockBuilder;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a loop tells, on its way out: steps gathered into blocks, everything first to the listener
 * and then into a bounded queue. Where the queue is full the loop waits: no event is ever dropped.
 *
 * <p>{@link #drain} is for any one thread, the rest for the loop's.
 */
final class EventOutbox {
  /** At one block of steps every 5 ms, ten seconds of an outside that does not listen. */
  private static final int CAPACITY = 4096;

  private final BlockingQueue<RunEvent> events = new ArrayBlockingQueue<>(CAPACITY);
  private final StepBlockBuilder block = new StepBlockBuilder();
  private final RunListener listener;
  private final BooleanSupplier stopping;

  /**
   * @param stopping whether the outside has asked to stop and takes no more
   */
  EventOutbox(RunListener listener, BooleanSupplier stopping) {
    this.listener = listener;
    this.stopping = stopping;
  }

  /** Hands the events that wait to {@code consumer}, in order, up to {@code limit}; never waits. */
  int drain(Consumer<RunEvent> consumer, int limit) {
    int count = 0;
    while (count < limit) {
      RunEvent event = events.poll();
      if (event == null) {
        break;
      }
      consumer.accept(event);
      count++;
    }
    return count;
  }

  /**
   * Gathers a step, which must follow the one before.
   *
   * @param before how far the run was before it
   * @param after how far after it
   */
  void addStep(long runId, Progress before, Progress after, double loss, long now)
      throws InterruptedException {
    if (block.add(before, after, loss, now)) {
      flush(runId);
    }
  }

  /** Tells the steps gathered. */
  void flush(long runId) throws InterruptedException {
    Optional<StepBlock> steps = block.take();
    if (steps.isPresent()) {
      put(new RunEvent.Stepped(runId, steps.get()));
    }
  }

  /** Tells the steps gathered to the listener alone, before the run is given up. */
  void flushToListener(long runId) {
    block.take().ifPresent(steps -> listener.told(new RunEvent.Stepped(runId, steps)));
  }

  /** Forgets the steps gathered. */
  void clearSteps() {
    block.clear();
  }

  /** Tells an event. */
  void put(RunEvent event) throws InterruptedException {
    listener.told(event);
    offer(event);
  }

  /** Tells the outside how far something is, unless the queue is full. */
  void hint(RunEvent event) {
    events.offer(event);
  }

  /**
   * Tells an event that the listener has heard; waits for room in the queue, unless none will come.
   */
  void offer(RunEvent event) throws InterruptedException {
    boolean taken = events.offer(event);
    while (!taken && !stopping.getAsBoolean()) {
      taken = events.offer(event, 50, TimeUnit.MILLISECONDS);
    }
  }
}
