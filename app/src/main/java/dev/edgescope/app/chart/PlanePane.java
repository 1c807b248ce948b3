package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.PlaneArea;
import dev.edgescope.app.chart.model.PlaneContent;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.PlanePainter;
import dev.edgescope.app.chart.paint.PlaneReadoutPainter;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The stability plane on a canvas: two quantities whose edges both lie at 1, with the runs moving
 * through the four regions that the edges make.
 *
 * <p>Add {@link #trails}, append to them at will, and call {@link #pulse} once a frame; it repaints
 * if something changed.
 */
public final class PlanePane extends CanvasPane implements FigurePane {
  private static final double HOVER_REACH = 24;

  private final PlaneContent content;
  private final PlanePainter painter = new PlanePainter();
  private @Nullable Hover hover;
  private double pointerX = Double.NaN;
  private double pointerY;

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
    super("plane-pane");
    content = new PlaneContent(title, yTitle, substitute);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Double.NaN, Double.NaN));
  }

  /** The runs in order of importance: the first is drawn on top. */
  public ObservableList<PlaneTrail> trails() {
    return content.trails();
  }

  public String title() {
    return content.title();
  }

  /** What the second coordinate is, and what stands in for it. */
  public void setYTitle(String title, String substitute) {
    content.setYTitle(title, substitute);
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
    painter.header().reserveCorner(width);
    setDue();
  }

  @Override
  long revision() {
    return content.revision();
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    painter.paint(on, content, width, height, pixel, look);
  }

  @Override
  public void paintOn(Pen other) {
    paintElsewhere(other);
  }

  @Override
  public Painting painting() {
    PlanePainter other = new PlanePainter();
    return (pen, width, height, pixel, look) ->
        other.paint(pen, content, width, height, pixel, look);
  }

  /** What is under the pointer, null if nothing is near. */
  @Nullable Hover hover() {
    return hover;
  }

  PlaneArea area() {
    return painter.area();
  }

  /** Where each run is. */
  @Override
  String description() {
    return content.description();
  }

  private void point(double x, double y) {
    pointerX = x;
    pointerY = y;
    setPointerDue();
  }

  private @Nullable Hover nearest() {
    if (Double.isNaN(pointerX) || painter.area().isTooSmall()) {
      return null;
    }
    Hover nearest = null;
    double best = look().scaled(HOVER_REACH);
    for (PlaneTrail trail : trails()) {
      for (int i = Math.max(0, trail.size() - PlaneTrail.TAIL); i < trail.size(); i++) {
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

  @Override
  boolean paintPointer(Pen on, ChartLook look) {
    Hover under = nearest();
    hover = under;
    if (under != null) {
      PlaneReadoutPainter.paint(
          on, rows(under), under.trail(), under.place(), painter.area(), look);
    }
    return under != null;
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
}
