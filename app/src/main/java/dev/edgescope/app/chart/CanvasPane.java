package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A picture on a canvas, and above it a second canvas for the focus and what follows the pointer,
 * so that a moving pointer does not repaint the picture.
 *
 * <p>Call {@link #pulse} once a frame; it repaints what has changed.
 */
public abstract sealed class CanvasPane extends TypedRegion
    permits GridPane, LineChartPane, PhasePane, PicturePane, PlanePane {
  static final double SMALLEST_WIDTH = 160;
  static final double SMALLEST_HEIGHT = 120;

  /** The width of a hairline on other pens. */
  static final double FINE = 0.5;

  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private final Pen overlayPen = new CanvasPen(overlay.getGraphicsContext2D());
  private double paintedPixel;
  private long paintedRevision = -1;
  private long paintedNanos;
  private boolean due = true;
  private boolean overlayDue = true;

  CanvasPane(String styleClass) {
    getStyleClass().add(styleClass);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(SMALLEST_WIDTH, SMALLEST_HEIGHT);
    setPrefSize(2 * SMALLEST_WIDTH, 2 * SMALLEST_HEIGHT);
    canvas.setManaged(false);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    getChildren().addAll(canvas, overlay);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    focusVisibleProperty().addListener(property -> overlayDue = true);
  }

  /** Takes over what has happened since the last frame. */
  void refresh(long nanoseconds) {}

  /** Changes whenever something changed that the picture shows. */
  abstract long revision();

  /**
   * Whether what has changed is to be seen.
   *
   * @param nanoseconds since the last painting
   */
  boolean isToBeSeen(long nanoseconds) {
    return true;
  }

  /** Draws the picture; what follows the pointer is not in it. */
  abstract void paint(Pen on, double width, double height, double pixel, ChartLook look);

  /**
   * Draws what follows the pointer.
   *
   * @return whether there was anything to draw
   */
  boolean paintPointer(Pen on, ChartLook look) {
    return false;
  }

  /** The picture in words. */
  abstract String description();

  /** Repaints what has changed since the last pulse. Call it once a frame. */
  public final void pulse() {
    pulse(System.nanoTime());
  }

  final void pulse(long nanoseconds) {
    if (!isInSight()) {
      return;
    }
    refresh(nanoseconds);
    double pixel = Display.devicePixel(this);
    long revision = revision();
    boolean changed = revision != paintedRevision && isToBeSeen(nanoseconds - paintedNanos);
    if (changed || due || pixel != paintedPixel) {
      due = false;
      paintedNanos = nanoseconds;
      paintedPixel = pixel;
      paintedRevision = revision;
      paint(pen, canvas.getWidth(), canvas.getHeight(), pixel, look());
      overlayDue = true;
    }
    if (overlayDue) {
      overlayDue = false;
      paintOverlay();
    }
  }

  /** Whether anything that it shows can be seen. */
  public final boolean isInSight() {
    return canvas.getWidth() >= 1 && canvas.getHeight() >= 1 && Display.shows(this);
  }

  /** Draws the picture with another pen, at the size of the pane. */
  final void paintElsewhere(Pen other) {
    paint(other, getWidth(), getHeight(), FINE, look());
    // The painter is laid out for the other pen now.
    due = true;
  }

  /** Repaints at the next pulse. */
  final void setDue() {
    due = true;
  }

  /** Repaints what follows the pointer at the next pulse. */
  final void setPointerDue() {
    overlayDue = true;
  }

  @Override
  final void lookChanged() {
    due = true;
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      for (Canvas layer : new Canvas[] {canvas, overlay}) {
        layer.setWidth(width);
        layer.setHeight(height);
      }
      due = true;
    }
  }

  @Override
  public final @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? description()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private void paintOverlay() {
    if (overlay.isVisible()) { // else it is empty, and stays out of the frame
      overlayPen.clear(0, 0, overlay.getWidth(), overlay.getHeight());
    }
    boolean pointed = paintPointer(overlayPen, look());
    overlay.setVisible(pointed || isFocusVisible());
    if (isFocusVisible()) {
      ReadoutPainter.paintFocusRing(overlayPen, overlay.getWidth(), overlay.getHeight(), look());
    }
  }
}
