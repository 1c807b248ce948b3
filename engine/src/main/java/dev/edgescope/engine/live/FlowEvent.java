package dev.edgescope.engine.live;

import dev.edgescope.engine.theory.FlowPoint;
import java.util.Optional;

/** What a {@link FlowLoop} tells. */
public sealed interface FlowEvent {

  /**
   * The flow has come to the learning time of a step.
   *
   * @param step of the run
   * @param sharpness lambda_1 where the flow is; NaN where it was not taken
   * @param distance |theta - theta'| between the run at that step and the flow; NaN where the run
   *     keeps no state of that step
   */
  record Reached(long step, double learningTime, FlowPoint point, double sharpness, double distance)
      implements FlowEvent {}

  /**
   * The flow goes no further.
   *
   * @param reason one sentence
   * @param defect behind it; empty where the flow cannot be
   */
  record Ended(String reason, Optional<Throwable> defect) implements FlowEvent {

    /** It cannot go on, and nothing is broken. */
    static Ended refused(String reason) {
      return new Ended(reason, Optional.empty());
    }
  }
}
