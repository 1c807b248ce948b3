package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.Readout;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.app.theme.ChartTheme;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Two charts with one time axis in a real window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class LineChartPaneTest {
  private TimeAxis axis;
  private LineChartPane sharpness;
  private LineChartPane loss;
  private Series eigenvalue;
  private Threshold edge;
  private long frame = 1;

  @Start
  void show(Stage stage) {
    axis = new TimeAxis();
    sharpness = new LineChartPane("Sharpness", ValueScale.LINEAR, axis);
    loss = new LineChartPane("Loss", ValueScale.LOGARITHMIC, axis);
    eigenvalue = new Series(SeriesStyle.of("λ₁", 0));
    Series train = new Series(SeriesStyle.of("train", 0));
    for (int step = 0; step <= 400; step++) {
      train.append(step, 0.1 * step, Math.exp(-0.01 * step));
      if (step % 10 == 0) {
        eigenvalue.append(step, 0.1 * step, 4 + 0.02 * step);
      }
    }
    edge = new Threshold("2/α");
    edge.record(new Moment(0, 0), 10);
    sharpness.series().add(eigenvalue);
    sharpness.thresholds().add(edge);
    loss.series().add(train);
    stage.setScene(new Scene(new VBox(sharpness, loss), 700, 500));
    stage.show();
  }

  private void pulse(FxRobot robot) {
    robot.interact(() -> {
      frame += 1_000_000_000L;
      sharpness.pulse(frame);
      loss.pulse(frame);
    });
  }

  /** The screen point of a place in the plot, given as shares of its width and height. */
  private static Point2D inPlot(LineChartPane chart, double across, double down) {
    PlotArea area = chart.plotArea();
    return chart.localToScreen(
        area.left() + across * area.width(), area.top() + down * area.height());
  }

  /** One notch upwards in the middle of the plot, sent to the chart itself. */
  private static void turnWheel(FxRobot robot, LineChartPane chart, boolean withControl) {
    robot.interact(() -> {
      PlotArea area = chart.plotArea();
      double x = area.left() + 0.5 * area.width();
      double y = area.top() + 0.5 * area.height();
      Event.fireEvent(
          chart,
          new ScrollEvent(
              ScrollEvent.SCROLL,
              x,
              y,
              x,
              y,
              false,
              withControl,
              false,
              false,
              false,
              false,
              0,
              40,
              0,
              0,
              ScrollEvent.HorizontalTextScrollUnits.NONE,
              0,
              ScrollEvent.VerticalTextScrollUnits.NONE,
              0,
              0,
              null));
    });
  }

  private static WritableImage snapshot(FxRobot robot, LineChartPane chart) {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = chart.snapshot(null, null));
    return image[0];
  }

  private static int count(WritableImage image, Color colour, int fromRow, int toRow) {
    PixelReader reader = image.getPixelReader();
    int count = 0;
    for (int y = Math.max(0, fromRow); y < Math.min(toRow, (int) image.getHeight()); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (isNear(reader.getColor(x, y), colour)) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean isNear(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 0.03
        && Math.abs(one.getGreen() - other.getGreen()) < 0.03
        && Math.abs(one.getBlue() - other.getBlue()) < 0.03;
  }

  @Test
  void wheelZoomsTheSharedTime(FxRobot robot) {
    pulse(robot);
    double span = axis.upper() - axis.lower();
    turnWheel(robot, loss, false);
    pulse(robot);
    double zoomed = sharpness.plotArea().xUpper() - sharpness.plotArea().xLower();
    assertTrue(zoomed < 0.9 * span, "span " + span + " then " + zoomed);
  }

  @Test
  void wheelWithControlZoomsTheValues(FxRobot robot) {
    pulse(robot);
    double height = sharpness.valueUpper() - sharpness.valueLower();
    turnWheel(robot, sharpness, true);
    assertTrue(sharpness.valueUpper() - sharpness.valueLower() < 0.9 * height);
  }

  @Test
  void dragPans(FxRobot robot) {
    pulse(robot);
    robot.interact(() -> axis.show(100, 200));
    pulse(robot);
    robot.drag(inPlot(sharpness, 0.5, 0.5)).dropTo(inPlot(sharpness, 0.7, 0.5));
    assertTrue(axis.lower() < 95, "lower " + axis.lower());
  }

  @Test
  void doubleClickGoesBackToTheRun(FxRobot robot) {
    pulse(robot);
    robot.interact(() -> axis.show(100, 200));
    pulse(robot);
    robot.doubleClickOn(inPlot(sharpness, 0.5, 0.5));
    assertTrue(axis.isFollowing());
  }

  @Test
  void followButtonIsHiddenWhileFollowing(FxRobot robot) {
    pulse(robot);
    assertFalse(sharpness.followButton().isVisible());
  }

  @Test
  void followButtonGoesBackToTheRun(FxRobot robot) {
    pulse(robot);
    robot.interact(() -> axis.show(100, 200));
    pulse(robot);
    robot.clickOn(sharpness.followButton());
    assertTrue(axis.isFollowing());
  }

  @Test
  void homeKeyGoesBackToTheRun(FxRobot robot) {
    pulse(robot);
    robot.interact(() -> {
      axis.show(100, 200);
      sharpness.requestFocus();
    });
    robot.type(KeyCode.HOME);
    assertTrue(axis.isFollowing());
  }

  @Test
  void hoverShowsTheRecordedValue(FxRobot robot) {
    pulse(robot);
    double x = sharpness.plotArea().toPixelX(201);
    double across = (x - sharpness.plotArea().left()) / sharpness.plotArea().width();
    robot.moveTo(inPlot(sharpness, across, 0.5));
    Readout readout = sharpness.readout();
    assertNotNull(readout);
    assertEquals(eigenvalue.value(20), readout.rows().get(0).value());
  }

  @Test
  void hoverIsSharedByLinkedCharts(FxRobot robot) {
    pulse(robot);
    robot.moveTo(inPlot(loss, 0.5, 0.5));
    assertNotNull(sharpness.readout());
  }

  @Test
  void leavingThePlotEndsTheReadout(FxRobot robot) {
    pulse(robot);
    robot.moveTo(inPlot(loss, 0.5, 0.5));
    robot.moveTo(loss.localToScreen(2, 2));
    assertNull(loss.readout());
  }

  @Test
  void theSingleRunsOfAMeanAreThereUnderThePointer(FxRobot robot) {
    Series member = new Series(SeriesStyle.of("", 0));
    robot.interact(() -> loss.setMembers(List.of(member)));
    robot.moveTo(inPlot(sharpness, 0.5, 0.5));
    assertEquals(List.of(), loss.shownMembers());
    robot.moveTo(inPlot(loss, 0.5, 0.5));
    assertEquals(List.of(member), loss.shownMembers());
  }

  @Test
  void seriesIsPaintedInItsColour(FxRobot robot) {
    pulse(robot);
    WritableImage image = snapshot(robot, sharpness);
    Color colour = ChartTheme.light().seriesColour(0);
    assertTrue(count(image, colour, 0, Integer.MAX_VALUE) > 100);
  }

  @Test
  void smoothingKeepsTheRecordedExtentInSight(FxRobot robot) {
    Series batch = new Series(SeriesStyle.of("batch", 1));
    for (int step = 0; step <= 400; step++) {
      batch.append(step, 0.1 * step, step % 2 == 0 ? 0.1 : 1);
    }
    robot.interact(() -> {
      loss.series().setAll(batch);
      loss.setSmoothing(100);
    });
    pulse(robot);
    WritableImage image = snapshot(robot, loss);
    PlotArea area = loss.plotArea();
    Color faint = ChartTheme.light().surface().interpolate(ChartTheme.light().seriesColour(1), 0.3);
    int top = (int) area.toPixelY(0.95);
    int bottom = (int) area.toPixelY(0.9);
    assertTrue(count(image, faint, top, bottom) > 100, "faint pixels near the raw maximum");
  }

  @Test
  void denseNoiseLetsThroughWhatItAccompanies(FxRobot robot) {
    Series level = new Series(SeriesStyle.of("train", 2));
    Series batch = new Series(SeriesStyle.of("batch", 1));
    for (int step = 0; step <= 20_000; step++) {
      batch.append(step, 0.1 * step, step % 2 == 0 ? 0.1 : 1);
      level.append(step, 0.1 * step, 0.3);
    }
    // The first of a chart is its foremost: here the noise lies over the line.
    robot.interact(() -> loss.series().setAll(batch, level));
    pulse(robot);
    WritableImage image = snapshot(robot, loss);
    Color under = ChartTheme.light().seriesColour(2);
    Color noise = ChartTheme.light().seriesColour(1);
    int middle = (int) loss.plotArea().toPixelY(0.3);
    int below = (int) loss.plotArea().toPixelY(0.2);
    int solid = count(image, noise, middle + 10, below);
    // Noise that fills all of the plot has the strength 0.07, noise that fills little of it 0.22.
    double filled =
        (loss.plotArea().toPixelY(0.1) - loss.plotArea().toPixelY(1)) / loss.plotArea().height();
    Color pale = under.interpolate(noise, 0.22 - 0.15 * filled);
    assertTrue(count(image, pale, middle, middle + 1) > 300);
    assertTrue(solid < 100, "but for the name " + solid + " solid pixels");
    int mean = (int) loss.plotArea().toPixelY(0.55);
    assertTrue(count(image, noise, mean, mean + 1) > 300, "pixels of the mean");
  }

  @Test
  void aNameStandsBeyondALineThatEndsUnderIt(FxRobot robot) {
    Series measured = new Series(SeriesStyle.of("measured", 1));
    Series predicted = new Series(SeriesStyle.of("", 2).withDash(SeriesStyle.Dash.DASHED));
    for (int step = 0; step <= 400; step++) {
      predicted.append(step, 0.1 * step, 0.3);
      if (step <= 380) {
        measured.append(step, 0.1 * step, 0.3);
      }
    }
    robot.interact(() -> loss.series().setAll(measured, predicted));
    pulse(robot);
    SvgPen pen = new SvgPen(loss.getWidth(), loss.getHeight());
    robot.interact(() -> loss.paintOn(pen));
    Matcher name =
        Pattern.compile("<text x=\"([\\d.]+)\".*>measured</text>").matcher(pen.document());
    assertTrue(name.find());
    assertTrue(Double.parseDouble(name.group(1)) > loss.plotArea().toPixelX(400));
  }

  @Test
  void aSpikeAmongManyPointsIsDrawnInFull(FxRobot robot) {
    Series batch = new Series(SeriesStyle.of("batch", 1));
    for (int step = 0; step <= 20_000; step++) {
      batch.append(step, 0.1 * step, step == 10_000 ? 1 : 0.1);
    }
    robot.interact(() -> loss.series().setAll(batch));
    pulse(robot);
    int row = (int) loss.plotArea().toPixelY(0.5);
    Color colour = ChartTheme.light().seriesColour(1);
    assertTrue(count(snapshot(robot, loss), colour, row, row + 1) > 0);
  }

  @Test
  void aSmoothedChartStillReadsOffWhatWasRecorded(FxRobot robot) {
    robot.interact(() -> sharpness.setSmoothing(100));
    pulse(robot);
    robot.moveTo(inPlot(sharpness, 0.5, 0.5));
    Readout readout = sharpness.readout();
    assertNotNull(readout);
    int index = eigenvalue.nearest((double) readout.moment().step(), TimeBase.STEP);
    assertEquals(eigenvalue.value(index), readout.rows().get(0).value());
  }

  @Test
  void aChartTurnsLogarithmic(FxRobot robot) {
    robot.interact(() -> sharpness.setValueScale(ValueScale.LOGARITHMIC));
    pulse(robot);
    assertTrue(sharpness.valueLower() > 0, "lower " + sharpness.valueLower());
    assertEquals(ValueScale.LOGARITHMIC, sharpness.plotArea().scale());
  }

  @Test
  void vectorsHoldTheTitleAndTheCurve(FxRobot robot) {
    pulse(robot);
    SvgPen pen = new SvgPen(sharpness.getWidth(), sharpness.getHeight());
    robot.interact(() -> sharpness.paintOn(pen));
    assertTrue(pen.document().contains(">Sharpness</text>"));
    assertTrue(pen.document().contains("<polyline"));
    assertFalse(pen.document().contains("<image"));
  }

  @Test
  void darkThemeIsPaintedOnItsSurface(FxRobot robot) {
    robot.interact(() -> sharpness.themeProperty().set(ChartTheme.dark()));
    pulse(robot);
    Color surface = ChartTheme.dark().surface();
    assertTrue(count(snapshot(robot, sharpness), surface, 0, Integer.MAX_VALUE) > 10_000);
  }

  @Test
  void thresholdIsPaintedWhereItHasMovedTo(FxRobot robot) {
    pulse(robot);
    robot.interact(() -> edge.setCurrent(6));
    for (int i = 0; i < 5; i++) {
      pulse(robot);
    }
    int row = (int) sharpness.plotArea().toPixelY(6);
    Color colour = ChartTheme.light().threshold();
    WritableImage image = snapshot(robot, sharpness);
    assertTrue(count(image, colour, row - 1, row + 2) > 10);
  }

  @Test
  void presentationScaleMakesRoomForLargerText(FxRobot robot) {
    pulse(robot);
    double top = sharpness.plotArea().top();
    robot.interact(() -> sharpness.scaleProperty().set(1.5));
    pulse(robot);
    assertEquals(1.5 * top, sharpness.plotArea().top(), 1);
  }
}
