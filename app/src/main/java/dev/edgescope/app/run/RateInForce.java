package dev.edgescope.app.run;

import dev.edgescope.engine.run.Measurement;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunEvent;
import dev.edgescope.engine.run.StepBlock;

/**
 * The learning rate of a run's next step: what the hand has set, or what a run that moves it itself
 * has last told.
 */
final class RateInForce {
  private final boolean moves;
  private double value;

  /**
   * @param set by the hand or the configuration
   */
  RateInForce(RunConfig config, double set) {
    moves = config.optimizer().movesLearningRate();
    value = set;
  }

  double value() {
    return value;
  }

  /** Steps were made, at least one. */
  void stepped(StepBlock block) {
    if (moves) {
      value = block.end().learningTime() - block.learningTime(block.size() - 1);
    }
  }

  void measured(Measurement measurement) {
    if (moves) {
      value = measurement.learningRate();
    }
  }

  void changed(RunEvent.ControlChanged change) {
    if (change.control() == RunEvent.Control.LEARNING_RATE && !moves) {
      value = change.to();
    }
  }
}
