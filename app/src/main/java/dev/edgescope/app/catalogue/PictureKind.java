package dev.edgescope.app.catalogue;

import dev.edgescope.engine.config.Quantity;
import java.util.Set;

/** A chart with a pane of its own, such as the stability plane: of what every run measures. */
public record PictureKind(String id, ChartGroup group, Term term) implements ChartKind {

  @Override
  public Set<Quantity> quantities() {
    return Set.of();
  }

  @Override
  public boolean isMeasured(Set<Quantity> measured) {
    return true;
  }
}
