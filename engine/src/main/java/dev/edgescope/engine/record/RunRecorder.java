package dev.edgescope.engine.record;

import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunListener;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Keeps a record of the runs of a loop: each in a file of its own, at most a second behind, written
 * by a thread of its own, so that training never waits for a disk.
 *
 * <p>Where a file cannot be written the run goes on, {@link Notices} is told once, and everything
 * is kept in memory and tried again every few seconds, or written to the place that {@link #moveTo}
 * names.
 */
public final class RunRecorder implements RunListener, AutoCloseable {
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

  private enum Request {
    FLUSH,
    CLOSE
  }

  private record Order(Request request, CompletableFuture<Boolean> done) {}

  private record Move(Path file, CompletableFuture<Boolean> done) {}

  private final Queue<RecordItem> handover = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Object> orders = new LinkedBlockingQueue<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final RecordQueue queue;
  private final Thread thread;

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
    handover.add(new RecordItem.Kept(checkpoint));
  }

  /**
   * Waits until all that was handed over before is on the disk.
   *
   * @return whether it is; what is not stays in memory
   */
  public boolean flush() {
    return await(Request.FLUSH);
  }

  /**
   * Records the current run elsewhere: a copy of what is in its file, if that can be read, and then
   * what is in memory. The old file stays as it is.
   *
   * @param file where to; takes the place of what has its name
   * @return whether everything is there now
   */
  public boolean moveTo(Path file) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    orders.add(new Move(file, done));
    return done.join();
  }

  /** Writes what is left, closes the file and ends the thread. The loop must be closed before. */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      await(Request.CLOSE);
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean await(Request request) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    orders.add(new Order(request, done));
    return done.join();
  }

  private void loop() {
    try {
      boolean open = true;
      while (open) {
        Object order = orders.poll(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        for (RecordItem item = handover.poll(); item != null; item = handover.poll()) {
          queue.add(item);
        }
        switch (order) {
          case Move(Path file, CompletableFuture<Boolean> done) -> done.complete(queue.move(file));
          case Order(Request request, CompletableFuture<Boolean> done) -> {
            boolean written = queue.write(true);
            if (request == Request.CLOSE) {
              queue.close();
              open = false;
            }
            done.complete(written);
          }
          case null, default -> queue.write(false);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
