package dev.edgescope.engine.linalg;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shares numbered tasks out among the cores. Which thread runs a task is open, so a task may only
 * depend on its number: then the result is bitwise the same on any number of cores.
 *
 * <p>A step of training at a small batch takes some ten microseconds, which is what a pool of the
 * library takes to wake a thread. So the helpers look out for the next tasks for a moment before
 * they sleep, and a call allocates nothing.
 *
 * <p>For one caller at a time, and not for a task to call.
 */
public final class Workers implements AutoCloseable {
  /** Looks that a thread takes before it sleeps: about 20 microseconds. */
  private static final int LOOKS = 1_000;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Helper[] helpers;

  /** How many of them take part: the first. */
  private volatile int active;

  /**
   * In the upper half the number of the call, in the lower how many of its tasks are to be taken.
   */
  private final AtomicLong open = new AtomicLong();

  private final AtomicInteger unfinished = new AtomicInteger();

  /** Of the call under way: written before it is opened, and not before the last is finished. */
  private IntConsumer task = number -> {};

  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread waitingCaller;
  private volatile boolean closed;
  private final Cancellation cancellation = new Cancellation();

  /**
   * Workers for the given number of threads, the caller's included.
   *
   * @param threads at least 1
   */
  public Workers(int threads) {
    helpers = new Helper[threads - 1];
    active = helpers.length;
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper(i);
      helpers[i].start();
    }
  }

  /** Workers for every core. */
  public static Workers onAllCores() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /** Whether what is worked on is to be given up; for good, and whoever works has to look. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Lets no more threads take part from the next call on, the caller's included; never more than
   * there are. For the caller's thread.
   *
   * @param threads at least 1
   */
  public void limit(int threads) {
    active = Math.clamp(threads - 1L, 0, helpers.length);
  }

  /**
   * Runs tasks 0 to {@code count - 1} and returns when all are done; a failure of one is thrown
   * then.
   */
  public void run(int count, IntConsumer newTask) {
    if (count <= 1 || active == 0) {
      for (int i = 0; i < count; i++) {
        newTask.accept(i);
      }
      return;
    }
    task = newTask;
    unfinished.set(count);
    int call = call(open.get()) + 1;
    open.set(((long) call << Integer.SIZE) + count);
    for (int i = 0; i < Math.min(active, count - 1); i++) {
      helpers[i].wake();
    }
    takePart(call);
    awaitOthers();
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      rethrow(thrown);
    }
  }

  /** Takes tasks of a call as long as there are any; the call is not over before they are done. */
  private void takePart(int call) {
    long left = open.get();
    while (call(left) == call && (int) left > 0) {
      if (open.compareAndSet(left, left - 1)) {
        try {
          task.accept((int) left - 1);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          finishOne();
        }
      }
      left = open.get();
    }
  }

  private void finishOne() {
    if (unfinished.decrementAndGet() == 0) {
      Thread caller = waitingCaller;
      if (caller != null) {
        LockSupport.unpark(caller);
      }
    }
  }

  private void awaitOthers() {
    for (int look = 0; look < LOOKS && unfinished.get() > 0; look++) {
      Thread.onSpinWait();
    }
    if (unfinished.get() > 0) {
      waitingCaller = Thread.currentThread();
      while (unfinished.get() > 0) {
        LockSupport.park(this);
      }
      waitingCaller = null;
    }
  }

  private static int call(long open) {
    return (int) (open >>> Integer.SIZE);
  }

  private static void rethrow(Throwable thrown) {
    switch (thrown) {
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      default -> throw new IllegalStateException(thrown);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  private final class Helper extends Thread {
    private final int number;
    private volatile boolean asleep;

    Helper(int number) {
      super("edgescope-worker-" + NUMBER.incrementAndGet());
      this.number = number;
      setDaemon(true);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int last = 0;
      while (!closed) {
        int call = awaitCallAfter(last);
        if (number < active) {
          takePart(call);
        }
        last = call;
      }
    }

    /** The number of a call after the given one, or the same when the workers are closed. */
    private int awaitCallAfter(int last) {
      for (int look = 0; look < LOOKS && call(open.get()) == last; look++) {
        Thread.onSpinWait();
      }
      if (call(open.get()) == last) {
        asleep = true;
        while (call(open.get()) == last && !closed) {
          LockSupport.park(Workers.this);
        }
        asleep = false;
      }
      return call(open.get());
    }
  }
}
