package dev.edgescope.engine.live;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunStart;

/** What the outside may ask of a {@link RunLoop}; applied between two steps. */
public sealed interface Command {

  /** Train on, at the current pace. */
  record Resume() implements Command {}

  /** Stop between two steps and wait. */
  record Pause() implements Command {}

  /** Exactly one step, followed by a measurement; the loop is paused afterwards. */
  record Step() implements Command {}

  /**
   * A control from the next step on. Where several values of one control wait, and nothing between
   * them would use it, the latest wins. A value that cannot be is refused, and the run goes on
   * without it: {@link RunEvent.ControlRefused}.
   *
   * @param control which one
   * @param value within the {@link Limits} of its setting; a batch size is whole, from 1 to the
   *     number of training examples
   */
  record SetControl(Control control, double value) implements Command {}

  /**
   * The highest number of steps per second.
   *
   * @param stepsPerSecond positive; infinity for as fast as the machine goes
   */
  record SetPace(double stepsPerSecond) implements Command {}

  /**
   * The share of the time that may go to measuring.
   *
   * @param share in [0, 1]
   */
  record SetMeasuringShare(double share) implements Command {}

  /**
   * How far a running run may go: at this time it waits, without being paused, until the horizon
   * moves on. Holds until it is set again, over resets too. A single step is not held. Confirmed by
   * {@link RunEvent.HorizonSet}.
   *
   * @param clock by which it goes
   * @param limit on the clock; infinity for no end
   */
  record SetHorizon(Progress.Clock clock, double limit) implements Command {
    /** None: the run goes as far as it can. */
    public static final SetHorizon NONE =
        new SetHorizon(Progress.Clock.LEARNING_TIME, Double.POSITIVE_INFINITY);
  }

  /**
   * How many threads the run may use; the trajectory is bitwise the same with any number. Holds
   * until it is set again, over resets too.
   *
   * @param most at least 1
   */
  record SetThreads(int most) implements Command {}

  /** Tell the current state as {@link RunEvent.Checkpointed}. */
  record TakeCheckpoint() implements Command {}

  /**
   * Draw the loss landscape where the instruments are read next, or at once where they have just
   * been read; tells {@link RunEvent.LandscapeDrawn}. Of several requests before it is drawn one
   * counts. Nothing is drawn while no eigenvalue is measured.
   */
  record DrawLandscape() implements Command {}

  /**
   * Take a snapshot of the Hessian's spectral density here, which costs as much as some 150
   * Hessian-vector products; tells {@link RunEvent.DensityTaken}.
   */
  record TakeDensity() implements Command {}

  /**
   * Look at the examples and at what the run gets wrong of them here, which costs a forward pass;
   * tells {@link RunEvent.PortraitTaken}. Of several requests before it is taken one counts.
   */
  record TakePortrait() implements Command {}

  /**
   * Forget the run and lay out a new one, paused at step 0.
   *
   * @param config of the new run
   */
  record Reset(RunConfig config) implements Command {}

  /**
   * Forget the run and lay out the one that {@code start} describes, paused where its record ends.
   *
   * @param start what to run, and from where on
   */
  record Restore(RunStart start) implements Command {}

  /** End the run and its thread. */
  record Stop() implements Command {}
}
