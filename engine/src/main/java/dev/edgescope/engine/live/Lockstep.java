package dev.edgescope.engine.live;

import dev.edgescope.engine.training.Progress;
import java.util.function.DoubleConsumer;

/**
 * Keeps several runs at the same time, whatever each of them costs: none may go far ahead of the
 * slowest. It moves one horizon for all of them. The slowest never waits, because the horizon is as
 * far ahead of it as it can get before it is asked again.
 *
 * <p>Time is what the runs have in common, see {@link Progress.Clock}.
 *
 * <p>For one thread. It tells at an even pace, such as once a frame, how far the runs have got.
 */
public final class Lockstep {
  /** The lead shrinks by this factor where it is more than the slowest needs. */
  private static final double SHRINK = 0.95;

  private static final double MOST_STEPS = 10_000;

  /** Differences of sums of many learning rates fall short of a step by rounding. */
  private static final double WHOLE = 1 - 1e-6;

  private final DoubleConsumer horizons;
  private double horizon;
  private double leadSteps = 1;
  private boolean settling;

  /**
   * For runs that {@link #restart} has yet to hold.
   *
   * @param horizons takes each horizon to all runs, as {@link Command.SetHorizon}
   */
  public Lockstep(DoubleConsumer horizons) {
    this.horizons = horizons;
  }

  /** Holds all runs at time 0, where they begin. */
  public void restart() {
    leadSteps = 1;
    settling = false;
    send(0);
  }

  /**
   * Lets the runs go on.
   *
   * @param slowest the least time that one of the runs has reached
   * @param stride the time of a step
   */
  public void advance(double slowest, double stride) {
    settling = false;
    boolean slowestIsHeld = slowest + stride > horizon;
    leadSteps =
        slowestIsHeld ? Math.min(2 * leadSteps, MOST_STEPS) : Math.max(1, SHRINK * leadSteps);
    double next = slowest + leadSteps * stride;
    if (next > horizon) {
      send(next);
    }
  }

  /**
   * Brings the runs to rest together. The fastest goes on until it knows that it is to stop; the
   * others follow to that time, or to the end of the step that passes it.
   *
   * @param slowest the least time that one of the runs has reached
   * @param fastest the largest
   * @param stride the longest time of a step
   * @param confirmed of each run the horizon it has last confirmed, see {@link RunEvent.HorizonSet}
   * @return whether they stand there, so that they can be paused
   */
  public boolean settle(double slowest, double fastest, double stride, double... confirmed) {
    if (!settling) {
      settling = true;
      send(fastest);
    }
    for (double limit : confirmed) {
      if (limit != horizon) {
        return false;
      }
    }
    if (fastest - horizon >= stride * WHOLE) {
      // More than the step that it was in: it had gone further than it had told.
      send(fastest);
      return false;
    }
    return slowest >= horizon;
  }

  private void send(double next) {
    horizon = next;
    horizons.accept(next);
  }
}
