package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.InvalidConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedTextTest {

  @Test
  void aNumberWithinItsBoundsIsRead() {
    assertEquals(0.25, SettingText.number(" 0.25 ", 0.05, 3));
    assertEquals(1200, SettingText.whole("1,200", 50, 2000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "much| \"much\" is not a number; give a number from 0.05 to 3.",
        "0.01| 0.01 is out of range; give a number from 0.05 to 3.",
        "4| 4 is out of range; give a number from 0.05 to 3."
      })
  void anotherNumberIsRefused(String text, String sentence) {
    var refusal =
        assertThrows(InvalidConfigException.class, () -> SettingText.number(text, 0.05, 3));
    assertEquals(sentence, refusal.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5| \"1.5\" is not a whole number; give a whole number from 50 to 2,000.",
        "49| 49 is out of range; give a whole number from 50 to 2,000.",
        "9999999999999999999| 9999999999999999999 is out of range; give a whole number from 50 to"
            + " 2,000."
      })
  void anotherWholeNumberIsRefused(String text, String sentence) {
    var refusal =
        assertThrows(InvalidConfigException.class, () -> SettingText.whole(text, 50, 2000));
    assertEquals(sentence, refusal.problem());
  }
}
