package dev.edgescope.app.catalogue;

import dev.edgescope.engine.measure.Reading;
import java.util.List;
import java.util.Optional;

/**
 * Charts of what another program has measured under names of its own, one for each name. They are
 * made as they are asked for, and are no rows of the {@link ChartTable}.
 */
public final class NamedCharts {
  private static final String PREFIX = "named-";

  private NamedCharts() {}

  /** The chart of a name that a program has given. */
  public static LineKind of(String name) {
    Curve curve =
        Curve.family(
            _ -> name,
            reading -> {
              Double value = reading.named().get(name);
              return value == null ? List.of() : List.of(Reading.exact(value));
            });
    return LineKind.of(PREFIX + name, ChartGroup.TRAINING, Term.named(name, "charts.named"), curve);
  }

  /** The chart of an id; empty where it is none of these. */
  static Optional<ChartKind> find(String id) {
    return id.startsWith(PREFIX) && id.length() > PREFIX.length()
        ? Optional.of(of(id.substring(PREFIX.length())))
        : Optional.empty();
  }
}
