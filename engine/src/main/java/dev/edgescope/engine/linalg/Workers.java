package dev.edgescope.engine.linalg;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Shares numbered tasks out among the cores. Which thread runs a task is open, so a task may only
 * depend on its number: then the result is bitwise the same on any number of cores.
 */
public final class Workers implements AutoCloseable {
  private final ForkJoinPool pool;
  private final int helpers;

  /**
   * Workers for the given number of threads, the caller's included.
   *
   * @param threads at least 1
   */
  public Workers(int threads) {
    helpers = threads - 1;
    pool =
        new ForkJoinPool(
            Math.max(1, helpers),
            owner -> {
              var worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(owner);
              worker.setName("edgescope-worker-" + worker.getPoolIndex());
              return worker;
            },
            null,
            false);
  }

  /** Workers for every core. */
  public static Workers onAllCores() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /** Runs tasks 0 to {@code tasks - 1} and returns when all are done. */
  public void run(int tasks, IntConsumer task) {
    if (tasks <= 1 || helpers == 0) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    ForkJoinTask<?>[] shares = new ForkJoinTask<?>[Math.min(helpers, tasks - 1)];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = pool.submit(new Share(next, tasks, task));
    }
    try {
      Share.drain(next, tasks, task);
    } finally {
      for (ForkJoinTask<?> share : shares) {
        share.quietlyJoin();
      }
    }
    for (ForkJoinTask<?> share : shares) {
      share.join(); // throws what its share threw
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static final class Share extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger next;
    private final int tasks;
    private final transient IntConsumer task;

    Share(AtomicInteger next, int tasks, IntConsumer task) {
      this.next = next;
      this.tasks = tasks;
      this.task = task;
    }

    static void drain(AtomicInteger next, int tasks, IntConsumer task) {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        task.accept(i);
      }
    }

    @Override
    protected void compute() {
      drain(next, tasks, task);
    }
  }
}
