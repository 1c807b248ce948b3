package dev.edgescope.engine.run;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A loop and all that it has told so far; the outside of a run, without a window. */
final class LoopListener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final RunLoop loop;
  final List<RunEvent> events = new ArrayList<>();

  LoopListener(RunConfig config) {
    loop = new RunLoop(config);
  }

  /** A loop that has laid out its run and waits. */
  static LoopListener ready(RunConfig config) {
    LoopListener listener = new LoopListener(config);
    listener.await(RunEvent.Started.class);
    return listener;
  }

  void send(Command... commands) {
    for (Command command : commands) {
      loop.send(command);
    }
  }

  /** Listens until an event of the type comes that has not been waited for before. */
  <E extends RunEvent> E await(Class<E> type) {
    return await(type, event -> true);
  }

  <E extends RunEvent> E await(Class<E> type, Predicate<E> condition) {
    int[] next = {events.size()};
    List<E> found = new ArrayList<>();
    waitUntil(
        () -> {
          loop.drain(events::add, Integer.MAX_VALUE);
          for (; next[0] < events.size() && found.isEmpty(); next[0]++) {
            RunEvent event = events.get(next[0]);
            if (type.isInstance(event) && condition.test(type.cast(event))) {
              found.add(type.cast(event));
            }
          }
          return !found.isEmpty();
        },
        "a " + type.getSimpleName());
    return found.getFirst();
  }

  /** Waits for something, without listening. */
  void waitUntil(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Waited for " + what + "; so far: " + events);
      }
      pause(1);
    }
  }

  /** Listens for a while to what may come. */
  void listenFor(long millis) {
    pause(millis);
    loop.drain(events::add, Integer.MAX_VALUE);
  }

  /** Waits without listening. */
  static void pause(long millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
    }
  }

  <E extends RunEvent> List<E> all(Class<E> type) {
    return all(type, events);
  }

  static <E extends RunEvent> List<E> all(Class<E> type, List<RunEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Stream<StepBlock> blocks() {
    return all(RunEvent.Stepped.class).stream().map(RunEvent.Stepped::block);
  }

  /** The steps told, in the order in which they were told. */
  long[] steps() {
    return blocks()
        .flatMapToLong(block -> LongStream.range(0, block.size()).map(i -> block.step((int) i)))
        .toArray();
  }

  double[] losses() {
    return blocks()
        .flatMapToDouble(block -> IntStream.range(0, block.size()).mapToDouble(block::loss))
        .toArray();
  }

  double[] learningTimes() {
    return blocks()
        .flatMapToDouble(block -> IntStream.range(0, block.size()).mapToDouble(block::learningTime))
        .toArray();
  }

  @Override
  public void close() {
    loop.close();
  }
}
