package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Works out many runs: for each a configuration in and an {@link Outcome} out. Where they are
 * worked out, and with how many threads, is open: what becomes of a member depends on its
 * configuration alone, bit by bit; only the order in which the outcomes arrive does not.
 *
 * <p>Each member has one thread, and the data that it shares with the others.
 */
public interface Executor extends AutoCloseable {

  /**
   * What is done with a member.
   *
   * @param <R> what comes of it
   */
  @FunctionalInterface
  interface Task<R> {
    /**
     * Makes the steps of a run that is laid out, and says what has come of them.
     *
     * @param member index of its configuration in the list of all
     * @param run closed by the executor afterwards
     * @param stopping asked before every step: whether nobody wants the rest any more
     */
    R of(int member, TrainingRun run, BooleanSupplier stopping);
  }

  /** Members that are being worked out. */
  interface Execution {
    /** Whether no member is being worked on any more, and none will be: all ended, or stopped. */
    boolean isFinished();

    /** Why members can be made no more, in a sentence; empty where they can. */
    Optional<String> failure();

    /** Waits until no member is being worked on any more. */
    void await() throws InterruptedException;

    /**
     * Holds all members before their next step, until {@link #resume} or {@link #stop}.
     *
     * @return whether members can be held where they are made; they go on where not
     */
    boolean pause();

    /** Lets the members go on. */
    void resume();

    /**
     * Asks all members to stop, without waiting: each makes at most one step more, and none where
     * what it is at can be given up.
     */
    void stop();
  }

  /**
   * Begins to work members out, in their order; returns at once.
   *
   * @param members each is asked for when its turn comes, on any thread, so that a list may make
   *     its configurations as it is asked; it must not change
   * @param arrived is told each outcome on the thread that worked it out, which may be one of
   *     several; not told of members that were never begun
   */
  <R> Execution execute(List<RunConfig> members, Task<R> task, Consumer<Outcome<R>> arrived);

  /** Stops all that is being worked out, without waiting. */
  @Override
  void close();
}
