package dev.edgescope.engine.sweep;

import dev.edgescope.engine.run.Measurement;
import java.util.List;

/**
 * What one member of an {@link Ensemble} has come to.
 *
 * @param index of its configuration
 * @param measurements in order of their steps; they end early where it diverged
 * @param failure one sentence where the run was impossible; blank otherwise
 */
public record EnsembleMember(int index, List<Measurement> measurements, String failure) {
  public EnsembleMember {
    measurements = List.copyOf(measurements);
  }
}
