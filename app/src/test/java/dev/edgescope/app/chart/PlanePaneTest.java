package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.theme.ChartTheme;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The plane in a real window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class PlanePaneTest {
  private static final Color RUN = ChartTheme.light().seriesColour(0);

  private PlanePane plane;
  private PlaneTrail trail;

  @Start
  void show(Stage stage) {
    plane = new PlanePane("Stability plane", "K", "K from tr Θ");
    plane.setXTitle("αλ₁/2");
    trail = new PlaneTrail(SeriesStyle.of("B = 8", 0));
    plane.trails().add(trail);
    trail.append(new Moment(0, 0), new Place(0.2, 0.1, false));
    trail.append(new Moment(10, 1), new Place(0.6, 0.5, false));
    stage.setScene(new Scene(plane, 500, 400));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private void pulse(FxRobot robot) {
    robot.interact(() -> plane.pulse());
  }

  private Color colourAt(FxRobot robot, double x, double y) {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = plane.snapshot(null, null));
    PixelReader reader = image[0].getPixelReader();
    return reader.getColor((int) plane.area().toBorderX(x), (int) plane.area().toBorderY(y));
  }

  private static double distance(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
        + Math.abs(one.getGreen() - other.getGreen())
        + Math.abs(one.getBlue() - other.getBlue());
  }

  @Test
  void theRunIsADiscWhereItWasMeasured(FxRobot robot) {
    pulse(robot);

    assertTrue(distance(RUN, colourAt(robot, 0.6, 0.5)) < 0.05);
  }

  @Test
  void aProjectedPointIsARingUntilItIsConfirmed(FxRobot robot) {
    robot.interact(() -> trail.setProjected(new Place(0.9, 0.25, false)));
    pulse(robot);
    assertTrue(distance(RUN, colourAt(robot, 0.9, 0.25)) > 0.5);

    robot.interact(() -> {
      trail.append(new Moment(20, 2), new Place(0.9, 0.25, false));
      trail.setProjected(null);
    });
    pulse(robot);
    assertTrue(distance(RUN, colourAt(robot, 0.9, 0.25)) < 0.05);
  }

  @Test
  void bothAxesMakeRoomAndAFarPointStaysAtTheBorder(FxRobot robot) {
    robot.interact(() -> trail.append(new Moment(20, 2), new Place(50, 1.7, false)));
    pulse(robot);

    assertEquals(4, plane.area().xRange().upper());
    assertEquals(2, plane.area().yRange().upper());
    assertEquals(plane.area().right(), plane.area().toBorderX(50));
  }

  @Test
  void thePointerReadsTheNearestMeasurement(FxRobot robot) {
    pulse(robot);
    assertNull(plane.hover());

    Point2D near = new Point2D(plane.area().toPixelX(0.2) + 3, plane.area().toPixelY(0.1));
    robot.moveTo(plane.localToScreen(near));
    pulse(robot);

    PlanePane.Hover hover = plane.hover();
    assertNotNull(hover);
    assertEquals(new Place(0.2, 0.1, false), hover.place());
  }

  @Test
  void itSaysInWordsWhereTheRunIs(FxRobot robot) {
    robot.interact(() -> trail.setProjected(new Place(1.2, 1.25, true)));

    assertEquals(
        "Stability plane, B = 8: αλ₁/2 1.200, K from tr Θ 1.250, beyond both, not measured yet",
        plane.description());
  }

  @Test
  void aPointThatIsNotANumberIsNoPlace(FxRobot robot) {
    robot.interact(() -> trail.append(new Moment(20, 2), new Place(Double.NaN, Double.NaN, false)));
    pulse(robot);

    assertNull(trail.current());
  }
}
