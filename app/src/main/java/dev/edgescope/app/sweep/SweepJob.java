package dev.edgescope.app.sweep;

import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A sweep that is being made beside the window: on all cores but one, which is left to what is
 * drawn and played with meanwhile.
 */
final class SweepJob implements AutoCloseable {
  private final ThreadExecutor executor = new ThreadExecutor(threads());
  private final Inbox inbox = new Inbox();
  private final SweepRun run;

  private SweepJob(Start start) throws IOException {
    try {
      run = start.start(executor, inbox);
    } catch (IOException | RuntimeException | Error e) {
      executor.close();
      throw e;
    }
  }

  private interface Start {
    SweepRun start(ThreadExecutor executor, SweepListener listener) throws IOException;
  }

  private static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  /** Begins a sweep in a new file. */
  static SweepJob begin(Path file, Sweep sweep) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new SweepJob((executor, listener) -> SweepRun.begin(file, sweep, executor, listener));
  }

  /** Goes on with the sweep of a file. */
  static SweepJob resume(Path file) throws IOException {
    return new SweepJob((executor, listener) -> SweepRun.resume(file, executor, listener));
  }

  Path file() {
    return run.file();
  }

  /** Hands on the members that have come to their end since; never waits. */
  void drain(Consumer<MemberOutcome> consumer) {
    for (MemberOutcome next = inbox.arrived.poll(); next != null; next = inbox.arrived.poll()) {
      consumer.accept(next);
    }
  }

  /** Why no more can be written; empty while all is well. */
  String trouble() {
    return inbox.trouble;
  }

  /** Number of members in the file; from any thread. */
  int done() {
    return run.done();
  }

  /** Number of members that are to be. */
  int size() {
    return run.size();
  }

  int doneHere() {
    return run.doneHere();
  }

  boolean isFinished() {
    return run.isFinished();
  }

  void pause() {
    run.pause();
  }

  void goOn() {
    run.resume();
  }

  /** Asks it to end, without waiting. */
  void stop() {
    run.stop();
  }

  /** Waits for the steps that are being made, and leaves a whole file. */
  @Override
  public void close() throws IOException {
    try {
      run.close();
    } finally {
      executor.close();
    }
  }

  /** What is told on the threads of the members waits here. */
  private static final class Inbox implements SweepListener {
    private final Queue<MemberOutcome> arrived = new ConcurrentLinkedQueue<>();
    private volatile String trouble = "";

    @Override
    public void finished(MemberOutcome outcome) {
      arrived.add(outcome);
    }

    @Override
    public void trouble(String sentence) {
      trouble = sentence;
    }
  }
}
