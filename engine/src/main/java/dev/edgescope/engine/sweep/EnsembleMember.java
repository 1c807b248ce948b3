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

  static EnsembleMember of(Outcome<History> outcome) {
    return switch (outcome) {
      case Outcome.Finished<History>(int index, History history) ->
          new EnsembleMember(index, history, "");
      case Outcome.Failed<History>(int index, String reason) ->
          new EnsembleMember(index, new History(), reason);
    };
  }

  /** What was measured, in order of the steps. */
  public List<Measurement> measurements() {
    return history.measurements();
  }
}
