package dev.edgescope.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Commands from any thread for one that takes them between two steps. */
final class CommandQueue {
  private final BlockingQueue<Command> waiting = new LinkedBlockingQueue<>();

  void add(Command command) {
    waiting.add(command);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Takes all commands that wait, but for values that a later one replaces before any step could
   * use them; with none, waits for one for up to {@code nanos}.
   */
  List<Command> take(long nanos) throws InterruptedException {
    List<Command> taken = new ArrayList<>();
    if (waiting.isEmpty() && nanos > 0) {
      Command first = waiting.poll(nanos, TimeUnit.NANOSECONDS);
      if (first == null) {
        return List.of();
      }
      taken.add(first);
    }
    waiting.drainTo(taken);
    List<Command> effective = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      if (!isSuperseded(taken, i)) {
        effective.add(taken.get(i));
      }
    }
    return effective;
  }

  private static boolean isSuperseded(List<Command> commands, int position) {
    Class<?> kind = commands.get(position).getClass();
    if (kind != Command.SetLearningRate.class && kind != Command.SetBatchSize.class) {
      return false;
    }
    for (int i = position + 1; i < commands.size(); i++) {
      Class<?> later = commands.get(i).getClass();
      if (later == kind) {
        return true;
      }
      if (later == Command.Step.class
          || later == Command.Reset.class
          || later == Command.Restore.class) {
        return false;
      }
    }
    return false;
  }
}
