package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class PresetAxisTest {
  private final Presets presets = Presets.load();
  private final Preset steered = presets.byId("steered-noise");
  private final ObjectProperty<TimeBase> base = new SimpleObjectProperty<>(TimeBase.LEARNING_TIME);
  private final PresetAxis axis = new PresetAxis(base);

  @Test
  void steeredRunsAreComparedByTheExamplesTheyHaveSeen() {
    axis.show(steered);
    assertEquals(TimeBase.EXAMPLES_SEEN, base.get());
    assertEquals(TimeBase.LEARNING_TIME, axis.own());
  }

  @Test
  void afterwardsTheUsersComesBack() {
    axis.show(steered);
    axis.show(presets.first());
    assertEquals(TimeBase.LEARNING_TIME, base.get());
  }

  @Test
  void whatTheUserChoosesStays() {
    axis.show(steered);
    base.set(TimeBase.STEP);
    axis.show(presets.first());
    assertEquals(TimeBase.STEP, base.get());
  }
}
