package dev.edgescope.app.workspace.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConservatismReadingTest {

  @ParameterizedTest
  @CsvSource({
    "1.04, 1.04, progressive",
    "0.7, 0.70, progressive",
    "0.12, 0.12, conservative",
    "0, 0.00, at an edge",
    "-0.4, −0.40, at an edge"
  })
  void theRatioHasAWord(double ratio, String number, String words) {
    ConservatismReading reading = new ConservatismReading(ratio, true, false);
    assertEquals(number, reading.number());
    assertEquals(words, reading.words());
  }

  @Test
  void whatIsNotMeasuredIsNotGuessed() {
    ConservatismReading reading = new ConservatismReading(Double.NaN, false, false);
    assertEquals("–", reading.number());
    assertEquals("not measured", reading.words());
  }

  @Test
  void whatIsNotDefinedSaysSo() {
    assertEquals("undefined here", new ConservatismReading(Double.NaN, true, false).words());
  }

  @Test
  void againstATwinItSaysSo() {
    assertEquals(
        "conservative, against the twin", new ConservatismReading(-0.1, true, true).words());
  }
}
