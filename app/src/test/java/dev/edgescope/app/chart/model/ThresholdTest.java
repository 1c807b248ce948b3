package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static final long FRAME = 16_666_667;

  private static Threshold edge() {
    Threshold threshold = new Threshold("2/α");
    threshold.record(new Moment(0, 0), 20);
    threshold.record(new Moment(100, 10), 10);
    return threshold;
  }

  @Test
  void pastKeepsItsLevel() {
    assertEquals(20, edge().levelAt(99, TimeBase.STEP));
  }

  @Test
  void newLevelHoldsFromItsStep() {
    assertEquals(10, edge().levelAt(100, TimeBase.STEP));
  }

  @Test
  void levelIsKnownByLearningTime() {
    assertEquals(10, edge().levelAt(10.5, TimeBase.LEARNING_TIME));
  }

  @Test
  void currentLevelLeavesThePast() {
    Threshold threshold = edge();
    threshold.setCurrent(40);
    assertEquals(10, threshold.levelAt(500, TimeBase.STEP));
  }

  @Test
  void firstRecordSetsTheCurrentLevel() {
    Threshold threshold = new Threshold("2/α");
    threshold.record(new Moment(0, 0), 20);
    assertEquals(20, threshold.current());
  }

  @Test
  void sameLevelIsNotRecordedTwice() {
    Threshold threshold = edge();
    threshold.record(new Moment(200, 20), 10);
    assertEquals(2, threshold.history().size());
  }

  @Test
  void levelWithoutHistoryIsTheCurrentOne() {
    Threshold threshold = new Threshold("K");
    threshold.setCurrent(1);
    assertEquals(1, threshold.levelAt(7, TimeBase.STEP));
  }

  @Test
  void drawnLevelSlides() {
    Threshold threshold = edge();
    threshold.setCurrent(40);
    threshold.advance(FRAME, false);
    double drawn = threshold.displayed();
    assertTrue(drawn > 20 && drawn < 40, "drawn " + drawn);
  }

  @Test
  void drawnLevelArrives() {
    Threshold threshold = edge();
    threshold.setCurrent(40);
    for (int frame = 1; frame <= 60; frame++) {
      threshold.advance(frame * FRAME, false);
    }
    assertEquals(40, threshold.displayed());
  }

  @Test
  void drawnLevelJumpsWithoutMotion() {
    Threshold threshold = edge();
    threshold.setCurrent(40);
    threshold.advance(FRAME, true);
    assertEquals(40, threshold.displayed());
  }

  @Test
  void theLevelOfARunThatIsOverEndsWithIt() {
    Threshold threshold = edge();
    threshold.setCurrent(10);
    threshold.setEnd(new Moment(150, 15));
    assertEquals(15, threshold.end(TimeBase.LEARNING_TIME));
  }

  @Test
  void aLevelThatIsMovedAfterTheEndGoesOn() {
    Threshold threshold = edge();
    threshold.setEnd(new Moment(150, 15));
    threshold.setCurrent(40);
    assertEquals(Double.POSITIVE_INFINITY, threshold.end(TimeBase.STEP));
  }

  @Test
  void ofTwoAtOneLevelTheOneThatGoesOnIsTheLonger() {
    Threshold over = level(150);
    Threshold later = level(200);
    Threshold goingOn = new Threshold("2/α");
    goingOn.record(Moment.START, 20);
    assertSame(later, Threshold.longer(over, later));
    assertSame(goingOn, Threshold.longer(later, goingOn));
  }

  private static Threshold level(long end) {
    Threshold threshold = new Threshold("2/α");
    threshold.record(Moment.START, 20);
    threshold.setEnd(new Moment(end, 0.1 * end));
    return threshold;
  }
}
