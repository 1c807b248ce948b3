package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.fail;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A loop and all that it has told so far; the outside of a run, without a window. */
final class LoopListener implements AutoCloseable {
  /** Each tells a block and a pause: more than the queue of 4,096 events holds. */
  static final int STEPS_TO_FILL_THE_QUEUE = 3000;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Long enough for hundreds of steps of these small runs. */
  private static final long MOMENT = 60;

  final RunLoop loop;
  final List<RunEvent> events = new ArrayList<>();

  LoopListener(RunConfig config) {
    loop = new RunLoop(config);
  }

  LoopListener(RunConfig config, RunListener second) {
    loop = new RunLoop(RunStart.of(config), second);
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
    return firstFrom(events.size(), type, condition);
  }

  /** The first such event, whether it has been heard or is still to come. */
  <E extends RunEvent> E first(Class<E> type, Predicate<E> condition) {
    return firstFrom(0, type, condition);
  }

  private <E extends RunEvent> E firstFrom(int start, Class<E> type, Predicate<E> condition) {
    int[] next = {start};
    List<E> found = new ArrayList<>();
    waitUntil(
        () -> {
          hear();
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

  /** Listens for a moment to what may come. */
  void listenOn() {
    pause(MOMENT);
    hear();
  }

  private void hear() {
    loop.drain(events::add, Integer.MAX_VALUE);
  }

  /**
   * Sends steps whose events fill the queue, and returns the step at which the loop is held up:
   * commands sent then wait together.
   */
  int fillTheQueue() {
    send(Collections.nCopies(STEPS_TO_FILL_THE_QUEUE, new Command.Step()).toArray(new Command[0]));
    waitUntil(LoopListener::isHeldUp, "a full queue");
    return loop.history().steps();
  }

  /** Whether a loop waits for room in its queue. */
  private static boolean isHeldUp() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("edgescope-run"))
        .map(thread -> List.of(thread.getValue()))
        .anyMatch(frames ->
            frames.stream().anyMatch(frame -> frame.getMethodName().equals("awaitNanos"))
                && frames.stream()
                    .anyMatch(frame ->
                        frame.getClassName().equals(EventOutbox.class.getName())
                            && frame.getMethodName().equals("offer")));
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

  /** All but how far a reading is, which is told of those that happen to take long. */
  List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    events.forEach(event -> types.add(event.getClass()));
    types.removeIf(RunEvent.Measuring.class::equals);
    return types;
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

  static long[] firstSteps(long count) {
    return LongStream.range(0, count).toArray();
  }

  /** How many steps have been told by now. */
  int stepsMade() {
    hear();
    return steps().length;
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
