package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final double LEARNING_RATE = 0.1;

  private static Series runOf(TimeAxis axis, int steps) {
    Series series = new Series(SeriesStyle.of("train", 0));
    extend(series, steps);
    axis.attach(series);
    axis.refresh();
    return series;
  }

  private static void extend(Series series, int steps) {
    for (int i = series.size(); i < steps; i++) {
      series.append(i, LEARNING_RATE * i, 1);
    }
  }

  @Test
  void followsTheRun() {
    TimeAxis axis = new TimeAxis();
    Series run = runOf(axis, 100);
    extend(run, 1_000);
    axis.refresh();
    assertTrue(axis.upper() >= 999, "upper " + axis.upper());
  }

  @Test
  void growsInCalmSteps() {
    TimeAxis axis = new TimeAxis();
    Series run = runOf(axis, 1);
    int changes = 0;
    double last = axis.upper();
    for (int steps = 2; steps <= 1_000; steps++) {
      extend(run, steps);
      axis.refresh();
      if (axis.upper() != last) {
        changes++;
        last = axis.upper();
      }
    }
    assertTrue(changes < 25, changes + " changes");
  }

  @Test
  void zoomKeepsThePointUnderThePointer() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    double at = axis.lower() + 0.25 * (axis.upper() - axis.lower());
    axis.zoom(0.5, at);
    assertEquals(at, axis.lower() + 0.25 * (axis.upper() - axis.lower()), 1e-9);
  }

  @Test
  void zoomScalesTheSpan() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    double span = axis.upper() - axis.lower();
    axis.zoom(0.5, 500);
    assertEquals(0.5 * span, axis.upper() - axis.lower(), 1e-9);
  }

  @Test
  void zoomEndsFollowing() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.zoom(0.5, 500);
    assertFalse(axis.isFollowing());
  }

  @Test
  void zoomWithoutRunKeepsFollowing() {
    TimeAxis axis = new TimeAxis();
    axis.zoom(0.5, 50);
    assertTrue(axis.isFollowing());
  }

  @Test
  void emptyRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TimeAxis().show(5, 5));
  }

  @Test
  void panMovesTheRange() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.show(100, 200);
    axis.pan(0.5);
    assertEquals(150, axis.lower(), 1e-9);
  }

  @Test
  void panKeepsSomeOfTheRunInSight() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.pan(1e4);
    assertTrue(axis.lower() < 999, "lower " + axis.lower());
  }

  @Test
  void aLogarithmicAxisBeginsAtTheFirstStepAfterTheStart() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.scaleProperty().set(ValueScale.LOGARITHMIC);
    assertEquals(1, axis.lower(), 1e-9);
    assertTrue(axis.upper() >= 999, "upper " + axis.upper());
  }

  @Test
  void zoomOnALogarithmicAxisKeepsThePlaceOfThePointer() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.scaleProperty().set(ValueScale.LOGARITHMIC);
    double before = Math.log(10 / axis.lower()) / Math.log(axis.upper() / axis.lower());
    axis.zoom(0.5, 10);
    assertEquals(before, Math.log(10 / axis.lower()) / Math.log(axis.upper() / axis.lower()), 1e-9);
  }

  @Test
  void rangeStaysWhileNotFollowing() {
    TimeAxis axis = new TimeAxis();
    Series run = runOf(axis, 1_000);
    axis.show(100, 200);
    extend(run, 5_000);
    axis.refresh();
    assertEquals(200, axis.upper(), 1e-9);
  }

  @Test
  void followTakesTheRunUpAgain() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.show(100, 200);
    axis.follow();
    assertTrue(axis.upper() >= 999, "upper " + axis.upper());
  }

  @Test
  void aTightRangeEndsWithTheRun() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.setTight(true);
    assertEquals(999, axis.upper());
  }

  @Test
  void changeOfBaseKeepsTheChosenPartOfTheRun() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.show(100, 200);
    axis.baseProperty().set(TimeBase.LEARNING_TIME);
    assertEquals(100 * LEARNING_RATE, axis.lower(), 1e-9);
  }

  @Test
  void theExamplesOfABatchThatGrowsKeepTheChosenPartOfTheRun() {
    TimeAxis axis = new TimeAxis();
    Series run = new Series(SeriesStyle.of("λ₁", 0));
    for (int step = 0; step < 100; step++) {
      run.append(new Moment(step, step, (long) step * step), 1);
    }
    axis.attach(run);
    axis.show(20, 50);
    axis.baseProperty().set(TimeBase.EXAMPLES_SEEN);
    assertEquals(400, axis.lower(), 1e-9);
    assertEquals(2500, axis.upper(), 1e-9);
  }

  private static TimeAxis axisOver(int fullSteps, int singleSteps) {
    TimeAxis axis = new TimeAxis();
    Series run = new Series(SeriesStyle.of("batch", 0));
    for (int step = 0; step <= fullSteps + singleSteps; step++) {
      long full = Math.min(step, fullSteps);
      run.append(new Moment(step, step, 1_000 * full + (step - full)), 1);
    }
    axis.attach(run);
    return axis;
  }

  @Test
  void stepsAreAPoorMeasureAfterAVisitToSingleExamples() {
    assertTrue(axisOver(100, 20_000).isCrowded());
  }

  @Test
  void stepsOfOneBatchSizeAreNot() {
    assertFalse(axisOver(1_000, 0).isCrowded());
    assertFalse(axisOver(0, 1_000).isCrowded());
  }

  /** As at the beginning of a run whose measurements take long. */
  @Test
  void fewPointsFarApartSayNothingAboutTheExamples() {
    TimeAxis axis = new TimeAxis();
    Series run = new Series(SeriesStyle.of("batch", 0));
    for (int step : new int[] {0, 1, 51}) {
      run.append(new Moment(step, step, 50L * step), 1);
    }
    axis.attach(run);
    assertFalse(axis.isCrowded());
  }

  @Test
  void examplesAreNeverCrowded() {
    TimeAxis axis = axisOver(100, 20_000);
    axis.baseProperty().set(TimeBase.EXAMPLES_SEEN);
    assertFalse(axis.isCrowded());
  }

  @Test
  void twoMarksAreLeftHoweverFarOneZooms() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    for (int i = 0; i < 40; i++) {
      axis.zoom(0.5, 500.3);
    }
    assertEquals(2, axis.upper() - axis.lower(), 1e-9);
  }

  @Test
  void hoverSnapsToTheNearestRecordedPoint() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 1_000);
    axis.hoverAt(41.6);
    assertEquals(new Moment(42, LEARNING_RATE * 42), axis.hover());
  }

  @Test
  void leavingTakesTheCrossHairAway() {
    TimeAxis axis = new TimeAxis();
    runOf(axis, 10);
    axis.hoverAt(4);
    axis.leave();
    assertNull(axis.hover());
  }

  @Test
  void markerCountsAsChange() {
    TimeAxis axis = new TimeAxis();
    long before = axis.revision();
    axis.mark(new EventMarker(new Moment(3, 0.3), "α 0.1 → 0.2"));
    assertTrue(axis.revision() > before);
  }
}
