package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.machine.ComputingThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Works members out on a few threads of this machine, one member a thread. Members that train on
 * the same examples share one copy of them.
 */
public final class ThreadExecutor implements Executor {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Workplace place = new Workplace();
  private final int threads;
  private volatile boolean closed;

  /**
   * An executor that has nothing to do yet.
   *
   * @param threads members that are worked out at the same time, at least 1
   */
  public ThreadExecutor(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d threads work nothing out; give at least 1", threads));
    }
    this.threads = threads;
  }

  @Override
  public <R> Execution execute(
      List<RunConfig> members, Task<R> task, Consumer<Outcome<R>> arrived) {
    if (closed) {
      throw new IllegalStateException("The executor is closed");
    }
    Members<R> execution = new Members<>(members, task, arrived);
    execution.start();
    return execution;
  }

  @Override
  public void close() {
    closed = true;
    place.close();
  }

  private final class Members<R> implements Execution {
    private final List<RunConfig> configs;
    private final Task<R> task;
    private final Consumer<Outcome<R>> arrived;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger atWork;
    private final List<Thread> working = new ArrayList<>();
    private final List<Workers> selves = new ArrayList<>();
    private final Object gate = new Object();
    private volatile boolean paused;
    private volatile boolean stopped;

    Members(List<RunConfig> configs, Task<R> task, Consumer<Outcome<R>> arrived) {
      this.configs = configs;
      this.task = task;
      this.arrived = arrived;
      atWork = new AtomicInteger(Math.min(threads, configs.size()));
    }

    void start() {
      int count = atWork.get();
      for (int i = 0; i < count; i++) {
        Workers self = new Workers(1);
        selves.add(self);
        working.add(ComputingThreads.named("edgescope-member-" + i).newThread(() -> work(self)));
      }
      working.forEach(Thread::start);
    }

    @Override
    public boolean isFinished() {
      return atWork.get() == 0;
    }

    @Override
    public void await() throws InterruptedException {
      for (Thread thread : working) {
        thread.join();
      }
    }

    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }

    @Override
    public boolean pause() {
      paused = true;
      return true;
    }

    @Override
    public void resume() {
      synchronized (gate) {
        paused = false;
        gate.notifyAll();
      }
    }

    @Override
    public void stop() {
      stopped = true;
      resume();
      selves.forEach(self -> self.cancellation().request());
    }

    private boolean isStopping() {
      return stopped || closed;
    }

    /** Asked before every step; a member that is held waits in here. */
    private boolean isToStop() {
      if (paused) {
        waitForResume();
      }
      return isStopping();
    }

    private void waitForResume() {
      synchronized (gate) {
        while (paused && !isStopping()) {
          try {
            gate.wait(BETWEEN_LOOKS.toMillis()); // the executor may be closed meanwhile
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }

    private void work(Workers self) {
      try (self) {
        for (int i = next.getAndIncrement(); i < configs.size(); i = next.getAndIncrement()) {
          if (isStopping()) {
            return;
          }
          int member = i;
          arrived.accept(place.make(i, () -> configs.get(member), task, self, this::isToStop));
        }
      } finally {
        atWork.decrementAndGet();
      }
    }
  }
}
