package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SliderScaleTest {
  private final LogarithmicScale logarithmic = new LogarithmicScale(1e-3, 10);

  @Test
  void equalDistancesAreEqualFactors() {
    assertEquals(80, logarithmic.end(), 1e-9);
    assertEquals(0.01, logarithmic.value(20));
    assertEquals(0.1, logarithmic.value(40));
    assertEquals(40, logarithmic.position(0.1), 1e-9);
  }

  @Test
  void valuesAreRoundedToThreeDigits() {
    assertEquals(0.112, logarithmic.value(41));
  }

  @Test
  void aValueBeyondTheSliderSitsAtItsEnd() {
    assertEquals(80, logarithmic.position(1000.0), 1e-9);
    assertEquals(0, logarithmic.position(1e-6), 1e-9);
  }

  @Test
  void linearValuesAreExactDecimals() {
    LinearScale linear = new LinearScale(1, 0.05);

    assertEquals(20, linear.end());
    assertEquals(0.15, linear.value(3));
    assertEquals(10, linear.position(0.5), 1e-9);
  }
}
