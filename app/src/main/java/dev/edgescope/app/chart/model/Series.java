package dev.edgescope.app.chart.model;

import dev.edgescope.app.chart.column.BlockBorders;
import dev.edgescope.app.chart.column.BlockPyramid;
import dev.edgescope.app.chart.column.GrowingColumns;
import dev.edgescope.app.chart.column.PointColumns;
import java.util.Locale;
import java.util.Objects;

/**
 * One recorded quantity of one run: columns of time, in every base, and value that only grow. They
 * are its own, or kept elsewhere and read from there ({@link #readFrom}); what there is to know of
 * a stretch at once is its own in either case.
 *
 * <p>Time never runs backwards in any base. A value that is not finite is kept as it was recorded
 * and drawn as a gap. A point may be marked as not converged, which draws it hollow. Written and
 * read on the JavaFX thread only.
 */
public final class Series {
  /** So many times what a run was is no longer worth the room. */
  private static final double RUNAWAY = 10;

  private final BlockPyramid pyramid = new BlockPyramid();
  private final BlockBorders borders = new BlockBorders();
  private SeriesStyle style;
  private GrowingColumns own = new GrowingColumns();

  /** Where the points are read. */
  private PointColumns columns = own;

  private int size;

  /** The first step whose points set the scale of an axis. */
  private long scaleFrom;

  private int calmStart;
  private int calmEnd = Integer.MAX_VALUE;

  /** What values of a run that diverges run away beyond; NaN for a run that does not. */
  private double runaway = Double.NaN;

  private long revision;

  public Series(SeriesStyle style) {
    this.style = style;
  }

  public SeriesStyle style() {
    return style;
  }

  public void setStyle(SeriesStyle newStyle) {
    style = newStyle;
    revision++;
  }

  /** Appends a point of a system that draws no batches. */
  public void append(long step, double learningTime, double value) {
    append(new Moment(step, learningTime), value, true);
  }

  /** Appends a point that was measured to its tolerance. */
  public void append(Moment at, double value) {
    append(at, value, true);
  }

  /**
   * Appends a point.
   *
   * @param converged false if the measurement stopped before it reached its tolerance
   * @throws IllegalArgumentException if a time runs backwards or is not finite
   */
  public void append(Moment at, double value, boolean converged) {
    requireForward(at);
    if (columns != own) {
      throw new IllegalStateException("the points of \"" + style.name() + "\" are kept elsewhere");
    }
    own.append(at.step(), at.learningTime(), at.examplesSeen(), value, converged);
    takeIn(at.step(), value);
  }

  /** The point at the end of the columns has come. */
  private void takeIn(long step, double value) {
    borders.append(size, value);
    pyramid.append(value);
    size++;
    endCalmBeyondLimit(size - 1);
    if (step < scaleFrom) {
      calmStart = size;
    }
    revision++;
  }

  /**
   * Reads points that are kept elsewhere, instead of having any of its own.
   *
   * @throws IllegalStateException if it has points
   */
  public void readFrom(PointColumns kept) {
    if (size > 0) {
      throw new IllegalStateException("\"" + style.name() + "\" has points of its own");
    }
    columns = kept;
  }

  /** A series in the same look that has none of the points yet and can grow to those there are. */
  public Series replica() {
    Series other = new Series(style);
    other.scaleFrom = scaleFrom;
    other.readFrom(columns.snapshot());
    return other;
  }

  /** Shows more of the points that it reads: the first so many. */
  public void growTo(int points) {
    while (size < points) {
      takeIn(columns.step(size), columns.value(size));
    }
  }

  /**
   * Appends a point with its standard error, or a bound on its error.
   *
   * @param error in the units of the value; NaN where none is known
   * @param converged false if the measurement stopped before it reached its tolerance
   * @throws IllegalArgumentException if a time runs backwards or is not finite
   */
  public void append(Moment at, double value, double error, boolean converged) {
    append(at, value, converged);
    own.setLastError(error);
  }

  /**
   * Says whether the run diverges. What has run away since, from the first point on that is ten
   * times as large as all in the first third, sets no scale of an axis.
   */
  public void setDiverging(boolean diverging) {
    setCalmLimit(diverging ? RUNAWAY * earlySize() : Double.NaN);
  }

  /**
   * Says what size of a value sets a scale at most: from the first larger one on none does.
   *
   * @param limit NaN for any
   */
  public void setCalmLimit(double limit) {
    if (Double.compare(limit, runaway) == 0) {
      return;
    }
    calmEnd = Integer.MAX_VALUE;
    runaway = limit;
    for (int block = 0; block < size; block += BlockPyramid.COARSE) {
      int end = Math.min(size, block + BlockPyramid.COARSE);
      if (largest(block, end) > runaway) {
        for (int i = block; i < end; i++) {
          endCalmBeyondLimit(i);
        }
        break;
      }
    }
    revision++;
  }

  private double earlySize() {
    return largest(0, Math.ceilDiv(size, 3));
  }

  /** The largest size of a value from an index up to another, exclusive. */
  private double largest(int from, int to) {
    Extent extent = new Extent();
    include(from, to, extent);
    return Math.max(extent.max(), -extent.min(ValueScale.LINEAR));
  }

  private void endCalmBeyondLimit(int index) {
    if (calmEnd == Integer.MAX_VALUE && runaway > 0 && Math.abs(value(index)) > runaway) {
      calmEnd = index;
    }
  }

  /** Lets the points before a step set no scale of an axis, once there are others. */
  public void setScaleFrom(long step) {
    scaleFrom = step;
  }

  /** Where the points begin that an axis makes room for. */
  int calmStart() {
    return calmStart == size ? 0 : calmStart;
  }

  /** Where the points end that an axis makes room for: all, but for a run that diverges. */
  int calmEnd() {
    return Math.min(size, calmEnd);
  }

  /** Forgets all points; the style stays. Who holds on to {@link #points} keeps them. */
  public void clear() {
    size = 0;
    own = new GrowingColumns();
    columns = own;
    calmStart = 0;
    calmEnd = Integer.MAX_VALUE;
    runaway = Double.NaN;
    pyramid.clear();
    revision++;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public long step(int index) {
    return columns.step(checked(index));
  }

  public double learningTime(int index) {
    return columns.learningTime(checked(index));
  }

  private long examplesSeen(int index) {
    return columns.examplesSeen(checked(index));
  }

  public double value(int index) {
    return borders.has(checked(index)) ? borders.value(index) : columns.value(index);
  }

  /** The standard error of a point, 0 where it has none. */
  public double error(int index) {
    return columns.error(checked(index));
  }

  public boolean hasErrors() {
    return columns.hasErrors();
  }

  public boolean isConverged(int index) {
    return columns.isConverged(checked(index));
  }

  /** The points there are now, for another thread. */
  public Points points() {
    return new Points(size, columns.snapshot());
  }

  /** The points of a series as they were at one time; they can be read on any thread. */
  public static final class Points {
    private final int size;
    private final PointColumns columns;

    private Points(int size, PointColumns columns) {
      this.size = size;
      this.columns = columns;
    }

    public int size() {
      return size;
    }

    public Moment moment(int index) {
      int at = Objects.checkIndex(index, size);
      return new Moment(columns.step(at), columns.learningTime(at), columns.examplesSeen(at));
    }

    public double value(int index) {
      return columns.value(Objects.checkIndex(index, size));
    }

    /** The standard error of a point, 0 where it has none. */
    public double error(int index) {
      return columns.error(Objects.checkIndex(index, size));
    }

    public boolean isConverged(int index) {
      return columns.isConverged(Objects.checkIndex(index, size));
    }
  }

  public Moment moment(int index) {
    return new Moment(step(index), learningTime(index), examplesSeen(index));
  }

  /** The horizontal coordinate of a point. */
  public double x(int index, TimeBase base) {
    return switch (base) {
      case STEP -> columns.step(index);
      case LEARNING_TIME -> columns.learningTime(index);
      case EXAMPLES_SEEN -> columns.examplesSeen(index);
    };
  }

  /** The first index whose coordinate is not below x, or the size if there is none. */
  public int firstAtOrAfter(double x, TimeBase base) {
    return firstAtOrAfter(x, base, 0);
  }

  /** The same search in the tail that starts at an index. */
  public int firstAtOrAfter(double x, TimeBase base, int from) {
    return search(x, base, from, size);
  }

  /**
   * The same search that begins at a guess and widens its steps. Points come at a nearly even pace,
   * so the guess of one pixel column from the last is good and spares most of the probes.
   */
  public int firstAtOrAfter(double x, TimeBase base, int from, int guess) {
    int low = from;
    int high = size;
    int probe = Math.max(from, guess);
    int stride = 1;
    while (probe < high && x(probe, base) < x) {
      low = probe + 1;
      probe = low + stride;
      stride *= 2;
    }
    high = Math.min(high, probe);
    probe = high - 1;
    stride = 1;
    while (probe >= low && x(probe, base) >= x) {
      high = probe;
      probe = high - stride;
      stride *= 2;
    }
    return search(x, base, Math.max(low, probe + 1), high);
  }

  private int search(double x, TimeBase base, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x(middle, base) < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The index of the recorded point nearest to x, or -1 if there is no point. */
  public int nearest(double x, TimeBase base) {
    if (size == 0) {
      return -1;
    }
    int after = firstAtOrAfter(x, base);
    if (after == size) {
      return size - 1;
    }
    if (after == 0) {
      return 0;
    }
    boolean earlierIsNearer = x - x(after - 1, base) < x(after, base) - x;
    return earlierIsNearer ? after - 1 : after;
  }

  /** Adds extent and sum of the values from an index up to another, exclusive. */
  public void include(int from, int to, Extent extent) {
    pyramid.include(columns, from, to, extent);
  }

  /** Counts changes, so that a chart can see whether it is up to date. */
  public long revision() {
    return revision;
  }

  private void requireForward(Moment at) {
    if (!Double.isFinite(at.learningTime())) {
      throw new IllegalArgumentException(
          "learning time " + at.learningTime() + " of step " + at.step() + " is not finite");
    }
    if (size > 0 && at.isBefore(moment(size - 1))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "point (%s) lies before the last one (%s)",
              at.words(),
              moment(size - 1).words()));
    }
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "point " + index + " of series \"" + style.name() + "\" with " + size + " points");
    }
    return index;
  }
}
