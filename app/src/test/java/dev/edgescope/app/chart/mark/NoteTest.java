package dev.edgescope.app.chart.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.app.chart.model.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  @Test
  void aNoteWithoutWordsSaysWhatToWrite() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Note(Moment.START, 1, "  "));
    assertEquals(
        "A note of 0 characters cannot be shown; write one line of 1 to 200 characters.",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "a bell\u0007"})
  void aNoteIsOneLine(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Note(Moment.START, 1, text));
  }

  @Test
  void aNoteStandsAtANumber() {
    assertThrows(IllegalArgumentException.class, () -> new Note(Moment.START, Double.NaN, "x"));
  }
}
