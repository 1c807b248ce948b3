package dev.edgescope.engine.live;

import dev.edgescope.engine.config.Control;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Commands from any thread for one that takes them between two steps. */
final class CommandQueue {
  private final BlockingQueue<Command> sent = new LinkedBlockingQueue<>();

  /** Gathered and not yet taken; they stay when the one before them fails. */
  private final Deque<Command> waiting = new ArrayDeque<>();

  /** From any thread. */
  void add(Command command) {
    sent.add(command);
  }

  boolean isEmpty() {
    return waiting.isEmpty() && sent.isEmpty();
  }

  /** Gathers all commands that were sent; with none, waits for one for up to {@code nanos}. */
  void gather(long nanos) throws InterruptedException {
    if (nanos > 0 && isEmpty()) {
      Command first = sent.poll(nanos, TimeUnit.NANOSECONDS);
      if (first == null) {
        return;
      }
      waiting.add(first);
    }
    if (!sent.isEmpty()) {
      sent.drainTo(waiting);
    }
  }

  /**
   * Takes the next of the gathered commands, past values that a later one replaces before anything
   * could use them; null where there is none.
   */
  @Nullable Command next() {
    Command next = waiting.poll();
    while (next != null && isSuperseded(next)) {
      next = waiting.poll();
    }
    return next;
  }

  /** The same, if what is next may be done beside a reading; null where it may not. */
  @Nullable Command nextBesideReading() {
    while (true) {
      Command next = waiting.peek();
      if (next == null || !goesBesideReading(next)) {
        return null;
      }
      waiting.remove();
      if (!isSuperseded(next)) {
        return next;
      }
    }
  }

  /** Whether one of the gathered commands gives the run up. */
  boolean givesUpRun() {
    return waiting.stream().anyMatch(CommandQueue::givesUpRun);
  }

  /** Whether a command gives the run up that there is. */
  static boolean givesUpRun(Command command) {
    return command instanceof Command.Reset
        || command instanceof Command.Restore
        || command instanceof Command.Stop;
  }

  /** Whether a command leaves the parameters, and what the instruments are at work with, alone. */
  private static boolean goesBesideReading(Command command) {
    return switch (command) {
      case Command.Resume _,
          Command.Pause _,
          Command.SetControl _,
          Command.SetPace _,
          Command.SetHorizon _,
          Command.SetMeasuringShare _,
          Command.SetThreads _,
          Command.TakeCheckpoint _,
          Command.DrawLandscape _,
          Command.TakeDensity _,
          Command.TakePortrait _ ->
          true;
      case Command.Step _, Command.Reset _, Command.Restore _, Command.Stop _ -> false;
    };
  }

  private boolean isSuperseded(Command command) {
    if (!(command instanceof Command.SetControl(Control control, double _))) {
      return false;
    }
    for (Command later : waiting) {
      if (later instanceof Command.SetControl(Control same, double _) && same == control) {
        return true;
      }
      if (usesControls(later)) {
        return false;
      }
    }
    return false;
  }

  /** Whether a command makes a step, measures, or shows or replaces the state of the run. */
  private static boolean usesControls(Command command) {
    return switch (command) {
      case Command.SetControl _,
          Command.SetPace _,
          Command.SetHorizon _,
          Command.SetMeasuringShare _,
          Command.SetThreads _,
          Command.Resume _ ->
          false;
      case Command.Step _,
          Command.Pause _,
          Command.TakeCheckpoint _,
          Command.DrawLandscape _,
          Command.TakeDensity _,
          Command.TakePortrait _,
          Command.Reset _,
          Command.Restore _,
          Command.Stop _ ->
          true;
    };
  }
}
