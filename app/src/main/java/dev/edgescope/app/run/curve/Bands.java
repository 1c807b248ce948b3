package dev.edgescope.app.run.curve;

import dev.edgescope.app.catalogue.LineKind;
import java.util.Optional;

/**
 * Several runs that are drawn as one, for all charts: of the leading line of each the mean and the
 * tenth to ninetieth percentile.
 */
public sealed interface Bands permits SeedCurves, GroupCurves {
  /** What there is of a chart. */
  Optional<Band> of(LineKind kind);

  /** Draws all in the colour of the run. */
  void setLook(RunLook look);
}
