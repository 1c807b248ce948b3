package dev.edgescope.app.chart.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The horizontal view that several charts share: its base, its range, the event markers and where
 * the pointer is.
 *
 * <p>While it follows the run, the range holds all that was recorded and grows in calm steps.
 * Zooming and panning ends that; {@link #follow} takes it up again.
 */
public final class TimeAxis {
  /** The right end of a followed run is one of these times a power of ten. */
  private static final double[] ROUND = {
    1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10
  };

  /** So small a share of the width shows nothing. */
  private static final double SLIVER = 0.05;

  /** The pen keeps off the right edge. */
  private static final double HEADROOM = 1.03;

  private static final double EMPTY_SPAN = 100;
  private static final double SMALLEST_STEP_SPAN = 50;
  private static final double FINEST_ZOOM = 1e-8;
  private static final double WIDEST_ZOOM = 4;

  /** So many steps in sight have two marks among them. */
  private static final double FEWEST_WHOLE = 2;

  private final ObjectProperty<TimeBase> base =
      new SimpleObjectProperty<>(this, "base", TimeBase.STEP);
  private final ObjectProperty<ValueScale> scale =
      new SimpleObjectProperty<>(this, "scale", ValueScale.LINEAR);
  private boolean following = true;
  private final List<Series> attached = new ArrayList<>();
  private final List<EventMarker> markers = new ArrayList<>();
  private boolean tight;
  private double lower;
  private double upper = EMPTY_SPAN;
  private @Nullable Moment hover;
  private long revision;
  private long hoverRevision;

  public TimeAxis() {
    base.addListener((property, before, after) -> changeBase(before, after));
    scale.addListener(property -> {
      revision++;
      follow();
    });
  }

  /** Steps, learning time or examples seen, for all charts at once. */
  public ObjectProperty<TimeBase> baseProperty() {
    return base;
  }

  public TimeBase base() {
    return base.get();
  }

  /** Linear, or logarithmic from the first step after the start on; for all charts at once. */
  public ObjectProperty<ValueScale> scaleProperty() {
    return scale;
  }

  public ValueScale scale() {
    return scale.get();
  }

  /** Whether the range follows the run. */
  public boolean isFollowing() {
    return following;
  }

  /**
   * Whether a range that follows ends where the records end, as is right where all of a run is
   * there at once; otherwise it leaves room for what comes.
   */
  public void setTight(boolean ends) {
    tight = ends;
    refresh();
  }

  /** Gives the range back to the run. */
  public void follow() {
    following = true;
    revision++;
    refresh();
  }

  public double lower() {
    return lower;
  }

  public double upper() {
    return upper;
  }

  /** Shows a range and stops following. Some of the run stays in sight. */
  public void show(double from, double to) {
    if (!(from < to)) {
      throw new IllegalArgumentException("range from " + from + " to " + to + " is empty");
    }
    following = false;
    ValueScale by = scale();
    double first = by.forward(shownStart());
    double last = by.forward(end());
    if (!(last > first)) {
      setRange(from, to);
      return;
    }
    double lowest = by.canShow(from) ? by.forward(from) : first;
    double highest = by.forward(to);
    double whole = last - first;
    double finest = Math.max(whole * FINEST_ZOOM, isWhole() ? Math.min(FEWEST_WHOLE, whole) : 0);
    double span = Math.clamp(highest - lowest, finest, whole * WIDEST_ZOOM);
    double centred = 0.5 * (lowest + highest - span);
    double left = Math.clamp(centred, first - 0.9 * span, last - 0.1 * span);
    setRange(by.inverse(left), by.inverse(left + span));
  }

  /** Whether there is nothing to see between two marks a unit apart. */
  public boolean isWhole() {
    return base().isWhole() && scale() == ValueScale.LINEAR;
  }

  /** Zooms about a coordinate; a factor below one shows less. Without a run nothing happens. */
  public void zoom(double factor, double at) {
    ValueScale by = scale();
    if (end() > start() && by.canShow(at)) {
      double fixed = by.forward(at);
      show(
          by.inverse(fixed - (fixed - by.forward(lower)) * factor),
          by.inverse(fixed + (by.forward(upper) - fixed) * factor));
    }
  }

  /** Moves the range by a share of its width. Without a run nothing happens. */
  public void pan(double share) {
    if (end() > start()) {
      ValueScale by = scale();
      double distance = share * (by.forward(upper) - by.forward(lower));
      show(by.inverse(by.forward(lower) + distance), by.inverse(by.forward(upper) + distance));
    }
  }

  /** The coordinate in the middle of what is shown. */
  public double middle() {
    ValueScale by = scale();
    return by.inverse(0.5 * (by.forward(lower) + by.forward(upper)));
  }

  /**
   * Whether steps are a poor measure of what is shown: half of the examples that the longest run
   * has seen lie in a sliver of its steps, as when B was full and is 1.
   */
  public boolean isCrowded() {
    Series longest = null;
    for (Series series : attached) {
      if (longest == null || series.size() > longest.size()) {
        longest = series;
      }
    }
    if (base() != TimeBase.STEP || longest == null || longest.size() < 2) {
      return false;
    }
    int last = longest.size() - 1;
    double examples = longest.x(last, TimeBase.EXAMPLES_SEEN);
    double share = halfSeen(longest, examples / 2) / longest.x(last, TimeBase.STEP);
    return examples > 0 && (share < SLIVER || share > 1 - SLIVER);
  }

  /** The step at which so many examples were seen, between two points if there are few. */
  private static double halfSeen(Series series, double examples) {
    int after = series.firstAtOrAfter(examples, TimeBase.EXAMPLES_SEEN);
    if (after == 0) {
      return series.x(0, TimeBase.STEP);
    }
    double before = series.x(after - 1, TimeBase.EXAMPLES_SEEN);
    double share = (examples - before) / (series.x(after, TimeBase.EXAMPLES_SEEN) - before);
    double step = series.x(after - 1, TimeBase.STEP);
    return step + share * (series.x(after, TimeBase.STEP) - step);
  }

  /** Adds a marker that all charts show. Markers come in the order of the run. */
  public void mark(EventMarker marker) {
    markers.add(marker);
    revision++;
  }

  public void clearMarkers() {
    markers.clear();
    revision++;
  }

  public List<EventMarker> markers() {
    return Collections.unmodifiableList(markers);
  }

  /** Puts the cross-hair of all charts on the recorded point nearest to a coordinate. */
  public void hoverAt(double x) {
    hover = nearest(x).orElse(null);
    hoverRevision++;
  }

  /** The recorded point of any chart nearest to a coordinate; empty where there is none. */
  public Optional<Moment> nearest(double x) {
    Moment nearest = null;
    double best = Double.POSITIVE_INFINITY;
    for (Series series : attached) {
      int index = series.nearest(x, base());
      if (index >= 0 && Math.abs(series.x(index, base()) - x) < best) {
        best = Math.abs(series.x(index, base()) - x);
        nearest = series.moment(index);
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Takes the cross-hair away. */
  public void leave() {
    hover = null;
    hoverRevision++;
  }

  /** The recorded moment under the cross-hair. */
  public @Nullable Moment hover() {
    return hover;
  }

  void attach(Series series) {
    attached.add(series);
    revision++;
  }

  void detach(Series series) {
    attached.remove(series);
    revision++;
  }

  /** The first recorded coordinate of any chart, infinity if there is none. */
  double start() {
    double start = Double.POSITIVE_INFINITY;
    for (Series series : attached) {
      if (!series.isEmpty()) {
        start = Math.min(start, series.x(0, base()));
      }
    }
    return start;
  }

  /** The first coordinate that the scale can show: of a logarithmic one the first above zero. */
  double shownStart() {
    if (scale() == ValueScale.LINEAR) {
      return start();
    }
    double start = Double.POSITIVE_INFINITY;
    for (Series series : attached) {
      int index = series.firstAtOrAfter(Double.MIN_VALUE, base());
      if (index < series.size()) {
        start = Math.min(start, series.x(index, base()));
      }
    }
    return start;
  }

  /** The last recorded coordinate of any chart, negative infinity if there is none. */
  public double end() {
    double end = Double.NEGATIVE_INFINITY;
    for (Series series : attached) {
      if (!series.isEmpty()) {
        end = Math.max(end, series.x(series.size() - 1, base()));
      }
    }
    return end;
  }

  /** Brings the range up to date with the run; each chart calls it before it paints. */
  public void refresh() {
    if (!following) {
      return;
    }
    double start = shownStart();
    double end = end();
    if (end < start) {
      setRange(scale() == ValueScale.LINEAR ? 0 : 1, EMPTY_SPAN);
      return;
    }
    if (scale() == ValueScale.LOGARITHMIC) {
      setRange(start, Math.max(2 * start, tight ? end : roundUp(HEADROOM * end)));
      return;
    }
    double span = end - start;
    if (tight && span > 0) {
      setRange(start, end);
      return;
    }
    double shown = span > 0 ? roundUp(HEADROOM * span) : 1;
    if (base() == TimeBase.STEP) {
      shown = Math.max(shown, SMALLEST_STEP_SPAN);
    }
    setRange(start, start + shown);
  }

  public long revision() {
    return revision;
  }

  public long hoverRevision() {
    return hoverRevision;
  }

  private static double roundUp(double span) {
    double power = Math.pow(10, Math.floor(Math.log10(span)));
    for (double round : ROUND) {
      if (span <= round * power) {
        return round * power;
      }
    }
    return 10 * power;
  }

  private void setRange(double from, double to) {
    if (from != lower || to != upper) {
      lower = from;
      upper = to;
      revision++;
    }
  }

  /** Keeps a range that the user chose on the same part of the run. */
  private void changeBase(TimeBase before, TimeBase after) {
    leave();
    revision++;
    Series longest = null;
    for (Series series : attached) {
      if (series.size() > 1 && (longest == null || series.size() > longest.size())) {
        longest = series;
      }
    }
    if (following || longest == null) {
      refresh();
    } else {
      double left = convert(longest, lower, before, after);
      double right = convert(longest, upper, before, after);
      if (scale().canShow(left) && left < right) {
        setRange(left, right);
      } else {
        follow();
      }
    }
  }

  private static double convert(Series series, double x, TimeBase from, TimeBase to) {
    int right = Math.clamp(series.firstAtOrAfter(x, from), 1, series.size() - 1);
    double before = series.x(right - 1, from);
    double width = series.x(right, from) - before;
    double fraction = width > 0 ? (x - before) / width : 0;
    double start = series.x(right - 1, to);
    return start + fraction * (series.x(right, to) - start);
  }
}
