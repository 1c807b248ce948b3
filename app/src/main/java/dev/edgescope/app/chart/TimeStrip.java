package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.LinePainter;
import dev.edgescope.app.chart.paint.MarkerPainter;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The whole run in little, with a window on the part that the charts show. Dragging the window pans
 * them, dragging one of its sides zooms, a press elsewhere takes the window there, and a double
 * click follows the run again; the keys are those of a chart. A handle shows where the run stands
 * and takes it back, see {@link #listenToHandle}.
 *
 * <p>It always shows the run from its start, whatever part the shared axis shows. No RangeSlider
 * over a chart: the window is painted with the curves that it veils, to the pixel, along a
 * logarithmic axis too, and is in every picture of them.
 */
public final class TimeStrip extends TypedRegion implements PaintedPane {
  private static final double HEIGHT = 40;
  private static final double PADDING = 14;
  private static final double GRIP = 6;

  /** How thick a line is beside that of a chart. */
  private static final double THIN = 0.6;

  private static final double NARROWEST = 4;
  private static final double KEY_PAN = 0.1;
  private static final double KEY_ZOOM = 1.25;

  private final TimeAxis axis;
  private final TimeAxis whole = new TimeAxis();
  private final ChartContent content = new ChartContent("", ValueScale.LINEAR, whole);
  private final PlotArea area = new PlotArea();
  private final StripHandle handle = new StripHandle();
  private final LinePainter lines = new LinePainter();
  private final MarkerPainter markers = new MarkerPainter();
  private final Canvas canvas = new Canvas();
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private @Nullable ChartLook thin;
  private Part held = Part.NOTHING;
  private double heldAt;
  private long painted = -1;
  private double paintedPixel;

  private enum Part {
    NOTHING,
    WINDOW,
    LEFT,
    RIGHT,
    HANDLE
  }

  /** A strip below charts that share an axis. */
  public TimeStrip(TimeAxis axis) {
    this.axis = axis;
    whole.baseProperty().bind(axis.baseProperty());
    whole.scaleProperty().bind(axis.scaleProperty());
    getStyleClass().add("time-strip");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleHelp(Words.text("chart.timeStrip.arrowKeysMoveThePart"));
    setFocusTraversable(true);
    canvas.setManaged(false);
    getChildren().add(canvas);
    focusVisibleProperty().addListener(property -> painted = -1);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> setCursor(cursor(part(event.getX()))));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** What of the run is drawn: a line a run. */
  public ObservableList<Series> series() {
    return content.series();
  }

  /**
   * Gives it a handle that is pulled back to where the run was; see {@link #putHandle}.
   *
   * @param pulled hears the coordinate that the hand is at
   * @param moved hears by how many places the keys move it, once it was taken
   */
  public void listenToHandle(DoubleConsumer pulled, IntConsumer moved) {
    handle.listen(pulled, moved);
  }

  /**
   * Puts the handle somewhere.
   *
   * @param coordinate NaN for no handle
   * @param taken whether it stands where the run would go back to; then the arrow keys move it
   */
  public void putHandle(double coordinate, boolean taken) {
    if (handle.put(coordinate, taken)) {
      painted = -1;
    }
  }

  /** Repaints what has changed since the last pulse. Call it once a frame. */
  public void pulse() {
    if (canvas.getWidth() < 1 || !Display.shows(this)) {
      return;
    }
    content.refresh(0, true);
    axis.refresh();
    double pixel = Display.devicePixel(this);
    long revision = content.revision() + axis.revision();
    if (revision != painted || pixel != paintedPixel) {
      painted = revision;
      paintedPixel = pixel;
      paint(pen, canvas.getWidth(), canvas.getHeight(), pixel);
    }
  }

  @Override
  public void paintOn(Pen other) {
    content.refresh(0, true);
    axis.refresh();
    paint(other, getWidth(), getHeight(), CanvasPane.FINE);
    // What is laid out for the other pen is not for the pointer.
    painted = -1;
  }

  /** The left side of the window, in pixels; the pointer may come before there is any room. */
  double windowLeft() {
    double last = Math.max(area.left(), area.right() - NARROWEST);
    return Math.clamp(area.toPixelX(axis.lower()), area.left(), last);
  }

  double windowRight() {
    double first = Math.min(windowLeft() + NARROWEST, area.right());
    return Math.clamp(area.toPixelX(axis.upper()), first, area.right());
  }

  double handlePixel() {
    return handle.pixel(area);
  }

  String description() {
    return Words.text(
        "chart.timeStrip.description",
        axis.base().title(),
        NumberText.value(axis.lower()),
        NumberText.value(axis.upper()));
  }

  @Override
  protected double computePrefHeight(double width) {
    return look().scaled(HEIGHT);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      painted = -1;
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? description()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private void paint(Pen on, double width, double height, double pixel) {
    double padding = look().scaled(PADDING);
    double inset = look().scaled(4);
    area.place(padding, inset, width - 2 * padding, height - 2 * inset, pixel);
    area.showTimes(whole);
    area.showValues(content.valueAxis());
    ChartPainter.paintSurface(on, width, height, look());
    if (area.width() < NARROWEST || content.isEmpty()) {
      return;
    }
    on.clip(area.left(), area.top(), area.width(), area.height());
    markers.paintLines(on, axis.markers(), area, look());
    for (int i = series().size() - 1; i >= 0; i--) {
      lines.paintLineAlone(on, series().get(i), area, thinLook());
    }
    paintWindow(on);
    on.unclip();
    handle.paint(on, area, look());
    if (isFocusVisible()) {
      ReadoutPainter.paintFocusRing(on, width, height, look());
    }
  }

  /** What the charts do not show is veiled. */
  private void paintWindow(Pen on) {
    double left = windowLeft();
    double right = windowRight();
    on.setFill(look().theme().surface().deriveColor(0, 1, 1, 0.65));
    on.fillRect(area.left(), area.top(), left - area.left(), area.height());
    on.fillRect(right, area.top(), area.right() - right, area.height());
    on.setStroke(look().theme().axisText());
    on.setLineWidth(1);
    on.setLineDashes();
    on.strokeRect(
        Math.floor(left) + 0.5, area.top() + 0.5, Math.floor(right - left) - 1, area.height() - 1);
    double grip = look().scaled(3);
    double middle = area.top() + area.height() / 2;
    on.setFill(look().theme().axisText());
    on.fillRect(left, middle - 2 * grip, grip, 4 * grip);
    on.fillRect(right - grip, middle - 2 * grip, grip, 4 * grip);
  }

  private Part part(double x) {
    if (handle.isAt(x, area)) {
      return Part.HANDLE;
    }
    if (Math.abs(x - windowLeft()) <= GRIP) {
      return Part.LEFT;
    }
    if (Math.abs(x - windowRight()) <= GRIP) {
      return Part.RIGHT;
    }
    return x > windowLeft() && x < windowRight() ? Part.WINDOW : Part.NOTHING;
  }

  private static Cursor cursor(Part part) {
    return switch (part) {
      case LEFT, RIGHT, HANDLE -> Cursor.H_RESIZE;
      case WINDOW -> Cursor.OPEN_HAND;
      case NOTHING -> Cursor.DEFAULT;
    };
  }

  private void press(MouseEvent event) {
    requestFocus();
    if (event.getButton() != MouseButton.PRIMARY || content.isEmpty()) {
      return;
    }
    held = part(event.getX());
    if (held == Part.NOTHING) {
      moveWindow(event.getX() - (windowLeft() + windowRight()) / 2);
      held = Part.WINDOW;
    }
    heldAt = event.getX();
    event.consume();
  }

  private void drag(MouseEvent event) {
    double x = Math.clamp(event.getX(), area.left(), area.right());
    switch (held) {
      case WINDOW -> moveWindow(x - heldAt);
      case LEFT -> show(Math.min(x, windowRight() - NARROWEST), windowRight());
      case RIGHT -> show(windowLeft(), Math.max(x, windowLeft() + NARROWEST));
      case HANDLE -> handle.pull(x, area);
      case NOTHING -> {}
    }
    heldAt = x;
    event.consume();
  }

  private void moveWindow(double pixels) {
    double distance =
        Math.clamp(
            pixels,
            Math.min(0, area.left() - windowLeft()),
            Math.max(0, area.right() - windowRight()));
    if (distance != 0) {
      show(windowLeft() + distance, windowRight() + distance);
    }
  }

  private void show(double left, double right) {
    axis.show(area.toTime(left), area.toTime(right));
  }

  private void click(MouseEvent event) {
    held = Part.NOTHING;
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      axis.follow();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    boolean known = true;
    switch (event.getCode()) {
      case LEFT -> turn(-1);
      case RIGHT -> turn(1);
      case PLUS, ADD, EQUALS -> axis.zoom(1 / KEY_ZOOM, axis.middle());
      case MINUS, SUBTRACT -> axis.zoom(KEY_ZOOM, axis.middle());
      case HOME -> axis.follow();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void turn(int by) {
    if (handle.isTaken()) {
      handle.move(by);
    } else {
      axis.pan(by * KEY_PAN);
    }
  }

  @Override
  void lookChanged() {
    thin = null;
    painted = -1;
  }

  private ChartLook thinLook() {
    ChartLook current = thin;
    if (current == null) {
      current = look(THIN);
      thin = current;
    }
    return current;
  }
}
