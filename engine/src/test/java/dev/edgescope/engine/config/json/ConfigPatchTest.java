package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import org.junit.jupiter.api.Test;

class ConfigPatchTest {
  private static final RunConfig CONFIG = Presets.load().byId("conservative-sharpening").config();

  @Test
  void nothingChangesNothing() {
    assertEquals(CONFIG, ConfigPatch.NONE.applyTo(CONFIG));
  }

  @Test
  void onlyWhatIsNamedChanges() {
    RunConfig full = ConfigPatch.FULL_BATCH.applyTo(CONFIG);
    assertEquals(
        new OptimizerConfig(
            CONFIG.optimizer().learningRate(),
            CONFIG.optimizer().momentum().coefficient(),
            BatchSize.full()),
        full.optimizer());
    assertEquals(CONFIG.model(), full.model());
  }

  @Test
  void nullTakesASettingAway() {
    RunConfig limited = CONFIG.withSteps(100);
    assertEquals(CONFIG, ConfigPatch.parse("{\"steps\": null}").applyTo(limited));
  }

  @Test
  void aListIsReplacedAsAWhole() {
    RunConfig narrow = ConfigPatch.parse("{\"model\": {\"hidden\": [16]}}").applyTo(CONFIG);
    assertEquals("16", ConfigTraits.of(narrow).get("model.hidden"));
  }

  @Test
  void whatLiesBetweenTwoConfigurationsTakesTheOneToTheOther() {
    RunConfig other =
        ConfigPatch.parse(
                "{\"seed\": 7, \"steps\": 10, \"probes\": {\"every\": 5, \"share\": null},"
                    + " \"model\": {\"kind\": \"resnet\", \"hidden\": null, \"blocks\": 1,"
                    + " \"width\": 4}}")
            .applyTo(CONFIG);
    assertEquals(other, ConfigPatch.between(CONFIG, other).applyTo(CONFIG));
    assertEquals(CONFIG, ConfigPatch.between(other, CONFIG).applyTo(other));
  }

  @Test
  void betweenEqualConfigurationsLiesNothing() {
    assertEquals(ConfigPatch.NONE, ConfigPatch.between(CONFIG, CONFIG));
  }

  @Test
  void theFullBatchIsAChangeOfTheBatchSizeAlone() {
    RunConfig full = ConfigPatch.FULL_BATCH.applyTo(CONFIG);
    assertEquals(ConfigPatch.FULL_BATCH, ConfigPatch.between(CONFIG, full));
  }

  @Test
  void itTellsWhichSettingsItChanges() {
    assertTrue(ConfigPatch.FULL_BATCH.changes(Setting.BATCH_SIZE));
    assertFalse(ConfigPatch.FULL_BATCH.changes(Setting.LEARNING_RATE));
    assertFalse(ConfigPatch.FULL_BATCH.changes(Setting.SEED));
  }

  @Test
  void anUnknownKeyIsRefusedByName() {
    ConfigPatch patch = ConfigPatch.parse("{\"optimizer\": {\"rate\": 1}}");
    var thrown = assertThrows(InvalidConfigException.class, () -> patch.applyTo(CONFIG));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith("optimizer.rate: "));
  }

  @Test
  void whatIsNoObjectIsRefused() {
    var thrown = assertThrows(InvalidConfigException.class, () -> ConfigPatch.parse("[1]"));
    assertEquals(
        "Changes: [1] is not an object; give the settings that differ, such as {\"seed\": 2}.",
        thrown.getMessage());
  }
}
