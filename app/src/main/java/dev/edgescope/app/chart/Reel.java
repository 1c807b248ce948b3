package dev.edgescope.app.chart;

import static java.util.Objects.requireNonNull;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Series.Points;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.paint.ChartPainter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chart has shown while it changed: not as pixels, but how far its lines had got, some times
 * a second. Lines only grow, so that is all it takes to draw the chart again as it was. While
 * nothing changes there is nothing to be seen, and no time goes by.
 */
public final class Reel {
  public static final int FRAMES_A_SECOND = 10;

  /** How far it reaches back, in seconds. */
  public static final int LONGEST = 60;

  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / FRAMES_A_SECOND;

  private final Deque<Frame> frames = new ArrayDeque<>();
  private long last = Long.MIN_VALUE;
  private long seen = -1;

  private record Length(Series line, int points) {}

  private record Level(Threshold edge, int points, double current, @Nullable Moment end) {}

  private record Frame(
      List<Series> shown,
      List<Length> lengths,
      List<Level> levels,
      List<Gap> gaps,
      List<EventMarker> markers,
      double lower,
      double upper) {}

  /** Keeps what a chart shows now, if it has changed and it is time. */
  void note(long nanos, ChartContent content) {
    long now = content.revision();
    if (now == seen || (last != Long.MIN_VALUE && nanos - last < BETWEEN)) {
      return;
    }
    seen = now;
    last = nanos;
    Frame next = frame(content);
    Frame before = frames.peekLast();
    if (before != null && !goesOn(before, next)) {
      frames.clear();
    }
    frames.add(next);
    if (frames.size() > LONGEST * FRAMES_A_SECOND) {
      frames.removeFirst();
    }
  }

  /** A run that begins anew is another film; a line that is new to the chart is not. */
  private static boolean goesOn(Frame before, Frame next) {
    Map<Series, Integer> now = new HashMap<>();
    next.lengths().forEach(one -> now.put(one.line(), one.points()));
    return before.lengths().stream()
        .allMatch(one -> now.getOrDefault(one.line(), -1) >= one.points());
  }

  private static Frame frame(ChartContent content) {
    List<Series> shown = List.copyOf(content.series());
    TimeAxis axis = content.timeAxis();
    return new Frame(
        shown,
        Stream.concat(shown.stream(), content.gaps().stream().flatMap(Gap::all))
            .distinct()
            .map(line -> new Length(line, line.size()))
            .toList(),
        content.thresholds().stream()
            .map(edge -> new Level(edge, edge.history().size(), edge.current(), edge.end()))
            .toList(),
        content.gaps(),
        List.copyOf(axis.markers()),
        axis.isFollowing() ? Double.NaN : axis.lower(),
        axis.upper());
  }

  /**
   * The end of what was seen, to be shown again.
   *
   * @param seconds how much of it
   * @param shown which of the lines
   */
  Film film(ChartContent content, int seconds, Predicate<Series> shown) {
    List<Frame> all = List.copyOf(frames);
    int length = Math.min(all.size(), seconds * FRAMES_A_SECOND);
    return new Film(content, all.subList(all.size() - length, all.size()), shown);
  }

  /** Pictures of a chart in the order of time. On any thread, one at a time. */
  public static final class Film {
    private final ChartContent content;
    private final TimeAxis axis = new TimeAxis();
    private final ChartPainter painter;
    private final List<Frame> frames;
    private final Predicate<Series> chosen;
    private final Map<Series, Series> lines = new HashMap<>();
    private final Map<Threshold, Points> edges = new HashMap<>();

    private Film(ChartContent like, List<Frame> frames, Predicate<Series> chosen) {
      this.frames = frames;
      this.chosen = chosen;
      axis.baseProperty().set(like.timeAxis().base());
      axis.scaleProperty().set(like.timeAxis().scale());
      content = like.emptied(axis);
      painter = new ChartPainter(content);
      if (!frames.isEmpty()) {
        frames.getLast().lengths().forEach(one -> lines.put(one.line(), one.line().replica()));
        for (Frame frame : frames) {
          for (Level level : frame.levels()) {
            edges.computeIfAbsent(level.edge(), edge -> edge.history().points());
          }
        }
      }
    }

    /** How many there are. */
    public int size() {
      return frames.size();
    }

    /**
     * One of them, to be drawn before the next is asked for.
     *
     * @param index not below that of the last one
     */
    public Painting painting(int index) {
      Frame frame = frames.get(index);
      frame.lengths().forEach(this::grow);
      content.series().setAll(frame.shown().stream().filter(chosen).map(this::line).toList());
      content.setGaps(
          frame.gaps().stream()
              .filter(gap -> gap.all().allMatch(chosen))
              .map(gap -> new Gap(line(gap.one()), line(gap.other()), line(gap.of())))
              .toList());
      content.thresholds().setAll(frame.levels().stream().map(this::edge).toList());
      axis.clearMarkers();
      frame.markers().forEach(axis::mark);
      if (Double.isNaN(frame.lower())) {
        axis.follow();
      } else {
        axis.show(frame.lower(), frame.upper());
      }
      content.refresh(System.nanoTime(), true);
      return painter::paint;
    }

    private void grow(Length length) {
      line(length.line()).growTo(length.points());
    }

    private Series line(Series original) {
      return requireNonNull(lines.get(original));
    }

    private Threshold edge(Level level) {
      Threshold edge = new Threshold(level.edge().formula(), level.edge().name());
      edge.setOwner(level.edge().owner(), level.edge().dash());
      Points history = requireNonNull(edges.get(level.edge()));
      for (int i = 0; i < level.points(); i++) {
        edge.record(history.moment(i), history.value(i));
      }
      edge.setCurrent(level.current());
      edge.setEnd(level.end());
      return edge;
    }
  }
}
