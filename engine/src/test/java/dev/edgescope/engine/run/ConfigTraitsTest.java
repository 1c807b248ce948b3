package dev.edgescope.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTraitsTest {
  @Test
  void settingsAreNamedByTheirPlace() {
    Map<String, String> traits = ConfigTraits.of(Configs.of(0.25, 0.5, new BatchSize(3)));

    assertEquals("0.25", traits.get("optimizer.learningRate"));
    assertEquals("0.5", traits.get("optimizer.momentum"));
    assertEquals("3", traits.get("optimizer.batchSize"));
  }

  @Test
  void equalConfigurationsHaveEqualTraits() {
    assertEquals(
        ConfigTraits.of(Configs.of(0.25, 0, BatchSize.FULL)),
        ConfigTraits.of(Configs.of(0.25, 0, BatchSize.FULL)));
  }
}
