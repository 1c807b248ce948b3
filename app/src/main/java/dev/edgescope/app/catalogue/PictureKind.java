package dev.edgescope.app.catalogue;

import dev.edgescope.engine.run.Quantity;
import java.util.Set;

/** A chart with a pane of its own, such as the stability plane. */
public record PictureKind(String id, ChartGroup group, Term term, Set<Quantity> quantities)
    implements ChartKind {

  public PictureKind {
    quantities = Set.copyOf(quantities);
  }
}
