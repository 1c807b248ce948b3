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

  private record Moment(long step, RunEvent event) {}

  private PastEvents() {}

  /** Tells steps, measurements and changes of controls in their order. */
  static void of(RunStart start, long runId, Sink sink) throws InterruptedException {
    List<Moment> moments = new ArrayList<>();
    for (Measurement measurement : start.past().measurements()) {
      moments.add(new Moment(measurement.step(), new RunEvent.Measured(runId, measurement)));
    }
    for (ControlChange change : start.changes()) {
      moments.add(new Moment(change.step(), new RunEvent.ControlChanged(runId, change)));
    }
    moments.sort(Comparator.comparingLong(Moment::step));
    int told = 0;
    for (Moment moment : moments) {
      told = steps(start.past(), told, moment.step(), runId, sink);
      sink.accept(moment.event());
    }
    steps(start.past(), told, start.past().steps(), runId, sink);
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
