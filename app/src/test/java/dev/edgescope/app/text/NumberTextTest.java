package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20.3149 | 20.31",
        "0.5 | 0.5000",
        "-1.5 | −1.500",
        "12345.6 | 12,346",
        "0.0000123 | 1.230×10⁻⁵",
        "31234567 | 3.123×10⁷",
        "0 | 0.000"
      })
  void valueHasFourDigits(double value, String expected) {
    assertEquals(expected, NumberText.value(value));
  }

  @Test
  void valueThatIsNotFiniteIsDash() {
    assertEquals("–", NumberText.value(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"20 | 20", "0.1 | 0.1", "2000 | 2,000", "0.00002 | 2×10⁻⁵", "0 | 0"})
  void settingHasNoTrailingZeros(double value, String expected) {
    assertEquals(expected, NumberText.setting(value));
  }

  @Test
  void stepIsSeparated() {
    assertEquals("1,240", NumberText.step(1_240));
  }

  @Test
  void aValueStaysOnALineWithItsSymbol() {
    assertEquals("full batch, α\u00a0=\u00a00.1", NumberText.unbroken("full batch, α = 0.1"));
  }
}
