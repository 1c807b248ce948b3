package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A strip below a chart in a real window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class TimeStripTest {
  private TimeAxis axis;
  private LineChartPane chart;
  private TimeStrip strip;

  @Start
  void show(Stage stage) {
    axis = new TimeAxis();
    chart = new LineChartPane("Sharpness", ValueScale.LINEAR, axis);
    strip = new TimeStrip(axis);
    Series series = new Series(SeriesStyle.of("λ₁", 0));
    for (int step = 0; step <= 1_000; step++) {
      series.append(step, 0.1 * step, Math.sqrt(step));
    }
    chart.series().add(series);
    strip.series().add(series);
    stage.setScene(new Scene(new VBox(chart, strip), 700, 400));
    stage.show();
  }

  private void pulse(FxRobot robot) {
    robot.interact(() -> {
      chart.pulse();
      strip.pulse();
    });
  }

  private Point2D at(double x) {
    return strip.localToScreen(x, strip.getHeight() / 2);
  }

  @Test
  void theWindowLiesWhereTheChartsAre(FxRobot robot) {
    robot.interact(() -> axis.show(250, 750));
    pulse(robot);
    double width = strip.windowRight() - strip.windowLeft();
    // Of the width less the margins; the strip ends at a round 1,200.
    assertEquals(500.0 / 1_200 * (strip.getWidth() - 28), width, 1);
  }

  @Test
  void draggingTheWindowPansTheCharts(FxRobot robot) {
    robot.interact(() -> axis.show(100, 300));
    pulse(robot);
    double middle = (strip.windowLeft() + strip.windowRight()) / 2;
    robot.drag(at(middle)).dropTo(at(middle + 100));
    assertTrue(axis.lower() > 200, "lower " + axis.lower());
    assertEquals(200, axis.upper() - axis.lower(), 1e-6);
  }

  @Test
  void draggingASideZoomsTheCharts(FxRobot robot) {
    robot.interact(() -> axis.show(100, 300));
    pulse(robot);
    robot.drag(at(strip.windowRight())).dropTo(at(strip.windowRight() + 150));
    assertEquals(100, axis.lower(), 5);
    assertTrue(axis.upper() > 450, "upper " + axis.upper());
  }

  @Test
  void theStripShowsTheWholeRunWhileTheChartsShowAPart(FxRobot robot) {
    robot.interact(() -> axis.show(100, 300));
    pulse(robot);
    robot.doubleClickOn(at(strip.getWidth() - 30));
    assertTrue(axis.isFollowing());
    pulse(robot);
    assertTrue(axis.upper() >= 1_000, "upper " + axis.upper());
  }

  @Test
  void theHandleIsPulledBackAndLeavesTheWindowWhereItIs(FxRobot robot) {
    List<Double> pulled = new ArrayList<>();
    robot.interact(() -> {
      axis.show(100, 300);
      strip.listenToHandle(pulled::add, by -> {});
      strip.putHandle(1_000, false);
    });
    pulse(robot);
    double from = strip.handlePixel();
    robot.drag(at(from)).dropTo(at(from - 100));
    // The strip ends at a round 1,200 and has 14 pixels at either side.
    assertEquals(1_000 - 100 * 1_200 / (strip.getWidth() - 28), pulled.getLast(), 3);
    assertEquals(100, axis.lower());
  }

  @Test
  void keysMoveAHandleThatWasTaken(FxRobot robot) {
    List<Integer> moves = new ArrayList<>();
    robot.interact(() -> {
      axis.show(100, 300);
      strip.listenToHandle(at -> {}, moves::add);
      strip.putHandle(500, true);
      strip.requestFocus();
    });
    robot.type(KeyCode.LEFT).type(KeyCode.RIGHT);
    assertEquals(List.of(-1, 1), moves);
    assertEquals(100, axis.lower());
  }

  @Test
  void keysMoveTheWindow(FxRobot robot) {
    robot.interact(() -> {
      axis.show(100, 300);
      strip.requestFocus();
    });
    robot.type(KeyCode.RIGHT);
    assertEquals(120, axis.lower(), 1e-6);
    assertFalse(axis.isFollowing());
  }

  @Test
  void aStripWithoutRoomHasAWindowWithoutWidth() {
    TimeStrip none = new TimeStrip(axis);
    assertEquals(none.windowLeft(), none.windowRight());
  }
}
