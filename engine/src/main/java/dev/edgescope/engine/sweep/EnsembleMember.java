package dev.edgescope.engine.sweep;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.History;
import java.util.List;

/**
 * What one member of an {@link Ensemble} has come to.
 *
 * @param index of its configuration
 * @param history its steps and its measurements; it ends early where it diverged
 * @param failure one sentence where the run was impossible; blank otherwise
 */
public record EnsembleMember(int index, History history, String failure) {

  /** A run that was impossible. */
  static EnsembleMember failed(int index, String failure) {
    return new EnsembleMember(
        index, new History(new double[0], new int[0], new double[0], List.of()), failure);
  }

  /** What was measured, in order of the steps. */
  public List<Measurement> measurements() {
    return history.measurements();
  }
}
