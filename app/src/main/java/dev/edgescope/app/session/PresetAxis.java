package dev.edgescope.app.session;

import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.engine.config.json.Preset;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The axis that the runs of a preset are to be compared on takes the place of the user's as long as
 * the preset is shown and the axis is left as it is; then the user's comes back.
 */
final class PresetAxis {
  private final ObjectProperty<TimeBase> base;
  private @Nullable TimeBase lent;
  private TimeBase own;

  PresetAxis(ObjectProperty<TimeBase> base) {
    this.base = base;
    own = base.get();
  }

  void show(Preset preset) {
    own = own();
    lent = preset.axis().isEmpty() ? null : TimeBase.ofColumn(preset.axis());
    base.set(lent == null ? own : lent);
  }

  /** The axis that the user has chosen. */
  TimeBase own() {
    return base.get() == lent ? own : base.get();
  }
}
