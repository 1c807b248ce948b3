package dev.edgescope.app.workspace.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.workspace.story.ConservatismReading.Basis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConservatismReadingTest {

  @ParameterizedTest
  @CsvSource({
    "1.04, FLOW, 1.04, progressive",
    "0.7, FLOW, 0.70, progressive",
    "0.12, FLOW, 0.12, conservative",
    "0, FLOW, 0.00, at an edge",
    "-0.4, FLOW, −0.40, at an edge",
    "-0.1, TWIN, −0.10, conservative vs twin"
  })
  void theRatioHasAWord(double ratio, Basis basis, String number, String words) {
    ConservatismReading reading = new ConservatismReading(ratio, basis);
    assertEquals(number, reading.number());
    assertEquals(words, reading.words());
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_MEASURED, not measured",
    "TOO_FEW, too few measurements",
    "NO_SHARPENING, nothing to hold back now"
  })
  void withoutARatioThereIsNoNumberButAReason(Basis basis, String words) {
    ConservatismReading reading = new ConservatismReading(Double.NaN, basis);
    assertEquals("", reading.number());
    assertEquals(words, reading.words());
  }
}
