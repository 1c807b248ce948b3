package dev.edgescope.app.chart.model;

import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a chart shows, without how it looks. */
public final class ChartContent {
  /** Wide enough that a run is seen to climb to its edge from the first step on. */
  private static final double NEAR = 6;

  /** On a logarithmic axis the room that a far edge takes is by its decades. */
  private static final double NEAR_IN_DECADES = 100;

  private final String title;
  private final TimeAxis timeAxis;
  private final ValueAxis valueAxis;
  private final ObservableList<Series> series = FXCollections.observableArrayList();
  private final ObservableList<Threshold> thresholds = FXCollections.observableArrayList();
  private final Extent extent = new Extent();
  private final Extent past = new Extent();
  private final Smoothing smoothing;
  private List<Gap> gaps = List.of();
  private List<Series> beneath = List.of();
  private @Nullable Series bands;
  private @Nullable Series guess;
  private double guessTop;
  private String subtitle = "";
  private String emptyText = "";
  private long revision;

  public ChartContent(String title, ValueScale scale, TimeAxis timeAxis) {
    this(title, timeAxis, new ValueAxis(scale), new Smoothing());
    series.addListener(this::seriesChanged);
  }

  private ChartContent(String title, TimeAxis timeAxis, ValueAxis valueAxis, Smoothing smoothing) {
    this.title = title;
    this.timeAxis = timeAxis;
    this.valueAxis = valueAxis;
    this.smoothing = smoothing;
    thresholds.addListener((ListChangeListener<Threshold>) change -> revision++);
  }

  private void seriesChanged(ListChangeListener.Change<? extends Series> change) {
    while (change.next()) {
      change.getRemoved().forEach(timeAxis::detach);
      change.getRemoved().forEach(smoothing::forget);
      change.getAddedSubList().forEach(timeAxis::attach);
    }
    revision++;
  }

  /**
   * The same view of some of the series, for a sheet of its own. The time axis does not hear of it:
   * it knows the series already.
   */
  public ChartContent showing(Predicate<Series> shown) {
    ChartContent some = new ChartContent(title, timeAxis, valueAxis.copy(), smoothing);
    some.series.setAll(series.filtered(shown));
    some.thresholds.setAll(thresholds);
    some.gaps = gaps.stream().filter(gap -> gap.all().allMatch(shown)).toList();
    some.bands = bands;
    some.guess = guess;
    some.guessTop = guessTop;
    some.subtitle = subtitle;
    some.emptyText = emptyText;
    return some;
  }

  /** The same chart without a line, over an axis of its own. */
  public ChartContent emptied(TimeAxis axis) {
    ValueAxis values =
        valueAxis.isAutomatic() ? new ValueAxis(valueAxis.scale()) : valueAxis.copy();
    ChartContent other = new ChartContent(title, axis, values, new Smoothing());
    other.series.addListener(other::seriesChanged);
    other.smoothing.setPoints(smoothing.points());
    other.subtitle = subtitle;
    other.emptyText = emptyText;
    return other;
  }

  public String title() {
    return title;
  }

  public TimeAxis timeAxis() {
    return timeAxis;
  }

  public ValueAxis valueAxis() {
    return valueAxis;
  }

  public ObservableList<Series> series() {
    return series;
  }

  /** How many points go into each value that is drawn; 1 for the values as they are. */
  public int smoothing() {
    return smoothing.points();
  }

  public void setSmoothing(int points) {
    smoothing.setPoints(points);
    revision++;
  }

  /** The line to draw for a series: itself, or its average. */
  public Series drawn(Series one) {
    return smoothing.of(one);
  }

  public ObservableList<Threshold> thresholds() {
    return thresholds;
  }

  /** The areas between two series each that are shaded. */
  public List<Gap> gaps() {
    return gaps;
  }

  public void setGaps(List<Gap> newGaps) {
    gaps = List.copyOf(newGaps);
    revision++;
  }

  /** Lines that lie beneath the others, without a name and without a say in the scale. */
  public List<Series> beneath() {
    return beneath;
  }

  public void setBeneath(List<Series> lines) {
    if (!lines.equals(beneath)) {
      beneath = List.copyOf(lines);
      revision++;
    }
  }

  /** The phases that are shaded behind everything. */
  public @Nullable Series bands() {
    return bands;
  }

  public void setBands(@Nullable Series newBands) {
    bands = newBands;
    revision++;
  }

  /** What the hand has drawn of how it will go on. */
  public @Nullable Series guess() {
    return guess;
  }

  /**
   * Shows what the hand draws.
   *
   * @param top up to where the axis has room for it
   */
  public void setGuess(@Nullable Series newGuess, double top) {
    guess = newGuess;
    guessTop = top;
    revision++;
  }

  public String subtitle() {
    return subtitle;
  }

  public void setSubtitle(String newSubtitle) {
    if (!newSubtitle.equals(subtitle)) {
      subtitle = newSubtitle;
      revision++;
    }
  }

  public String emptyText() {
    return emptyText;
  }

  public void setEmptyText(String newEmptyText) {
    emptyText = newEmptyText;
    revision++;
  }

  /** Whether no series has a point yet. */
  public boolean isEmpty() {
    for (Series one : series) {
      if (!one.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Brings thresholds and ranges up to date before a painting. */
  public void refresh(long nanoseconds, boolean withoutMotion) {
    for (Threshold threshold : thresholds) {
      threshold.advance(nanoseconds, withoutMotion);
    }
    timeAxis.refresh();
    fitValues();
  }

  /** Changes whenever something changed that the painting shows, except the cross-hair. */
  public long revision() {
    long sum = revision + timeAxis.revision() + valueAxis.revision();
    for (Series one : series) {
      sum += one.revision();
    }
    for (Threshold threshold : thresholds) {
      sum += threshold.revision();
    }
    sum += guess == null ? 0 : guess.revision();
    return bands == null ? sum : sum + bands.revision();
  }

  private void fitValues() {
    if (!valueAxis.isAutomatic()) {
      return;
    }
    ValueScale scale = valueAxis.scale();
    extent.reset();
    for (Series one : series) {
      if (!isNoise(one, scale)) {
        includeWindow(one, one.calmStart(), one.calmEnd(), extent);
      }
    }
    if (extent.isEmpty(scale)) {
      series.forEach(one -> includeWindow(one, one.calmStart(), one.calmEnd(), extent));
    }
    if (extent.isEmpty(scale)) {
      series.forEach(one -> includeWindow(one, 0, one.size(), extent));
    }
    if (guess != null) {
      extent.include(guessTop);
    }
    boolean hasData = !extent.isEmpty(scale);
    double dataMin = extent.min(scale);
    double dataMax = extent.max();
    for (Threshold threshold : thresholds) {
      includeIfNear(threshold.current(), hasData, dataMin, dataMax);
      past.reset();
      includeWindow(threshold.history(), 0, threshold.history().size(), past);
      includeIfNear(past.min(scale), hasData, dataMin, dataMax);
      includeIfNear(past.max(), hasData, dataMin, dataMax);
    }
    if (extent.isEmpty(scale)) {
      valueAxis.forgetIfKnown();
      return;
    }
    double min = extent.min(scale);
    // A single point tells no range: how large it is is seen from zero.
    boolean hasLine = hasData && series.stream().anyMatch(one -> one.size() > 1);
    if (!hasLine && scale == ValueScale.LINEAR) {
      min = Math.min(0, min);
    }
    valueAxis.fit(min, extent.max());
  }

  /**
   * A pale series beside others on a logarithmic axis: the loss of a single example comes as close
   * to zero as it likes, and an axis that follows it there would flatten all the rest.
   */
  private static boolean isNoise(Series one, ValueScale scale) {
    return scale == ValueScale.LOGARITHMIC && one.style().weight() == SeriesStyle.Weight.PALE;
  }

  /**
   * Takes in what is in sight, with the points just outside to which the line runs.
   *
   * @param from where the points begin that count
   * @param limit where they end
   */
  private void includeWindow(Series one, int from, int limit, Extent window) {
    TimeBase base = timeAxis.base();
    int first = Math.max(from, one.firstAtOrAfter(timeAxis.lower(), base) - 1);
    int end = Math.min(limit, one.firstAtOrAfter(timeAxis.upper(), base) + 1);
    if (first < end) {
      one.include(first, end, window);
    }
  }

  private void includeIfNear(double level, boolean hasData, double dataMin, double dataMax) {
    boolean isShown = valueAxis.scale().canShow(level);
    if (isShown && (!hasData || isNear(level, dataMin, dataMax))) {
      extent.include(level);
    }
  }

  /**
   * A threshold within six times the data, or on a logarithmic axis within two decades of them, is
   * worth the room; a farther one gets an arrow.
   */
  private boolean isNear(double level, double dataMin, double dataMax) {
    double near = valueAxis.scale() == ValueScale.LOGARITHMIC ? NEAR_IN_DECADES : NEAR;
    double above = dataMax > 0 ? near * dataMax : dataMax + (dataMax - dataMin);
    double below = dataMin > 0 ? dataMin / near : dataMin - (dataMax - dataMin);
    return level <= above && level >= below;
  }
}
