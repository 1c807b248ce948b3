package dev.edgescope.app.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The horizontal view that several charts share: its base, its range, the event markers and where
 * the pointer is.
 *
 * <p>While it follows the run, the range holds all that was recorded (or the last {@link
 * #setFollowSpan span} of it) and grows in calm steps. Zooming and panning ends that; {@link
 * #follow} takes it up again.
 */
public final class TimeAxis {
  /** The right end of a followed run is one of these times a power of ten. */
  private static final double[] ROUND = {
    1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10
  };

  /** The pen keeps off the right edge. */
  private static final double HEADROOM = 1.03;

  private static final double EMPTY_SPAN = 100;
  private static final double SMALLEST_STEP_SPAN = 50;
  private static final double FINEST_ZOOM = 1e-8;
  private static final double WIDEST_ZOOM = 4;

  private final ObjectProperty<TimeBase> base =
      new SimpleObjectProperty<>(this, "base", TimeBase.STEP);
  private final ReadOnlyBooleanWrapper following =
      new ReadOnlyBooleanWrapper(this, "following", true);
  private final List<Series> attached = new ArrayList<>();
  private final List<EventMarker> markers = new ArrayList<>();
  private double lower;
  private double upper = EMPTY_SPAN;
  private double followSpan = Double.POSITIVE_INFINITY;
  private @Nullable Moment hover;
  private long revision;
  private long hoverRevision;

  public TimeAxis() {
    base.addListener((property, before, after) -> changeBase(before, after));
  }

  /** Steps or learning time, for all charts at once. */
  public ObjectProperty<TimeBase> baseProperty() {
    return base;
  }

  public TimeBase base() {
    return base.get();
  }

  /** Whether the range follows the run. */
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  public boolean isFollowing() {
    return following.get();
  }

  /** Gives the range back to the run. */
  public void follow() {
    following.set(true);
    revision++;
    refresh();
  }

  /** How much of the run's end to show while following; infinity for all of the run. */
  public void setFollowSpan(double span) {
    if (!(span > 0)) {
      throw new IllegalArgumentException("follow span " + span + " is not positive");
    }
    followSpan = span;
    revision++;
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
    following.set(false);
    double whole = end() - start();
    if (!(whole > 0)) {
      setRange(from, to);
      return;
    }
    double span = Math.clamp(to - from, whole * FINEST_ZOOM, whole * WIDEST_ZOOM);
    double centred = 0.5 * (from + to - span);
    double left = Math.clamp(centred, start() - 0.9 * span, end() - 0.1 * span);
    setRange(left, left + span);
  }

  /** Zooms about a coordinate; a factor below one shows less. Without a run nothing happens. */
  public void zoom(double factor, double at) {
    if (end() > start()) {
      show(at - (at - lower) * factor, at + (upper - at) * factor);
    }
  }

  /** Moves the range by a distance. Without a run nothing happens. */
  public void pan(double distance) {
    if (end() > start()) {
      show(lower + distance, upper + distance);
    }
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
    Moment nearest = null;
    double best = Double.POSITIVE_INFINITY;
    for (Series series : attached) {
      int index = series.nearest(x, base());
      if (index >= 0 && Math.abs(series.x(index, base()) - x) < best) {
        best = Math.abs(series.x(index, base()) - x);
        nearest = series.moment(index);
      }
    }
    hover = nearest;
    hoverRevision++;
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

  /** The last recorded coordinate of any chart, negative infinity if there is none. */
  double end() {
    double end = Double.NEGATIVE_INFINITY;
    for (Series series : attached) {
      if (!series.isEmpty()) {
        end = Math.max(end, series.x(series.size() - 1, base()));
      }
    }
    return end;
  }

  /** Brings the range up to date with the run; each chart calls it before it paints. */
  void refresh() {
    if (!following.get()) {
      return;
    }
    double start = start();
    double end = end();
    if (end < start) {
      setRange(0, EMPTY_SPAN);
      return;
    }
    double span = end - start;
    if (span > followSpan) {
      double grain = roundUp(followSpan / 8);
      double right = Math.ceil(end / grain) * grain;
      setRange(right - followSpan, right);
      return;
    }
    double shown = span > 0 ? roundUp(HEADROOM * span) : 1;
    if (base() == TimeBase.STEP) {
      shown = Math.max(shown, SMALLEST_STEP_SPAN);
    }
    setRange(start, start + shown);
  }

  long revision() {
    return revision;
  }

  long hoverRevision() {
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
    if (following.get() || longest == null) {
      refresh();
    } else {
      double left = convert(longest, lower, before, after);
      double right = convert(longest, upper, before, after);
      if (left < right) {
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
