package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The range of values that a chart takes on by itself. */
class ChartContentTest {

  private static ChartContent loss() {
    ChartContent content = new ChartContent("Loss", ValueScale.LOGARITHMIC, new TimeAxis());
    Series train = new Series(SeriesStyle.of("train", 0));
    Series batch = new Series(SeriesStyle.of("batch", 0).withWeight(SeriesStyle.Weight.PALE));
    for (int step = 0; step <= 400; step++) {
      train.append(step, 0.1 * step, Math.exp(-0.01 * step));
      batch.append(step, 0.1 * step, step % 2 == 0 ? 1e-9 : 1);
    }
    content.series().addAll(train, batch);
    content.refresh(1, true);
    return content;
  }

  /** lambda_1 rises from 4 to 12. */
  private static double upperWithEdgeAt(double level) {
    ChartContent content = new ChartContent("Sharpness", ValueScale.LINEAR, new TimeAxis());
    Series eigenvalue = new Series(SeriesStyle.of("λ₁", 0));
    for (int step = 0; step <= 400; step += 10) {
      eigenvalue.append(step, 0.1 * step, 4 + 0.02 * step);
    }
    Threshold edge = new Threshold("2/α");
    edge.record(new Moment(0, 0), level);
    content.series().add(eigenvalue);
    content.thresholds().add(edge);
    content.refresh(1, true);
    return content.valueAxis().upper();
  }

  @Test
  void theNoiseOfSingleBatchesDoesNotStretchALogarithmicAxis() {
    double lower = loss().valueAxis().lower();
    assertTrue(lower > 1e-3, "lower end " + lower);
  }

  @Test
  void aThresholdNearTheDataIsInSight() {
    double upper = upperWithEdgeAt(30);
    assertTrue(upper >= 30, "upper " + upper);
  }

  /** Fifty times the data: that both are in sight says how far below its edge a run is held. */
  @Test
  void onALogarithmicAxisThereIsRoomForAnEdgeTwoDecadesAway() {
    ChartContent content = loss();
    Threshold edge = new Threshold("2/α");
    edge.record(new Moment(0, 0), 50);
    content.thresholds().add(edge);
    content.refresh(2, true);
    assertTrue(content.valueAxis().upper() >= 50);
  }

  /** As before a start: three eigenvalues between 3.3 and 4.1. */
  @Test
  void singlePointsAreSeenFromZero() {
    ChartContent content = new ChartContent("Sharpness", ValueScale.LINEAR, new TimeAxis());
    for (double value : new double[] {4.1, 3.7, 3.3}) {
      Series eigenvalue = new Series(SeriesStyle.of("λ", 0));
      eigenvalue.append(0, 0, value);
      content.series().add(eigenvalue);
    }
    content.refresh(1, true);
    assertEquals(0, content.valueAxis().lower());
  }

  @Test
  void aThresholdFarFromTheDataDoesNotSquashIt() {
    double upper = upperWithEdgeAt(500);
    assertTrue(upper < 40, "upper " + upper);
  }
}
