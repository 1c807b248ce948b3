package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.RunConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTraitsTest {
  @Test
  void settingsAreNamedByTheirPlace() {
    Map<String, String> traits = ConfigTraits.of(Configs.of(0.25, 0.5, BatchSize.of(3)));

    assertEquals("0.25", traits.get("optimizer.learningRate"));
    assertEquals("0.5", traits.get("optimizer.momentum"));
    assertEquals("3", traits.get("optimizer.batchSize"));
  }

  @Test
  void aLineIsReadBackAsTheSameConfiguration() {
    RunConfig config = Configs.of(0.1 + 0.2, 0.9, BatchSize.of(3));
    String line = RunConfigJson.writeLine(config);

    assertEquals(1, line.lines().count());
    assertEquals(config, RunConfigJson.read(line));
  }

  @Test
  void equalConfigurationsHaveEqualTraits() {
    assertEquals(
        ConfigTraits.of(Configs.of(0.25, 0, BatchSize.full())),
        ConfigTraits.of(Configs.of(0.25, 0, BatchSize.full())));
  }
}
