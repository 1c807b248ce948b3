package dev.edgescope.app.chart;

import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import java.util.function.BiConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A plane of two coordinates on a canvas. Change its content at will, and call {@link #pulse} once
 * a frame; it repaints if something changed.
 */
public final class PhasePane extends Region {
  private static final double SMALLEST = 160;

  private final PhaseContent content;
  private final PhasePainter painter;
  private final Canvas canvas = new Canvas();
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private final ObjectProperty<ChartTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final StringProperty fontFamily =
      new SimpleStringProperty(this, "fontFamily", Font.getDefault().getFamily());
  private @Nullable ChartLook look;
  private long paintedRevision = -1;

  public PhasePane(PhaseContent content) {
    this.content = content;
    painter = new PhasePainter(content);
    setId("plane-" + content.id());
    getStyleClass().add("phase-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(SMALLEST, SMALLEST);
    setPrefSize(2 * SMALLEST, 2 * SMALLEST);
    canvas.setManaged(false);
    getChildren().add(canvas);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::pick);
    theme.addListener(property -> changeLook());
    scale.addListener(property -> changeLook());
    fontFamily.addListener(property -> changeLook());
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
    if (content.revision() != paintedRevision) {
      paintedRevision = content.revision();
      painter.paint(
          canvas.getGraphicsContext2D(), pen, canvas.getWidth(), canvas.getHeight(), look());
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? content.description()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      paintedRevision = -1;
    }
  }

  private void pick(MouseEvent event) {
    BiConsumer<Double, Double> action = content.onPicked();
    if (action != null && painter.contains(event.getX(), event.getY())) {
      action.accept(painter.toX(event.getX()), painter.toY(event.getY()));
    }
  }

  private void changeLook() {
    look = null;
    paintedRevision = -1;
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
