package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Presets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEditorTest {
  private static final RunConfig CONFIG = Presets.load().byId("conservative-sharpening").config();

  private final RunEditor editor = new RunEditor(CONFIG);

  private ConfigPatch changes() {
    return ConfigPatch.between(CONFIG, editor.config().orElseThrow());
  }

  @Test
  void untouchedItIsTheSameRun() {
    assertEquals(Optional.of(CONFIG), editor.config());
  }

  @Test
  void theFieldsChangeTheirSettings() {
    editor.learningRate().edit("0.05");
    editor.batchSize().edit("full");
    editor.momentum().edit("0.9");
    editor.seed().edit("7");

    assertEquals(
        ConfigPatch.parse(
            "{\"optimizer\": {\"learningRate\": 0.05, \"momentum\": 0.9, \"batchSize\": \"full\"},"
                + " \"seed\": 7}"),
        ConfigPatch.parse(changes().toString()));
  }

  @Test
  void anyOtherSettingIsChangedAsInAFile() {
    editor.others().edit("{\"model\": {\"hidden\": [16]}}");

    assertEquals("{\"model\":{\"hidden\":[16]}}", changes().toString());
  }

  @Test
  void aChangeThatCannotBeSaysWhy() {
    editor.others().edit("{\"model\": {\"hidden\": [0]}}");

    assertEquals(Optional.empty(), editor.config());
    assertTrue(editor.errorProperty().get().startsWith("model.hidden: "));
  }

  @Test
  void aTextThatCannotBeReadIsNoRun() {
    editor.batchSize().edit("many");

    assertEquals(Optional.empty(), editor.config());
  }

  @Test
  void everyTextThatCannotBeReadSaysWhy() {
    editor.learningRate().edit("-3");
    editor.batchSize().edit("many");
    editor.config();

    assertFalse(editor.learningRate().errorProperty().get().isEmpty());
    assertFalse(editor.batchSize().errorProperty().get().isEmpty());
  }
}
