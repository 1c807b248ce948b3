package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.Outcome;
import dev.edgescope.engine.sweep.member.MemberResult;
import dev.edgescope.engine.sweep.member.MemberTask;
import dev.edgescope.engine.sweep.plan.Keep;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the file of a sweep: makes the members that are missing, on an {@link Executor}, and writes
 * each as it finishes. Cells are made seed by seed, so that a plane of one seed is soon whole. What
 * is in the file does not depend on the order, on the number of threads, or on how often it was
 * broken off and gone on with.
 *
 * <p>The methods are for any thread.
 */
public final class SweepRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

  private final Path file;
  private final Sweep sweep;
  private final SweepFileWriter writer;
  private final SweepListener listener;
  private final int[] missing;
  private final int before;
  private final AtomicInteger done = new AtomicInteger();
  private final Executor.Execution execution;
  private volatile boolean stopped;

  /** Whether the file can be written no more. */
  private volatile boolean lost;

  private SweepRun(
      Path file,
      Sweep sweep,
      SweepFileWriter writer,
      BitSet present,
      Executor executor,
      SweepListener listener) {
    this.file = file;
    this.sweep = sweep;
    this.writer = writer;
    this.listener = listener;
    before = present.cardinality();
    missing = CellOrder.of(sweep).filter(cell -> !present.get(cell)).toArray();
    MemberTask task = new MemberTask(sweep, missing, SweepFile.runs(file));
    execution = executor.execute(members(), task, this::arrived);
  }

  /**
   * Begins a sweep in a new file; returns at once.
   *
   * @param file takes the place of what has its name
   * @param executor makes the members; the caller closes it
   * @throws dev.edgescope.engine.config.InvalidConfigException if the base asks for arithmetic that
   *     this process does not have
   * @throws RunFileException if another writer holds the file
   * @throws IOException if it cannot be written
   */
  public static SweepRun begin(Path file, Sweep sweep, Executor executor, SweepListener listener)
      throws IOException {
    sweep.base().settleArithmetic();
    SweepFileWriter writer = SweepFileWriter.create(file, sweep);
    return started(file, sweep, writer, new BitSet(), executor, listener);
  }

  /**
   * Goes on with the sweep of a file: makes what is missing of it; returns at once.
   *
   * @throws RunFileException if it is no file of a sweep, or another writer holds it
   * @throws IOException if it cannot be written
   */
  public static SweepRun resume(Path file, Executor executor, SweepListener listener)
      throws IOException {
    SweepFileWriter writer = SweepFileWriter.append(file);
    try (SweepFile there = SweepFile.open(file)) {
      return started(file, there.sweep(), writer, there.cells(), executor, listener);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static SweepRun started(
      Path file,
      Sweep sweep,
      SweepFileWriter writer,
      BitSet present,
      Executor executor,
      SweepListener listener)
      throws IOException {
    try {
      if (sweep.keep() == Keep.RUN) {
        Files.createDirectories(SweepFile.runs(file));
      }
      return new SweepRun(file, sweep, writer, present, executor, listener);
    } catch (IOException | RuntimeException | Error e) {
      writer.close();
      throw e;
    }
  }

  /** The configurations of the members, each made when it is asked for. */
  private List<RunConfig> members() {
    return new AbstractList<>() {
      @Override
      public RunConfig get(int index) {
        return sweep.config(missing[index]);
      }

      @Override
      public int size() {
        return missing.length;
      }
    };
  }

  private void arrived(Outcome<MemberResult> outcome) {
    MemberResult result =
        switch (outcome) {
          case Outcome.Finished<MemberResult>(int _, MemberResult made) -> made;
          case Outcome.Failed<MemberResult>(int member, String reason) ->
              MemberResult.failed(missing[member], reason);
        };
    boolean brokenOff = !result.complete() || (outcome instanceof Outcome.Failed && stopped);
    if (brokenOff || lost) {
      return; // made again when the sweep goes on
    }
    try {
      writer.write(result);
      done.incrementAndGet();
      listener.finished(result.outcome());
    } catch (IOException e) {
      LOG.info("A member of {} could not be written", file, e);
      lost = true;
      listener.trouble(
          String.format(
              Locale.ROOT,
              "%s cannot be written (%s); free space, and go on with it by --resume.",
              file,
              FileReason.of(e)));
    }
  }

  /** What is made. */
  public Sweep sweep() {
    return sweep;
  }

  /** Where it is written. */
  public Path file() {
    return file;
  }

  /** Number of members in the file. */
  public int done() {
    return before + done.get();
  }

  /** Number of members that were made since it began or went on here. */
  public int doneHere() {
    return done.get();
  }

  /** Number of members in the file that are to be. */
  public int size() {
    return sweep.size();
  }

  /** Whether every member is in the file. */
  public boolean isComplete() {
    return done() == size();
  }

  /** Whether no member is being worked on any more, and none will be. */
  public boolean isFinished() {
    return isComplete() || execution.isFinished();
  }

  /** Whether the file can be written no more: what is still made is lost, so stop. */
  public boolean isLost() {
    return lost;
  }

  /** Why members can be made no more where they are made, in a sentence; empty where they can. */
  public Optional<String> failure() {
    return execution.failure();
  }

  /**
   * Holds all members before their next step, until {@link #resume} or {@link #stop}.
   *
   * @return whether they can be held where they are made
   */
  public boolean pause() {
    return execution.pause();
  }

  /** Lets the members go on. */
  public void resume() {
    execution.resume();
  }

  /** Asks the members to stop, without waiting; those on their way are made again another time. */
  public void stop() {
    stopped = true;
    execution.stop();
  }

  /** Waits until no member is being worked on any more. */
  public void await() throws InterruptedException {
    execution.await();
  }

  /**
   * Stops, waits for the steps that are being made, and closes the file.
   *
   * @throws IOException if that cannot be written any more
   */
  @Override
  public void close() throws IOException {
    stop();
    try {
      execution.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.close();
  }

  /**
   * Refuses to go on with a file of another sweep.
   *
   * @throws RunFileException if its plan is not this one
   */
  public static void requireSame(Path file, Sweep sweep) {
    try (SweepFile there = SweepFile.open(file)) {
      if (!SweepJson.write(there.sweep()).equals(SweepJson.write(sweep))) {
        throw new RunFileException(
            file + " holds another sweep; give the sweep file that it was begun with.");
      }
    }
  }
}
