package dev.edgescope.app.catalogue;

import dev.edgescope.engine.config.Quantity;
import java.util.Set;

/** A chart that can be chosen: a row of the {@link ChartTable}. */
public sealed interface ChartKind permits LineKind, PictureKind {

  /** The name by which layouts and menus know it, such as "gradient-noise". */
  String id();

  /** Under which it is offered. */
  ChartGroup group();

  /** What it shows, in words. */
  Term term();

  /** What must be measured for all of it beside the standard instruments. */
  Set<Quantity> quantities();

  /** Whether an experiment that measures these quantities has something for it. */
  boolean isMeasured(Set<Quantity> measured);

  /** Whether it shows what adaptive rules alone have, and have unasked. */
  default boolean isOfAdaptiveRules() {
    return !quantities().isEmpty() && Quantity.ofPreconditioners().containsAll(quantities());
  }

  /** Whether it has everything for it. */
  default boolean isWhollyMeasured(Set<Quantity> measured) {
    return measured.containsAll(quantities());
  }
}
