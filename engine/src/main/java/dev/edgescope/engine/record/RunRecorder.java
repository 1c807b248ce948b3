package dev.edgescope.engine.record;

import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunListener;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a record of the runs of a loop: each in a file of its own, at most a second behind, written
 * by a thread of its own, so that training never waits for a disk.
 *
 * <p>Where a file cannot be written the run goes on, {@link Notices} is told once, and everything
 * is kept in memory and tried again every few seconds, or written to the place that {@link #moveTo}
 * names.
 */
public final class RunRecorder implements RunListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);
  private static final Duration INTERVAL = Duration.ofMillis(400);
  private static final Duration FIRST_CHECKPOINT = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);

  /** Copying parameters takes about a nanosecond each; a checkpoint may cost a thousandth. */
  private static final long NANOS_BETWEEN_FOR_EACH_PARAMETER = 1_000;

  /** Hears how the recording goes, on the recorder's thread. */
  public interface Notices {

    /** Hears nothing. */
    Notices NONE =
        new Notices() {
          @Override
          public void saved(Path file) {}

          @Override
          public void trouble(String sentence) {}
        };

    /** All that has happened so far is on the disk. */
    void saved(Path file);

    /** Recording has stopped for now; told once until it works again. */
    void trouble(String sentence);
  }

  /** What becomes of a run that makes no step. */
  public enum Stepless {
    /** It has a file from its start on. */
    RECORDED,
    /** Its file is made at its first step, and not before. */
    LEFT_OUT
  }

  /** What others wait for. */
  private sealed interface Order {
    CompletableFuture<Boolean> done();

    record Begin(CompletableFuture<Optional<String>> refusal, CompletableFuture<Boolean> done)
        implements Order {}

    record Flush(CompletableFuture<Boolean> done) implements Order {}

    record Move(Path file, CompletableFuture<Boolean> done) implements Order {}

    record Close(CompletableFuture<Boolean> done) implements Order {}
  }

  private final Queue<RecordItem> handover = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final RecordQueue queue;
  private final Thread thread;
  private volatile boolean ended;

  // Below: the run's thread alone.

  private long currentRun;
  private long nextCheckpoint;
  private long betweenCheckpoints;

  /**
   * Starts the thread.
   *
   * @param files the file of a new run, which takes the place of what has its name; asked on the
   *     recorder's thread. A run that goes on does so in the file that has its past
   */
  public RunRecorder(Function<RunEvent.Started, Path> files, Stepless stepless, Notices notices) {
    this(files, stepless, notices, Sqlite::openToWrite);
  }

  RunRecorder(
      Function<RunEvent.Started, Path> files,
      Stepless stepless,
      Notices notices,
      RunFileWriter.Opener opener) {
    queue = new RecordQueue(files, stepless, notices, opener);
    thread = Thread.ofPlatform().name("edgescope-recorder").daemon().start(this::loop);
  }

  @Override
  public void started(RunEvent.Started event, RunStart start, String dataChecksum) {
    currentRun = event.runId();
    betweenCheckpoints =
        Math.max(
            BETWEEN_CHECKPOINTS.toNanos(), NANOS_BETWEEN_FOR_EACH_PARAMETER * event.parameters());
    nextCheckpoint = System.nanoTime() + FIRST_CHECKPOINT.toNanos();
    handover.add(
        new RecordItem.Begun(
            event, start.past().steps(), start.record(), dataChecksum, System.currentTimeMillis()));
  }

  @Override
  public void told(RunEvent event) {
    // A run that could not even be laid out has nothing to record.
    if (event.runId() == currentRun) {
      handover.add(new RecordItem.Told(event, System.currentTimeMillis()));
    }
  }

  @Override
  public boolean wantsCheckpoint(long now) {
    return now - nextCheckpoint >= 0;
  }

  @Override
  public void checkpoint(long runId, Checkpoint checkpoint) {
    nextCheckpoint = System.nanoTime() + betweenCheckpoints;
    if (runId == currentRun) {
      handover.add(new RecordItem.Kept(checkpoint));
    }
  }

  /**
   * Waits until a run that has begun has its file, before it makes a step. One that can have none
   * is not recorded at all: what it does from here on is forgotten.
   *
   * @return why it cannot be recorded, in one sentence; empty if it can
   */
  public Optional<String> begin() {
    CompletableFuture<Optional<String>> refusal = new CompletableFuture<>();
    if (await(new Order.Begin(refusal, new CompletableFuture<>()))) {
      return refusal.join();
    }
    return Optional.of("The run cannot be recorded; the reason is in Edgescope's log.");
  }

  /**
   * Waits until all that was handed over before is on the disk.
   *
   * @return whether it is; what is not stays in memory
   */
  public boolean flush() {
    return await(new Order.Flush(new CompletableFuture<>()));
  }

  /**
   * Records the current run elsewhere: a copy of what is in its file, if that can be read, and then
   * what is in memory. The old file stays as it is.
   *
   * @param file where to; takes the place of what has its name
   * @return whether everything is there now
   */
  public boolean moveTo(Path file) {
    return await(new Order.Move(file, new CompletableFuture<>()));
  }

  /** Writes what is left, closes the file and ends the thread. The loop must be closed before. */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      await(new Order.Close(new CompletableFuture<>()));
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean await(Order order) {
    orders.add(order);
    if (ended) {
      refuseWaiting();
    }
    return order.done().join();
  }

  private void loop() {
    try {
      boolean open = true;
      while (open) {
        Order order = orders.poll(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        follow(order);
        open = !(order instanceof Order.Close);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      refuseWaiting();
    }
  }

  /** Whatever goes wrong, nobody waits for an order in vain. */
  private void follow(@Nullable Order order) {
    boolean done = false;
    try {
      for (RecordItem item = handover.poll(); item != null; item = handover.poll()) {
        queue.add(item);
      }
      done =
          switch (order) {
            case Order.Begin begin -> begin.refusal().complete(queue.begin());
            case Order.Move(Path file, var _) -> queue.move(file);
            case Order.Flush _ -> queue.write(true);
            case Order.Close _ -> {
              boolean written = queue.write(true);
              queue.close();
              yield written;
            }
            case null -> queue.write(false);
          };
    } catch (RuntimeException | Error e) {
      LOG.error("The recorder failed", e);
    } finally {
      if (order != null) {
        order.done().complete(done);
      }
    }
  }

  /** There is nobody any more who could follow an order. */
  private void refuseWaiting() {
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      order.done().complete(false);
    }
  }
}
