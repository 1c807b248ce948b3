package dev.edgescope.engine.training;

import dev.edgescope.engine.measure.Measurement;
import java.util.List;

/** Puts a history together that was kept elsewhere, in the order in which it was made. */
public final class HistoryBuilder {
  private final History history = new History();

  /**
   * Adds the update from the next step on.
   *
   * @param learningTime tau before it
   * @param batchSize B
   * @param loss of its batch
   */
  public HistoryBuilder step(double learningTime, int batchSize, double loss) {
    history.addStep(learningTime, batchSize, loss);
    return this;
  }

  /** Adds a measurement, in the order of the steps of measurements. */
  public HistoryBuilder measurement(Measurement measurement) {
    history.addMeasurement(measurement);
    return this;
  }

  /** The measurements added so far. */
  public List<Measurement> measurements() {
    return history.measurements();
  }

  /** The history; nothing is added to it any more. */
  public History history() {
    return history;
  }
}
