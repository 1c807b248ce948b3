package dev.edgescope.app.chart.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorReadingTest {
  private static final Cursors.Pair PAIR =
      new Cursors.Pair(new Moment(20, 2.0), new Moment(70, 12.0));

  private static Series squares() {
    Series series = new Series(SeriesStyle.of("squares", 0));
    for (int step = 0; step <= 100; step += 10) {
      series.append(step, step < 50 ? 0.1 * step : 5 + (step - 50) / 3.0, (double) step * step);
    }
    return series;
  }

  @Test
  void differencesAreThoseOfTheRecordedPoints() {
    CursorReading reading = CursorReading.of(PAIR, List.of(squares()), TimeBase.STEP);
    assertEquals(50, reading.distance());
    assertEquals(4_900 - 400, reading.rows().getFirst().difference());
  }

  @Test
  void distancesAreInTheUnitOfTheAxis() {
    CursorReading reading = CursorReading.of(PAIR, List.of(squares()), TimeBase.LEARNING_TIME);
    assertEquals(10, reading.distance());
    assertEquals(4_900, reading.rows().getFirst().b());
  }

  @Test
  void aCurveWithoutPointsIsLeftOut() {
    Series empty = new Series(SeriesStyle.of("empty", 1));
    CursorReading reading = CursorReading.of(PAIR, List.of(empty, squares()), TimeBase.STEP);
    assertEquals(1, reading.rows().size());
  }

  @Test
  void beyondItsEndACurveIsNotRead() {
    Series ended = new Series(SeriesStyle.of("ended", 1));
    for (int step = 0; step <= 30; step += 10) {
      ended.append(step, 0.1 * step, step);
    }
    CursorReading reading = CursorReading.of(PAIR, List.of(ended), TimeBase.STEP);
    assertEquals(20, reading.rows().getFirst().a());
    assertTrue(Double.isNaN(reading.rows().getFirst().b()));
  }

  @Test
  void aCurveThatHasOnlyBegunIsLeftOut() {
    Series begun = new Series(SeriesStyle.of("begun", 1));
    begun.append(0, 0, 4);
    CursorReading reading = CursorReading.of(PAIR, List.of(begun, squares()), TimeBase.STEP);
    assertEquals(
        List.of("squares"), reading.rows().stream().map(row -> row.style().name()).toList());
  }

  @Test
  void theLastPointIsReadUntilTheNextIsDue() {
    Series measured = new Series(SeriesStyle.of("measured", 1));
    for (int step = 5; step <= 65; step += 10) {
      measured.append(step, 0.1 * step, step);
    }
    CursorReading reading = CursorReading.of(PAIR, List.of(measured), TimeBase.STEP);
    assertEquals(65, reading.rows().getFirst().b());
  }
}
