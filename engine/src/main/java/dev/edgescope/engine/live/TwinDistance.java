package dev.edgescope.engine.live;

import dev.edgescope.engine.theory.FlowPoint;
import dev.edgescope.engine.training.Checkpoint;
import java.util.Optional;

/**
 * The distance |theta - theta'| between two runs, at the states that both have kept at the same
 * step and learning time. It is computed on a daemon thread of its own, so neither run waits. It
 * costs a subtraction for each state, and no pass of the network.
 */
public final class TwinDistance extends FlowThread {
  private static final long WAIT_MILLIS = 20;
  private static final double SAME_TIME = 1e-6;

  private final RunPort run;
  private final RunPort twin;

  /** Starts the thread; returns at once. */
  public TwinDistance(RunPort run, RunPort twin) {
    super("edgescope-twin-distance");
    this.run = run;
    this.twin = twin;
    begin();
  }

  @Override
  void loop() throws InterruptedException {
    long next = 0;
    while (!isStopping()) {
      next = compare(next);
      Thread.sleep(WAIT_MILLIS);
    }
  }

  /**
   * Tells of all states from a step on that both have come to.
   *
   * @return the step from which on nothing has been told
   */
  private long compare(long from) throws InterruptedException {
    long next = from;
    long reached = Math.min(lastStep(run), lastStep(twin));
    for (long step : run.checkpoints().steps()) {
      if (step >= next && step <= reached && !isStopping()) {
        next = step + 1;
        Optional<Checkpoint> one = kept(run, step);
        Optional<Checkpoint> other = kept(twin, step);
        if (one.isPresent() && other.isPresent()) {
          tell(one.get(), other.get());
        }
      }
    }
    return next;
  }

  private static long lastStep(RunPort port) {
    var steps = port.checkpoints().steps();
    return steps.isEmpty() ? -1 : steps.getLast();
  }

  private static Optional<Checkpoint> kept(RunPort port, long step) {
    return port.checkpoints().atOrBefore(step).filter(one -> one.step() == step);
  }

  /** At another learning time the twin is none at that step. */
  private void tell(Checkpoint one, Checkpoint other) throws InterruptedException {
    double time = one.learningTime();
    double[] theta = one.parameters();
    double[] there = other.parameters();
    if (theta.length != there.length
        || Math.abs(time - other.learningTime()) > SAME_TIME * Math.max(time, 1e-300)) {
      return;
    }
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      double difference = theta[i] - there[i];
      sum += difference * difference;
    }
    FlowPoint unread = new FlowPoint(Double.NaN, Double.NaN, Double.NaN, 0, one.learningRate());
    tell(new FlowEvent.Reached(one.step(), time, unread, Double.NaN, Math.sqrt(sum)));
  }
}
