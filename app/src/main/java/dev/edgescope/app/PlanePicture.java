package dev.edgescope.app;

import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridPainter;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.sweep.OutcomeKind;
import dev.edgescope.app.sweep.PlaneChoice;
import dev.edgescope.app.sweep.SweepPlane;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.engine.cli.PictureWriter.Look;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/** The plane of a sweep as a picture of its own. */
final class PlanePicture {
  private PlanePicture() {}

  /** On the JavaFX thread. */
  static WritableImage paint(SweepResults results, OutcomeKind colour, Look look) {
    Fonts.load();
    ChartTheme theme = (look.dark() ? Appearance.DARK : Appearance.LIGHT).chartTheme();
    GridContent content = SweepPlane.of(results, PlaneChoice.of(results.sweep(), colour));
    Canvas canvas = new Canvas(look.width(), look.height());
    new GridPainter(content)
        .paint(
            new CanvasPen(canvas.getGraphicsContext2D()),
            look.width(),
            look.height(),
            new ChartLook(theme, Fonts.FAMILY, 1));
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(theme.background());
    return canvas.snapshot(parameters, null);
  }
}
