package dev.edgescope.app.catalogue;

import dev.edgescope.engine.config.Quantity;
import java.util.Set;

/**
 * A chart with a pane of its own, such as the stability plane.
 *
 * @param quantities that it is made of beside what every run measures
 */
public record PictureKind(String id, ChartGroup group, Term term, Set<Quantity> quantities)
    implements ChartKind {

  /** Of what every run measures. */
  PictureKind(String id, ChartGroup group, Term term) {
    this(id, group, term, Set.of());
  }

  @Override
  public boolean isMeasured(Set<Quantity> measured) {
    return isWhollyMeasured(measured);
  }
}
