package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.measure.Regime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In English the window calls things as the engine does. */
class EngineWordsTest {
  @ParameterizedTest
  @EnumSource
  void aQuantityHasItsName(Quantity quantity) {
    assertEquals(quantity.label(), EngineWords.of(quantity));
  }

  @ParameterizedTest
  @EnumSource
  void aSettingHasItsName(Setting setting) {
    assertEquals(setting.label(), EngineWords.of(setting));
  }

  @ParameterizedTest
  @EnumSource
  void aRegimeHasItsName(Regime regime) {
    assertEquals(regime.title(), EngineWords.of(regime));
  }
}
