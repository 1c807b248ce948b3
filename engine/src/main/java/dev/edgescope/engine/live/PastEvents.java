package dev.edgescope.engine.live;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The past of a continued run, told again as events to an outside that has not heard them. */
final class PastEvents {
  private static final int STEPS_A_BLOCK = 4096;

  /** Takes an event; may wait. */
  @FunctionalInterface
  interface Sink {
    void accept(RunEvent event) throws InterruptedException;
  }

  private PastEvents() {}

  /**
   * Tells steps, measurements and changes of controls in their order; at the same step measurements
   * first. A measurement is put together when it is told: a long past has more of them than fit
   * into memory.
   */
  static void of(RunStart start, long runId, Sink sink) throws InterruptedException {
    History past = start.past();
    List<Measurement> measurements = past.measurements();
    List<ControlChange> changes = new ArrayList<>(start.changes());
    changes.sort(Comparator.comparingLong(ControlChange::step));
    int told = 0;
    int next = 0;
    for (Measurement measurement : measurements) {
      while (next < changes.size() && changes.get(next).step() < measurement.step()) {
        told = change(past, told, changes.get(next++), runId, sink);
      }
      told = steps(past, told, measurement.step(), runId, sink);
      sink.accept(new RunEvent.Measured(runId, measurement));
    }
    while (next < changes.size()) {
      told = change(past, told, changes.get(next++), runId, sink);
    }
    steps(past, told, past.steps(), runId, sink);
  }

  /** Tells the steps before a change, and the change. */
  private static int change(History past, int told, ControlChange change, long runId, Sink sink)
      throws InterruptedException {
    int reached = steps(past, told, change.step(), runId, sink);
    sink.accept(new RunEvent.ControlChanged(runId, change));
    return reached;
  }

  /** Tells the steps from {@code from} up to before {@code to}. */
  private static int steps(History past, int from, long to, long runId, Sink sink)
      throws InterruptedException {
    int step = from;
    int end = (int) Math.min(to, past.steps());
    while (step < end) {
      int size = Math.min(STEPS_A_BLOCK, end - step);
      sink.accept(new RunEvent.Stepped(runId, past.block(step, size)));
      step += size;
    }
    return step;
  }
}
