package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * Turns gestures into moves of the axes: the wheel zooms time at the pointer (with Shift or Ctrl,
 * or over the value labels, it zooms values), a drag pans, a double click goes back to the run.
 * Arrow keys, plus, minus and Home do the same without a mouse.
 */
final class ChartInput {
  /** One notch of a common wheel, 40 units, zooms by a fifth. */
  private static final double ZOOM_PER_UNIT = 0.0046;

  private static final double KEY_ZOOM = 1.25;
  private static final double KEY_PAN = 0.1;

  private final ChartContent content;
  private final PlotArea area;
  private double dragX;
  private double dragY;
  private boolean dragging;
  private boolean pointerInside;
  private @Nullable Series drawn;

  ChartInput(ChartContent content, PlotArea area) {
    this.content = content;
    this.area = area;
  }

  void listenTo(Node node) {
    node.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    node.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(event));
    node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    node.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
    node.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    node.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    node.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
    node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** From now on a drag draws into a series; null for one that moves the view. */
  void drawInto(@Nullable Series series) {
    drawn = series;
  }

  /** From left to right; what is passed over a second time stays as it is. */
  private void draw(Series into, MouseEvent event) {
    long step = Math.round(area.toTime(Math.clamp(event.getX(), area.left(), area.right())));
    double value = area.toValue(Math.clamp(event.getY(), area.top(), area.bottom()));
    if (step >= 0 && (into.isEmpty() || step > into.step(into.size() - 1))) {
      into.append(step, (double) step, value);
    }
  }

  /** Whether the pointer is over this chart's plot. */
  boolean isPointerInside() {
    return pointerInside;
  }

  private void scroll(ScrollEvent event) {
    if (area.isTooSmall()) {
      return;
    }
    // Some platforms turn the wheel sideways while Shift is down.
    boolean turned = event.isShiftDown() && event.getDeltaY() == 0;
    double delta = turned ? event.getDeltaX() : event.getDeltaY();
    boolean zoomsValues =
        event.isShiftDown() || event.isControlDown() || event.getX() < area.left();
    if (zoomsValues) {
      double at = area.toValue(Math.clamp(event.getY(), area.top(), area.bottom()));
      content.valueAxis().zoom(Math.exp(-delta * ZOOM_PER_UNIT), at);
    } else if (delta != 0) {
      double at = area.toTime(Math.clamp(event.getX(), area.left(), area.right()));
      content.timeAxis().zoom(Math.exp(-delta * ZOOM_PER_UNIT), at);
    } else {
      panTime(-event.getDeltaX());
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    if (!area.isTooSmall() && event.getZoomFactor() > 0) {
      double at = area.toTime(Math.clamp(event.getX(), area.left(), area.right()));
      content.timeAxis().zoom(1 / event.getZoomFactor(), at);
      event.consume();
    }
  }

  private void press(MouseEvent event) {
    dragging =
        event.getButton() == MouseButton.PRIMARY && area.contains(event.getX(), event.getY());
    dragX = event.getX();
    dragY = event.getY();
    Series into = drawn;
    if (into != null && dragging) {
      into.clear();
      draw(into, event);
    }
  }

  private void drag(MouseEvent event) {
    if (!dragging || area.isTooSmall()) {
      return;
    }
    Series into = drawn;
    if (into != null) {
      draw(into, event);
      event.consume();
      return;
    }
    panTime(dragX - event.getX());
    content.valueAxis().pan((event.getY() - dragY) / area.height());
    dragX = event.getX();
    dragY = event.getY();
    event.consume();
  }

  private void panTime(double pixels) {
    if (pixels != 0) {
      content.timeAxis().pan(pixels / area.width());
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      reset();
      event.consume();
    }
  }

  private void reset() {
    content.valueAxis().automatic();
    content.timeAxis().follow();
  }

  private void hover(MouseEvent event) {
    if (!area.isTooSmall() && area.contains(event.getX(), event.getY())) {
      pointerInside = true;
      content.timeAxis().hoverAt(area.toTime(event.getX()));
    } else {
      leave();
    }
  }

  private void leave() {
    if (pointerInside) {
      pointerInside = false;
      content.timeAxis().leave();
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    double middle = content.timeAxis().middle();
    boolean known = true;
    switch (event.getCode()) {
      case LEFT -> panTime(-KEY_PAN * area.width());
      case RIGHT -> panTime(KEY_PAN * area.width());
      case PLUS, ADD, EQUALS -> content.timeAxis().zoom(1 / KEY_ZOOM, middle);
      case MINUS, SUBTRACT -> content.timeAxis().zoom(KEY_ZOOM, middle);
      case HOME -> reset();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }
}
