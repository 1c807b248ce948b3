package dev.edgescope.engine.run;

import java.util.function.DoubleConsumer;

/**
 * Keeps several runs at the same time, whatever each of them costs: none may go far ahead of the
 * slowest. It moves one horizon for all of them, as far ahead of the slowest as that one can get
 * until it is asked again, so that the slowest never waits.
 *
 * <p>Time is what the runs have in common, see {@link Progress.Clock}.
 *
 * <p>For one thread, which tells it at an even pace, as once a frame, how far the runs have got.
 */
public final class Lockstep {
  /** The lead shrinks by this factor where it is more than the slowest needs. */
  private static final double SHRINK = 0.95;

  private static final double MOST_STEPS = 10_000;

  /** Reports without a change after which runs that were told to stop count as standing. */
  private static final int STILL = 3;

  private final DoubleConsumer horizons;
  private double horizon;
  private double leadSteps = 1;
  private double lastSlowest;
  private double lastFastest;
  private int still;
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
   * Brings the runs to rest at the time that the fastest has reached when this is first asked, or
   * at the end of the step that takes them there.
   *
   * @param slowest the least time that one of the runs has reached
   * @param fastest the largest
   * @param stride the longest time of a step
   * @return whether they stand there, so that they can be paused
   */
  public boolean settle(double slowest, double fastest, double stride) {
    if (!settling) {
      settling = true;
      still = 0;
      send(fastest);
    } else if (fastest - horizon >= stride) {
      // More than the step that it was in: it had gone further than it had told.
      send(fastest);
    }
    boolean unchanged = slowest == lastSlowest && fastest == lastFastest;
    lastSlowest = slowest;
    lastFastest = fastest;
    still = unchanged ? still + 1 : 0;
    return still >= STILL && fastest - slowest < stride;
  }

  private void send(double next) {
    horizon = next;
    horizons.accept(next);
  }
}
