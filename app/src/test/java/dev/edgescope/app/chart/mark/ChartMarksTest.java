package dev.edgescope.app.chart.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.edgescope.app.chart.model.Moment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartMarksTest {
  private static final Note ONE = new Note(new Moment(10, 1), 20, "meets its edge");
  private static final Note TWO = new Note(new Moment(20, 2), 21, "hovers");

  private final ChartMarks marks = new ChartMarks();

  private void note() {
    marks.add("sharpness", ONE);
    marks.add("sharpness", TWO);
  }

  @Test
  void aNoteIsChangedWhereItIs() {
    note();
    long before = marks.revision();
    Note other = new Note(ONE.at(), ONE.value(), "crosses it");
    marks.replace("sharpness", ONE, other);
    assertEquals(List.of(other, TWO), marks.notes("sharpness"));
    assertNotEquals(before, marks.revision());
  }

  @Test
  void aNoteIsTakenAwayAndTheOthersStay() {
    note();
    marks.remove("sharpness", ONE);
    assertEquals(List.of(TWO), marks.notes("sharpness"));
  }

  @Test
  void aChartWithoutItsLastNoteHasNone() {
    marks.add("sharpness", ONE);
    marks.remove("sharpness", ONE);
    assertEquals(Map.of(), marks.notes());
  }
}
