package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 1", "2, 2", "2, 1000", "5, 3", "5, 1000"})
  void everyTaskRunsOnce(int threads, int tasks) {
    AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
    try (Workers workers = new Workers(threads)) {
      workers.run(tasks, runs::incrementAndGet);
    }
    int[] once = new int[tasks];
    Arrays.fill(once, 1);
    assertArrayEquals(once, copy(runs));
  }

  private static int[] copy(AtomicIntegerArray array) {
    int[] copy = new int[array.length()];
    Arrays.setAll(copy, array::get);
    return copy;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void noTaskRunsNothing(int threads) {
    Set<Integer> run = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(threads)) {
      workers.run(0, run::add);
    }
    assertEquals(Set.of(), run);
  }

  /** Each task waits for the others: with a thread less it would never end. */
  @Test
  void tasksRunOnAsManyThreadsAsAskedFor() {
    CyclicBarrier barrier = new CyclicBarrier(3);
    try (Workers workers = new Workers(3)) {
      assertTimeoutPreemptively(
          Duration.ofMinutes(1), () -> workers.run(3, task -> await(barrier)));
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSingleTaskRunsOnTheCaller() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(4)) {
      workers.run(1, task -> threads.add(Thread.currentThread()));
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theFailureOfATaskReachesTheCaller(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThrows(ArithmeticException.class, () -> workers.run(50, task -> failAt(task, 31)));
    }
  }

  private static void failAt(int task, int failing) {
    if (task == failing) {
      throw new ArithmeticException("task " + task);
    }
  }

  /** The barrier makes sure that the helper has one of the two tasks. */
  @Test
  void theFailureOfAHelperReachesTheCaller() {
    Thread caller = Thread.currentThread();
    CyclicBarrier barrier = new CyclicBarrier(2);
    try (Workers workers = new Workers(2)) {
      assertThrows(
          ArithmeticException.class,
          () ->
              workers.run(
                  2,
                  task -> {
                    await(barrier);
                    failAt(Thread.currentThread() == caller ? 0 : 1, 1);
                  }));
    }
  }

  @Test
  void workersServeAgainAfterAFailure() {
    AtomicIntegerArray runs = new AtomicIntegerArray(40);
    try (Workers workers = new Workers(2)) {
      assertThrows(ArithmeticException.class, () -> workers.run(40, task -> failAt(task, 0)));
      workers.run(40, runs::incrementAndGet);
    }
    assertEquals(40, Arrays.stream(copy(runs)).sum());
  }

  @Test
  void whatTasksWroteIsSeenByTheCaller() {
    double[] squares = new double[500];
    try (Workers workers = new Workers(3)) {
      for (int round = 1; round <= 200; round++) {
        double factor = round;
        workers.run(500, task -> squares[task] = factor * task);
        assertEquals(factor * 500 * 499 / 2, Arrays.stream(squares).sum());
      }
    }
  }

  @Test
  void aLimitOfOneLeavesAllTasksToTheCaller() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(4)) {
      workers.limit(1);
      workers.run(1000, number -> threads.add(Thread.currentThread()));
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void aLimitThatIsLiftedLetsAllWorkAgain() {
    CyclicBarrier together = new CyclicBarrier(3);
    try (Workers workers = new Workers(3)) {
      workers.limit(1);
      workers.limit(Integer.MAX_VALUE);
      assertTimeoutPreemptively(
          Duration.ofMinutes(1), () -> workers.run(3, number -> await(together)));
    }
  }

  @Test
  void noMoreThreadsTakePartThanTheLimitAllows() {
    Set<Thread> taking = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(4)) {
      workers.limit(2);
      for (int call = 0; call < 2000; call++) {
        workers.run(
            8,
            task -> {
              taking.add(Thread.currentThread());
              LockSupport.parkNanos(1000);
            });
      }
    }
    assertTrue(taking.size() <= 2, taking.toString());
  }
}
