package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.Readout;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/**
 * A line chart of a live run on a canvas.
 *
 * <p>Add {@link #series} and {@link #thresholds}, append to them at will, and call {@link #pulse}
 * once a frame; it repaints if something changed. Charts made with the same {@link TimeAxis} zoom,
 * pan, follow and show the cross-hair together; a chart that is thrown away clears its series, so
 * that the axis forgets them.
 */
public final class LineChartPane extends CanvasPane implements FigurePane {
  /** So near the cross-hair an event tells what it is. */
  private static final double NEAR_EVENT = 6;

  /** So long lines may grow by less than is seen without being painted anew. */
  private static final long GROWTH_NANOS = 100_000_000;

  private final ChartContent content;
  private final ChartPainter painter;
  private final ReadoutPainter readoutPainter = new ReadoutPainter();
  private final LineGrowth growth = new LineGrowth();
  private final ChartInput input;
  private final CursorInput cursorInput;
  private final MarkPainter marks = new MarkPainter();
  private final FollowButton followButton;
  private final ChartGuess guess;
  private List<Series> members = List.of();
  private final Reel reel = new Reel();
  private long paintedHover = -1;
  private double corner;

  /**
   * An empty chart.
   *
   * @param timeAxis the horizontal view, shared by all charts of one screen
   */
  public LineChartPane(String title, ValueScale valueScale, TimeAxis timeAxis) {
    super("line-chart-pane");
    content = new ChartContent(title, valueScale, timeAxis);
    painter = new ChartPainter(content);
    input = new ChartInput(content, painter.area());
    setPrefWidth(3 * SMALLEST_WIDTH);
    guess = new ChartGuess(content, input::drawInto);
    followButton = new FollowButton(title);
    followButton.setOnAction(event -> resetView());
    getChildren().add(followButton);
    cursorInput = new CursorInput(content, painter.area(), () -> marks.marks().cursors());
    cursorInput.listenTo(this);
    input.listenTo(this);
    hoverProperty().subscribe(this::showMembers);
  }

  /** Series in order of importance: the first is drawn on top. */
  public ObservableList<Series> series() {
    return content.series();
  }

  public ObservableList<Threshold> thresholds() {
    return content.thresholds();
  }

  /** The areas between two series each that are shaded. */
  public List<Gap> gaps() {
    return content.gaps();
  }

  /** Shades the areas between two series each; none for none. */
  public void setGaps(List<Gap> gaps) {
    content.setGaps(gaps);
  }

  /**
   * Says which single runs a mean is of. They are drawn beneath it while the pointer is on the
   * chart.
   */
  public void setMembers(List<Series> runs) {
    members = List.copyOf(runs);
    showMembers(isHover());
  }

  private void showMembers(boolean shown) {
    content.setBeneath(shown ? members : List.of());
  }

  /** The single runs that are drawn at the moment. */
  List<Series> shownMembers() {
    return content.beneath();
  }

  /**
   * Shades the times of four phases behind everything; null for none.
   *
   * @param phases points of the values 1 to 4, each holding until the next
   */
  public void setBands(@Nullable Series phases) {
    content.setBands(phases);
  }

  /**
   * Shows what the hand puts on charts that share an axis.
   *
   * @param chart the id of this one among them
   */
  public void setMarks(ChartMarks shared, String chart) {
    marks.show(shared, chart);
    setDue();
  }

  /** The hand on its cursors. */
  public CursorInput cursors() {
    return cursorInput;
  }

  /** What the hand draws of how the run will go on. */
  public ChartGuess guess() {
    return guess;
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
    setDue();
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

  @Override
  void refresh(long nanoseconds) {
    content.refresh(nanoseconds, Platform.getPreferences().isReducedMotion());
    reel.note(nanoseconds, content);
    showFollowButton();
    if (timeAxis().hoverRevision() != paintedHover) {
      paintedHover = timeAxis().hoverRevision();
      setPointerDue();
    }
  }

  @Override
  long revision() {
    return content.revision() + marks.marks().revision();
  }

  /** Lines that have hardly grown look the same, but for how high their end is. */
  @Override
  boolean isToBeSeen(long nanoseconds) {
    return nanoseconds >= GROWTH_NANOS
        || growth.isMore(content, painter.area(), marks.marks().revision());
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    painter.paint(on, width, height, pixel, look);
    growth.note(content, painter.area(), marks.marks().revision());
    marks.paint(on, content, painter, look);
  }

  @Override
  boolean paintPointer(Pen on, ChartLook look) {
    Readout said = readout();
    if (said != null && !painter.area().isTooSmall()) {
      readoutPainter.paint(on, said, input.isPointerInside(), painter.area(), look);
    }
    return said != null;
  }

  @Override
  public void paintOn(Pen other) {
    content.refresh(System.nanoTime(), true);
    paintElsewhere(other);
  }

  @Override
  public Painting painting() {
    return painting(one -> true);
  }

  /** What it shows, with some of the series only. */
  public Painting painting(Predicate<Series> shown) {
    ChartContent some = content.showing(shown);
    ChartPainter other = new ChartPainter(some);
    return (pen, width, height, pixel, look) -> {
      some.refresh(System.nanoTime(), true);
      other.paint(pen, width, height, pixel, look);
      marks.paint(pen, some, other, look);
    };
  }

  /**
   * What it has shown last while it changed, as a moving picture.
   *
   * @param seconds how much of it, at most {@link Reel#LONGEST}
   * @param shown which of the series
   */
  public Reel.Film film(int seconds, Predicate<Series> shown) {
    return reel.film(content, seconds, shown);
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
    return moment == null
        ? null
        : Readout.at(moment, series(), thresholds(), timeAxis().base())
            .with(timeAxis().markers(), painter.area(), look().scaled(NEAR_EVENT));
  }

  PlotArea plotArea() {
    return painter.area();
  }

  Button followButton() {
    return followButton;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    followButton.place(getWidth() - corner, look());
  }

  @Override
  String description() {
    return ChartDescription.of(content, marks.marks().cursors());
  }

  private void showFollowButton() {
    boolean shown = !timeAxis().isFollowing() || !content.valueAxis().isAutomatic();
    if (shown != followButton.isVisible()) {
      followButton.setVisible(shown);
      setDue();
    }
    painter.header().reserveCorner(corner + followButton.taken());
  }
}
