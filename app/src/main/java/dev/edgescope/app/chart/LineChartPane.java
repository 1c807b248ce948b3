package dev.edgescope.app.chart;

import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.application.Platform;
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
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A line chart of a live run on a canvas.
 *
 * <p>Add {@link #series} and {@link #thresholds}, append to them at will, and call {@link #pulse}
 * once a frame; it repaints if something changed. Charts made with the same {@link TimeAxis} zoom,
 * pan, follow and show the cross-hair together; a chart that is thrown away clears its series, so
 * that the axis forgets them.
 */
public final class LineChartPane extends Region implements PaintedPane {
  private static final double SMALLEST_WIDTH = 160;
  private static final double SMALLEST_HEIGHT = 120;

  /** The width of a column of a line that has more points than pixels, on other pens. */
  private static final double FINE = 0.5;

  private final ChartContent content;
  private final ChartPainter painter;
  private final ReadoutPainter readoutPainter = new ReadoutPainter();
  private final ChartInput input;
  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private final Pen overlayPen = new CanvasPen(overlay.getGraphicsContext2D());
  private final Button followButton = new Button("Follow");
  private final ObjectProperty<ChartTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final StringProperty fontFamily =
      new SimpleStringProperty(this, "fontFamily", Font.getDefault().getFamily());
  private @Nullable ChartLook look;
  private long paintedRevision = -1;
  private long paintedHover = -1;
  private double paintedPixel;
  private double corner;

  /**
   * An empty chart.
   *
   * @param timeAxis the horizontal view, shared by all charts of one screen
   */
  public LineChartPane(String title, ValueScale valueScale, TimeAxis timeAxis) {
    content = new ChartContent(title, valueScale, timeAxis);
    painter = new ChartPainter(content);
    input = new ChartInput(content, painter.area());
    getStyleClass().add("line-chart-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(SMALLEST_WIDTH, SMALLEST_HEIGHT);
    setPrefSize(3 * SMALLEST_WIDTH, 2 * SMALLEST_HEIGHT);
    overlay.setMouseTransparent(true);
    canvas.setManaged(false);
    overlay.setManaged(false);
    configureFollowButton();
    getChildren().addAll(canvas, overlay, followButton);
    input.listenTo(this);
    theme.addListener(property -> changeLook());
    scale.addListener(property -> changeLook());
    fontFamily.addListener(property -> changeLook());
    focusVisibleProperty().addListener(property -> paintedHover = -1);
  }

  /** Series in order of importance: the first is drawn on top. */
  public ObservableList<Series> series() {
    return content.series();
  }

  public ObservableList<Threshold> thresholds() {
    return content.thresholds();
  }

  /** The area between two series that is shaded. */
  public @Nullable Gap gap() {
    return content.gap();
  }

  /** Shades the area between two series; null for none. */
  public void setGap(@Nullable Gap gap) {
    content.setGap(gap);
  }

  /**
   * Shades the times of four phases behind everything; null for none.
   *
   * @param phases points of the values 1 to 4, each holding until the next
   */
  public void setBands(@Nullable Series phases) {
    content.setBands(phases);
  }

  public TimeAxis timeAxis() {
    return content.timeAxis();
  }

  public String title() {
    return content.title();
  }

  /** Unit or formula beside the title. */
  public void setSubtitle(String subtitle) {
    content.setSubtitle(subtitle);
  }

  /** What the chart says while it has no points: what will be here, and what starts it. */
  public void setEmptyText(String emptyText) {
    content.setEmptyText(emptyText);
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

  /** The scale of the vertical axis. */
  public ValueScale valueScale() {
    return content.valueAxis().scale();
  }

  /** Changes the scale of the vertical axis and gives its range back to the data. */
  public void setValueScale(ValueScale scale) {
    content.valueAxis().setScale(scale);
  }

  /** How many points go into each value that is drawn; 1 for the values as they are. */
  public int smoothing() {
    return content.smoothing();
  }

  /**
   * Draws the average over some points; what was recorded stays in sight as a faint band, and the
   * read-out tells recorded values.
   */
  public void setSmoothing(int points) {
    content.setSmoothing(points);
  }

  /** Keeps a width at the right of the title row free, for a button of the view. */
  public void reserveCorner(double width) {
    corner = width;
    paintedRevision = -1;
    requestLayout();
  }

  /** Gives both axes back to the run. */
  public void resetView() {
    content.valueAxis().automatic();
    content.timeAxis().follow();
  }

  /** The lower end of the value axis, NaN before there is something to show. */
  public double valueLower() {
    return content.valueAxis().lower();
  }

  public double valueUpper() {
    return content.valueAxis().upper();
  }

  /** Repaints what has changed since the last pulse. Call it once a frame. */
  public void pulse() {
    pulse(System.nanoTime());
  }

  @Override
  public void paintOn(Pen other) {
    content.refresh(System.nanoTime(), true);
    painter.paint(other, getWidth(), getHeight(), FINE, look());
    // The painter is laid out for the other pen now.
    paintedRevision = -1;
  }

  void pulse(long nanoseconds) {
    if (canvas.getWidth() < 1 || canvas.getHeight() < 1 || !Display.shows(this)) {
      return;
    }
    content.refresh(nanoseconds, Platform.getPreferences().isReducedMotion());
    showFollowButton();
    double pixel = Display.devicePixel(this);
    boolean repaints = content.revision() != paintedRevision || pixel != paintedPixel;
    if (repaints) {
      paintedRevision = content.revision();
      paintedPixel = pixel;
      painter.paint(pen, canvas.getWidth(), canvas.getHeight(), pixel, look());
    }
    if (repaints || timeAxis().hoverRevision() != paintedHover) {
      paintedHover = timeAxis().hoverRevision();
      paintOverlay();
    }
  }

  /** The values of the series that the cross-hair stands for, in order; none without one. */
  public List<Double> readValues() {
    Readout said = readout();
    return said == null
        ? List.of()
        : said.rows().stream().filter(row -> row.style() != null).map(Readout.Row::value).toList();
  }

  /** What the cross-hair says, null if there is none. */
  @Nullable Readout readout() {
    Moment moment = timeAxis().hover();
    return moment == null ? null : Readout.at(moment, series(), thresholds(), timeAxis().base());
  }

  PlotArea plotArea() {
    return painter.area();
  }

  Button followButton() {
    return followButton;
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
    placeFollowButton();
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? description()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /** The chart in words: its title and the latest value of everything in it. */
  String description() {
    StringBuilder text = new StringBuilder(content.title());
    if (content.isEmpty()) {
      return text.append(". ").append(content.emptyText()).toString();
    }
    for (Series one : series()) {
      if (!one.isEmpty()) {
        int last = one.size() - 1;
        text.append(", ").append(one.style().name());
        text.append(' ').append(NumberText.value(one.value(last)));
        text.append(" at step ").append(NumberText.step(one.step(last)));
      }
    }
    for (Threshold threshold : thresholds()) {
      text.append(", ").append(threshold.name());
      text.append(' ').append(NumberText.setting(threshold.current()));
    }
    return text.toString();
  }

  private void configureFollowButton() {
    followButton.getStyleClass().addAll("small", "follow-button");
    followButton.setManaged(false);
    followButton.setVisible(false);
    followButton.setAccessibleText("Follow the run in " + content.title());
    followButton.setOnAction(event -> resetView());
  }

  private void showFollowButton() {
    boolean shown = !timeAxis().isFollowing() || !content.valueAxis().isAutomatic();
    if (shown != followButton.isVisible()) {
      followButton.setVisible(shown);
      paintedRevision = -1;
    }
    painter.reserveCorner(corner + (shown ? followButton.getWidth() : 0));
  }

  private void placeFollowButton() {
    followButton.autosize();
    double header = ChartPainter.headerHeight(look());
    double inset = look().scaled(8);
    followButton.relocate(
        Math.rint(getWidth() - followButton.getWidth() - inset - corner),
        Math.rint((header - followButton.getHeight()) / 2));
  }

  private void changeLook() {
    look = null;
    paintedRevision = -1;
    followButton.setFont(Font.font(fontFamily.get(), 12 * scale.get()));
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

  private void paintOverlay() {
    overlayPen.clear(0, 0, overlay.getWidth(), overlay.getHeight());
    Readout readout = readout();
    boolean visible = isFocusVisible() || readout != null;
    overlay.setVisible(visible);
    if (readout != null && !painter.area().isTooSmall()) {
      readoutPainter.paint(overlayPen, readout, input.isPointerInside(), painter.area(), look());
    }
    if (isFocusVisible()) {
      ReadoutPainter.paintFocusRing(overlayPen, overlay.getWidth(), overlay.getHeight(), look());
    }
  }
}
