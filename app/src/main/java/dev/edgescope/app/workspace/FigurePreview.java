package dev.edgescope.app.workspace;

import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Drawing;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A sheet of paper with a figure, as large as there is room for. */
final class FigurePreview extends Region {
  private static final double MARGIN = 24;

  /** So many times its size on paper a figure is shown at most. */
  private static final double LARGEST = 2;

  private final Canvas sheet = new Canvas();
  private final Region shadow = new Region();
  private @Nullable Drawing drawing;

  FigurePreview() {
    setId("figure-preview");
    getStyleClass().add("figure-preview");
    shadow.getStyleClass().add("figure-sheet");
    shadow.setManaged(false);
    sheet.setManaged(false);
    getChildren().addAll(shadow, sheet);
    setMinSize(200, 160);
  }

  /** The size of a pixel of the screen in a drawing of this size as it is shown. */
  double pixel(double width, double height) {
    double shown = Math.floor(width * scale(width, height));
    return shown < 1 ? 1 : width / shown;
  }

  void show(Drawing next) {
    drawing = next;
    requestLayout();
  }

  private double scale(double width, double height) {
    double across = (getWidth() - 2 * MARGIN) / width;
    double upwards = (getHeight() - 2 * MARGIN) / height;
    return Math.min(LARGEST, Math.min(across, upwards));
  }

  @Override
  protected void layoutChildren() {
    Drawing shown = drawing;
    if (shown == null) {
      return;
    }
    double scale = scale(shown.width(), shown.height());
    if (scale <= 0) {
      return;
    }
    double width = Math.floor(shown.width() * scale);
    double height = Math.floor(shown.height() * scale);
    double x = Math.floor((getWidth() - width) / 2);
    double y = Math.floor((getHeight() - height) / 2);
    shadow.resizeRelocate(x, y, width, height);
    sheet.relocate(x, y);
    sheet.setWidth(width);
    sheet.setHeight(height);
    GraphicsContext graphics = sheet.getGraphicsContext2D();
    graphics.save();
    graphics.scale(width / shown.width(), height / shown.height());
    shown.drawWith(new CanvasPen(graphics));
    graphics.restore();
  }
}
