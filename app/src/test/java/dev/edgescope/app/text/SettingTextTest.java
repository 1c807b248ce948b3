package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0,21; 0.21", "0.21; 0.21", ",5; 0.5", "1,5; 1.5", "2,5e-1; 0.25", "0,125; 0.125"})
  void aDecimalCommaIsAPoint(String text, double expected) {
    assertEquals(expected, SettingText.number(Setting.LEARNING_RATE, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,000", "12,500", "1,2,3", "1.2,3", ","})
  void whatCouldBeTwoNumbersIsRefused(String text) {
    assertThrows(
        InvalidConfigException.class, () -> SettingText.number(Setting.LEARNING_RATE, text));
  }

  @Test
  void aCommaBetweenNumbersParts() {
    assertEquals(List.of(0.02, 0.3), SettingText.numbers(Setting.PARAMETERS, "0.02, 0.3"));
  }

  @Test
  void semicolonsPartNumbersWithDecimalCommas() {
    assertEquals(List.of(0.02, 0.3), SettingText.numbers(Setting.PARAMETERS, "0,02; 0,3"));
  }
}
