package dev.edgescope.app.chart;

import dev.edgescope.app.chart.PlaneTrail.Place;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The stability plane on a canvas: two quantities whose edges both lie at 1, with the runs moving
 * through the four regions that the edges make.
 *
 * <p>Add {@link #trails}, append to them at will, and call {@link #pulse} once a frame; it repaints
 * if something changed.
 */
public final class PlanePane extends Region implements PaintedPane {
  private static final double SMALLEST_WIDTH = 160;
  private static final double SMALLEST_HEIGHT = 120;
  private static final double HOVER_REACH = 24;

  /** The width of a hairline on other pens. */
  private static final double FINE = 0.5;

  private final PlaneContent content;
  private final PlanePainter painter = new PlanePainter();
  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private final Pen overlayPen = new CanvasPen(overlay.getGraphicsContext2D());
  private final ObjectProperty<ChartTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final StringProperty fontFamily =
      new SimpleStringProperty(this, "fontFamily", Font.getDefault().getFamily());
  private @Nullable ChartLook look;
  private @Nullable Hover hover;
  private double pointerX = Double.NaN;
  private double pointerY;
  private long paintedRevision = -1;
  private double paintedPixel;
  private boolean overlayDue = true;

  /** The measured point under the pointer. */
  record Hover(PlaneTrail trail, int index) {
    Place place() {
      return trail.place(index);
    }
  }

  /**
   * A plane without trails.
   *
   * @param yTitle of the second coordinate
   * @param substitute of what stands in for it where it is undefined
   */
  public PlanePane(String title, String yTitle, String substitute) {
    content = new PlaneContent(title, yTitle, substitute);
    getStyleClass().add("plane-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(SMALLEST_WIDTH, SMALLEST_HEIGHT);
    setPrefSize(2 * SMALLEST_WIDTH, 2 * SMALLEST_HEIGHT);
    canvas.setManaged(false);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    getChildren().addAll(canvas, overlay);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Double.NaN, Double.NaN));
    theme.addListener(property -> changeLook());
    scale.addListener(property -> changeLook());
    fontFamily.addListener(property -> changeLook());
    focusVisibleProperty().addListener(property -> overlayDue = true);
  }

  /** The runs in order of importance: the first is drawn on top. */
  public ObservableList<PlaneTrail> trails() {
    return content.trails();
  }

  public String title() {
    return content.title();
  }

  /** What the first coordinate is. */
  public void setXTitle(String title) {
    content.setXTitle(title);
  }

  /** Beside the title. */
  public void setSubtitle(String subtitle) {
    content.setSubtitle(subtitle);
  }

  /** Keeps a width at the right of the title row free, for a button of the view. */
  public void reserveCorner(double width) {
    painter.reserveCorner(width);
    paintedRevision = -1;
  }

  public ObjectProperty<ChartTheme> themeProperty() {
    return theme;
  }

  /** Size of text and lines: 1 at a desk, 1.5 for a lecture hall. */
  public DoubleProperty scaleProperty() {
    return scale;
  }

  public StringProperty fontFamilyProperty() {
    return fontFamily;
  }

  /** Repaints what has changed since the last pulse. Call it once a frame. */
  public void pulse() {
    if (canvas.getWidth() < 1 || canvas.getHeight() < 1 || !Display.shows(this)) {
      return;
    }
    double pixel = Display.devicePixel(this);
    if (content.revision() != paintedRevision || pixel != paintedPixel) {
      paintedRevision = content.revision();
      paintedPixel = pixel;
      painter.paint(pen, content, canvas.getWidth(), canvas.getHeight(), pixel, look());
      overlayDue = true;
    }
    if (overlayDue) {
      overlayDue = false;
      hover = nearest();
      paintOverlay();
    }
  }

  @Override
  public void paintOn(Pen other) {
    painter.paint(other, content, getWidth(), getHeight(), FINE, look());
    // The painter is laid out for the other pen now.
    paintedRevision = -1;
  }

  /** What is under the pointer, null if nothing is near. */
  @Nullable Hover hover() {
    return hover;
  }

  PlaneArea area() {
    return painter.area();
  }

  /** The plane in words: where each run is. */
  String description() {
    return content.description();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      overlay.setWidth(width);
      overlay.setHeight(height);
      paintedRevision = -1;
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? description()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private void point(double x, double y) {
    pointerX = x;
    pointerY = y;
    overlayDue = true;
  }

  private @Nullable Hover nearest() {
    if (Double.isNaN(pointerX) || painter.area().isTooSmall()) {
      return null;
    }
    Hover nearest = null;
    double best = look().scaled(HOVER_REACH);
    for (PlaneTrail trail : trails()) {
      for (int i = Math.max(0, trail.size() - TrailPainter.TAIL); i < trail.size(); i++) {
        double dx = painter.area().toBorderX(trail.x(i)) - pointerX;
        double dy = painter.area().toBorderY(trail.y(i)) - pointerY;
        double distance = Math.hypot(dx, dy);
        if (distance < best) {
          best = distance;
          nearest = new Hover(trail, i);
        }
      }
    }
    return nearest;
  }

  private void paintOverlay() {
    overlayPen.clear(0, 0, overlay.getWidth(), overlay.getHeight());
    Hover under = hover;
    overlay.setVisible(under != null || isFocusVisible());
    if (under != null) {
      PlaneReadoutPainter.paint(overlayPen, rows(under), under, painter.area(), look());
    }
    if (isFocusVisible()) {
      ReadoutPainter.paintFocusRing(overlayPen, overlay.getWidth(), overlay.getHeight(), look());
    }
  }

  private List<String> rows(Hover under) {
    Place place = under.place();
    String heading = ReadoutPainter.heading(under.trail().moment(under.index()), TimeBase.STEP);
    String name = under.trail().style().name();
    return List.of(
        name.isEmpty() ? heading : name + "   " + heading,
        content.xTitle() + " = " + NumberText.value(place.x()),
        content.yName(place.substitute()) + " = " + NumberText.value(place.y()),
        PlaneContent.region(place));
  }

  private void changeLook() {
    look = null;
    paintedRevision = -1;
    requestLayout();
  }

  private ChartLook look() {
    ChartLook current = look;
    if (current == null) {
      current = new ChartLook(theme.get(), fontFamily.get(), scale.get());
      look = current;
    }
    return current;
  }
}
