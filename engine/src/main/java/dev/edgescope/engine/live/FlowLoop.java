package dev.edgescope.engine.live;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.measure.FlowGround;
import dev.edgescope.engine.measure.Flows;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.theory.Flow;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunFailure;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a predicted curve along beside a run, on a daemon thread of its own and on one core: it
 * goes as far as the run has got, at its own pace, and never makes the run wait.
 *
 * <p>Of the run it reads what other threads may read: how far it is, and the states that are kept
 * along it, from which the distance is taken. The run is bitwise the same with it.
 *
 * <p>It ends where the run's learning rate, or of a prediction the batch, is not that of its start:
 * from there on it would be the curve of another run.
 */
public final class FlowLoop extends FlowThread {
  private static final Logger LOG = LoggerFactory.getLogger(FlowLoop.class);
  private static final long WAIT_MILLIS = 10;

  /** Steps between two looks at a sharpness that has to be worked out for that alone. */
  private static final int LOOK = 10;

  private static final double SAME_TIME = 1e-6;

  private final FlowKind kind;
  private final RunConfig config;
  private final Checkpoint from;
  private final RunPort run;
  private int examples;

  /**
   * Starts the thread; returns at once.
   *
   * @param config of the run
   * @param from where the flow begins: a state of the run
   */
  public FlowLoop(FlowKind kind, RunConfig config, Checkpoint from, RunPort run) {
    super("edgescope-flow");
    this.kind = kind;
    this.config = config;
    this.from = from;
    this.run = run;
    begin();
  }

  @Override
  void loop() throws InterruptedException {
    try (Workers workers = new Workers(1)) {
      DataSplit data = config.data().load(config.seed());
      examples = data.train().examples();
      Network network = config.model().network(data.shape());
      try (FlowGround ground = new FlowGround(config, network, data.train(), workers);
          Flow flow = ground.start(kind, from.parameters(), from.learningRate())) {
        follow(ground, flow);
      }
    } catch (RuntimeException | Error e) {
      RunFailure failure = RunFailure.of(e);
      LOG.atLevel(failure.level()).setCause(e).log("The flow {} failed", kind);
      tell(new FlowEvent.Ended(failure.message(), failure.defect()));
    }
  }

  private void follow(FlowGround ground, Flow flow) throws InterruptedException {
    long step = from.step();
    double most = Flows.MOST_LOSS * Math.abs(flow.point().loss());
    tell(ground, flow, step);
    while (!isStopping()) {
      History history = run.history();
      if (step >= history.steps()) {
        Thread.sleep(WAIT_MILLIS);
      } else if (hasLeft(history, (int) step)) {
        tell(FlowEvent.Ended.refused(left(step)));
        return;
      } else {
        flow.advance();
        step++;
        if (!(Math.abs(flow.point().loss()) <= most)) {
          tell(FlowEvent.Ended.refused(ranAway(step)));
          return;
        }
        tell(ground, flow, step);
      }
    }
  }

  private static String left(long step) {
    return String.format(
        Locale.ROOT,
        "A flow is that of one learning rate and the full batch, and the run has had another since"
            + " step %,d; start it anew from there.",
        step);
  }

  private static String ranAway(long step) {
    return String.format(
        Locale.ROOT,
        "At step %,d the loss of the curve is, in size, more than %.0f times what it was where the"
            + " curve begins, so it goes no further.",
        step,
        Flows.MOST_LOSS);
  }

  /** Whether the update of a step was not made at the learning time that the flow is at. */
  private boolean hasLeft(History history, int step) {
    double time = timeAt(step);
    boolean full = history.examplesSeen(step + 1L) - history.examplesSeen(step) == examples;
    return (!full && kind != FlowKind.TWIN)
        || Math.abs(history.learningTime(step) - time) > SAME_TIME * Math.max(time, 1e-300);
  }

  private double timeAt(long step) {
    return from.learningTime() + (step - from.step()) * from.learningRate();
  }

  private void tell(FlowGround ground, Flow flow, long step) throws InterruptedException {
    boolean looked = flow.knowsSharpness() || step % LOOK == 0 || step == from.step();
    double sharpness = looked ? flow.sharpness() : Double.NaN;
    double distance =
        run.checkpoints()
            .atOrBefore(step)
            .filter(kept -> kept.step() == step)
            .map(kept -> ground.distance(flow, kept.parameters()))
            .orElse(Double.NaN);
    tell(new FlowEvent.Reached(step, timeAt(step), flow.point(), sharpness, distance));
  }
}
