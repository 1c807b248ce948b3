package dev.edgescope.app.chart.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeBase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadoutTest {
  private static Series sparse() {
    Series series = new Series(SeriesStyle.of("λ₁", 0));
    series.append(0, 0, 3.5);
    series.append(10, 1, 7.25);
    return series;
  }

  private static Readout.Row rowAt(Moment moment) {
    return Readout.at(moment, List.of(sparse()), List.of(), TimeBase.STEP).rows().get(0);
  }

  @Test
  void valueIsRecordedAndNotInterpolated() {
    assertEquals(7.25, rowAt(new Moment(6, 0.6)).value());
  }

  @Test
  void sparseSeriesSaysWhereItWasMeasured() {
    assertEquals(10, rowAt(new Moment(6, 0.6)).at().step());
  }

  @Test
  void valueMeasuredElsewhereIsMarked() {
    Moment moment = new Moment(6, 0.6);
    assertTrue(rowAt(moment).isElsewhere(moment));
  }

  @Test
  void valueMeasuredHereIsNotMarked() {
    Moment moment = new Moment(10, 1);
    assertFalse(rowAt(moment).isElsewhere(moment));
  }

  @Test
  void emptySeriesHasNoRow() {
    Series empty = new Series(SeriesStyle.of("λ₁", 0));
    Readout readout = Readout.at(new Moment(0, 0), List.of(empty), List.of(), TimeBase.STEP);
    assertTrue(readout.rows().isEmpty());
  }

  /** Edges of several runs have one formula. */
  @Test
  void thresholdSaysWhoseItIs() {
    Threshold edge = new Threshold("2/α");
    edge.record(new Moment(0, 0), 20);
    edge.setOwner("α = 0.1", Dash.DOTTED);
    Readout.Row row =
        Readout.at(new Moment(0, 0), List.of(), List.of(edge), TimeBase.STEP).rows().get(0);
    assertEquals("α = 0.1: 2/α", row.name());
    assertEquals(Dash.DOTTED, row.dash());
  }

  @Test
  void thresholdShowsTheLevelOfThatTime() {
    Threshold edge = new Threshold("2/α");
    edge.record(new Moment(0, 0), 20);
    edge.record(new Moment(5, 0.5), 10);
    Readout readout = Readout.at(new Moment(3, 0.3), List.of(), List.of(edge), TimeBase.STEP);
    assertEquals(20, readout.rows().get(0).value());
  }
}
