package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Cursors on a chart in a real window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class CursorInputTest {
  private final ChartMarks marks = new ChartMarks();
  private final TimeAxis axis = new TimeAxis();
  private LineChartPane chart;

  @Start
  void show(Stage stage) {
    chart = new LineChartPane("Sharpness", ValueScale.LINEAR, axis);
    chart.setMarks(marks, "sharpness");
    Series series = new Series(SeriesStyle.of("λ₁", 0));
    for (int step = 0; step <= 390; step += 10) {
      series.append(step, 0.1 * step, 4 + 0.02 * step);
    }
    chart.series().add(series);
    stage.setScene(new Scene(new StackPane(chart), 700, 400));
    stage.show();
  }

  private Cursors.Pair pair() {
    return marks.cursors().pair().orElseThrow();
  }

  private Point2D at(double step) {
    PlotArea area = chart.plotArea();
    return chart.localToScreen(area.toPixelX(step), area.top() + area.height() / 2);
  }

  @Test
  void aCursorIsDraggedToARecordedPointAndTheViewStays(FxRobot robot) {
    robot.interact(() -> chart.pulse());
    robot.interact(() -> chart.cursors().toggle());
    assertEquals(130, pair().a().step());
    assertEquals(260, pair().b().step());
    robot.drag(at(260)).dropTo(at(342));
    assertEquals(340, pair().b().step());
    assertEquals(130, pair().a().step());
    assertTrue(axis.isFollowing());
  }

  @Test
  void keysMoveTheCursorThatWasTaken(FxRobot robot) {
    robot.interact(() -> chart.pulse());
    robot.interact(() -> {
      chart.cursors().toggle();
      axis.leave();
      chart.cursors().take(Cursors.Which.B);
      chart.cursors().move(-1);
      chart.cursors().move(-1);
      chart.cursors().take(Cursors.Which.A);
      chart.cursors().move(1);
    });
    assertEquals(140, pair().a().step());
    assertEquals(240, pair().b().step());
    String said = chart.description();
    assertTrue(said.contains("Cursors, step 140 and 240, λ₁ 6.800 and 8.800"), said);
  }
}
