package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.CyclePlane.Place;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CyclePlaneTest {
  private static final double EDGE = 20;

  private final CyclePlane plane = new CyclePlane("cycle", "Self-stabilisation");
  private final PhaseContent content = plane.content();

  @BeforeEach
  void begin() {
    plane.begin(List.of(new Place(0.1, 18), new Place(0.4, 22)), EDGE, 0.5);
  }

  @Test
  void theCentreLiesOnTheEdgeAtThePredictedSwing() {
    plane.pass(new Place(0.1, 18), 0.25);
    assertEquals(1, plane.centre().size());
    assertTrue(plane.centre().style().markers());
    assertEquals(0.25, plane.centre().x(0));
    assertEquals(EDGE, plane.centre().y(0));
  }

  @Test
  void itMovesWithTheRun() {
    plane.pass(new Place(0.1, 18), 0.25);
    plane.pass(new Place(0.4, 22), 0.3);
    assertEquals(2, plane.way().size());
    assertEquals(1, plane.centre().size());
    assertEquals(0.3, plane.centre().x(0));
    assertTrue(plane.centre().isNamed());
    assertEquals("", content.subtitle());
  }

  @Test
  void whereNothingSharpensThereIsNone() {
    plane.pass(new Place(0.1, 18), 0.25);
    plane.pass(new Place(0.4, 22), Double.NaN);
    assertEquals(0, plane.centre().size());
    assertEquals("no centre", content.subtitle());
  }

  @Test
  void wayEdgeAndCentreHaveRoom() {
    assertEquals(0, content.xLower());
    assertEquals(0.55, content.xUpper(), 1e-12);
    assertEquals(17.6, content.yLower(), 1e-12);
    assertEquals(22.4, content.yUpper(), 1e-12);
    assertEquals(EDGE, content.line());
    assertEquals("2/α = 20", content.lineLabel());
  }

  @Test
  void whatWasNotMeasuredIsNoPlace() {
    plane.pass(new Place(Double.NaN, 18), 0.25);
    assertEquals(0, plane.way().size());
  }

  @Test
  void aWayThatStandsStillHasAPlaneToo() {
    plane.begin(List.of(new Place(0, EDGE)), EDGE, Double.NaN);
    assertTrue(content.xUpper() > 0);
    assertTrue(content.yUpper() > content.yLower());
  }
}
