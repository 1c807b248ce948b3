package dev.edgescope.app.chart;

import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
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
 * A picture on a canvas, with a title and axes of its own.
 *
 * <p>Call {@link #pulse} once a frame; it repaints if something changed.
 */
public abstract sealed class PicturePane extends Region implements PaintedPane
    permits LandscapePane, DensityPane {
  private static final double SMALLEST_WIDTH = 160;
  private static final double SMALLEST_HEIGHT = 120;

  /** The width of a hairline on other pens. */
  private static final double FINE = 0.5;

  private final String title;
  private final Canvas canvas = new Canvas();
  private final Canvas focusRing = new Canvas();
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private final Pen focusPen = new CanvasPen(focusRing.getGraphicsContext2D());
  private final ObjectProperty<ChartTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final StringProperty fontFamily =
      new SimpleStringProperty(this, "fontFamily", Font.getDefault().getFamily());
  private @Nullable ChartLook look;
  private String subtitle = "";
  private String emptyText = "";
  private double paintedPixel;
  private boolean due = true;

  PicturePane(String title, String styleClass) {
    this.title = title;
    getStyleClass().add(styleClass);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(SMALLEST_WIDTH, SMALLEST_HEIGHT);
    setPrefSize(2 * SMALLEST_WIDTH, 2 * SMALLEST_HEIGHT);
    canvas.setManaged(false);
    focusRing.setManaged(false);
    focusRing.setMouseTransparent(true);
    getChildren().addAll(canvas, focusRing);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    theme.addListener(property -> changeLook());
    scale.addListener(property -> changeLook());
    fontFamily.addListener(property -> changeLook());
    focusVisibleProperty().addListener(property -> due = true);
  }

  /** Draws all but the focus. */
  abstract void paint(Pen on, double width, double height, double pixel, ChartLook look);

  /** The picture in words. */
  abstract String description();

  /** Keeps a width at the right of the title row free, for a button of the view. */
  public abstract void reserveCorner(double width);

  /** Repaints at the next pulse. */
  final void setDue() {
    due = true;
  }

  final String title() {
    return title;
  }

  final String subtitle() {
    return subtitle;
  }

  /**
   * Says what is shown, and when it was taken, beside the title.
   *
   * @param text may be empty
   */
  final void setSubtitle(String text) {
    subtitle = text;
    due = true;
  }

  final String emptyText() {
    return emptyText;
  }

  /** What is said where there is nothing to show. */
  public void setEmptyText(String text) {
    due |= !text.equals(emptyText);
    emptyText = text;
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
    if (!isInSight()) {
      return;
    }
    double pixel = Display.devicePixel(this);
    if (due || pixel != paintedPixel) {
      due = false;
      paintedPixel = pixel;
      paint(pen, canvas.getWidth(), canvas.getHeight(), pixel, look());
      paintFocus();
    }
  }

  @Override
  public void paintOn(Pen other) {
    paint(other, getWidth(), getHeight(), FINE, look());
  }

  /** Whether anything that it shows can be seen. */
  public boolean isInSight() {
    return canvas.getWidth() >= 1 && canvas.getHeight() >= 1 && Display.shows(this);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      focusRing.setWidth(width);
      focusRing.setHeight(height);
      due = true;
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? description()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private void paintFocus() {
    focusPen.clear(0, 0, focusRing.getWidth(), focusRing.getHeight());
    focusRing.setVisible(isFocusVisible());
    if (isFocusVisible()) {
      ReadoutPainter.paintFocusRing(focusPen, focusRing.getWidth(), focusRing.getHeight(), look());
    }
  }

  private void changeLook() {
    look = null;
    due = true;
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
