package dev.edgescope.app.chart.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The way of one run through a plane: the points that were measured, in order, and, while the
 * controls have moved and no measurement has confirmed it yet, the point where they put the run.
 * Written and read on the JavaFX thread only.
 */
public final class PlaneTrail {
  /** Points that the drawn tail reaches back. */
  public static final int TAIL = 180;

  private static final int INITIAL_CAPACITY = 128;

  private SeriesStyle style;
  private Moment[] moments = new Moment[INITIAL_CAPACITY];
  private double[] xs = new double[INITIAL_CAPACITY];
  private double[] ys = new double[INITIAL_CAPACITY];
  private boolean[] substitutes = new boolean[INITIAL_CAPACITY];
  private int size;
  private @Nullable Place projected;
  private long revision;

  /**
   * A point of the plane.
   *
   * @param substitute whether y is the stand-in for a quantity that is undefined here; drawn
   *     differently
   */
  public record Place(double x, double y, boolean substitute) {
    public boolean isKnown() {
      return Double.isFinite(x) && Double.isFinite(y);
    }
  }

  /**
   * A trail without points.
   *
   * @param style gives the name of the run and its colour
   */
  public PlaneTrail(SeriesStyle style) {
    this.style = style;
  }

  public SeriesStyle style() {
    return style;
  }

  public void setStyle(SeriesStyle newStyle) {
    style = newStyle;
    revision++;
  }

  /** Appends a measured point. */
  public void append(Moment moment, Place place) {
    if (size == xs.length) {
      int capacity = 2 * size;
      moments = Arrays.copyOf(moments, capacity);
      xs = Arrays.copyOf(xs, capacity);
      ys = Arrays.copyOf(ys, capacity);
      substitutes = Arrays.copyOf(substitutes, capacity);
    }
    moments[size] = moment;
    xs[size] = place.x();
    ys[size] = place.y();
    substitutes[size] = place.substitute();
    size++;
    revision++;
  }

  /** Shows where the controls put the run; null as soon as a measurement has confirmed it. */
  public void setProjected(@Nullable Place place) {
    projected = place;
    revision++;
  }

  /** Where the controls put the run; null if that is where it was measured last. */
  public @Nullable Place projected() {
    return projected;
  }

  /** Where the run is: as projected, else as last measured; null before the first measurement. */
  public @Nullable Place current() {
    Place place = projected;
    if (place != null && place.isKnown()) {
      return place;
    }
    return size == 0 || !place(size - 1).isKnown() ? null : place(size - 1);
  }

  public int size() {
    return size;
  }

  /** A measured point. */
  public Place place(int index) {
    return new Place(x(index), y(index), isSubstitute(index));
  }

  public Moment moment(int index) {
    return moments[checked(index)];
  }

  public double x(int index) {
    return xs[checked(index)];
  }

  public double y(int index) {
    return ys[checked(index)];
  }

  public boolean isSubstitute(int index) {
    return substitutes[checked(index)];
  }

  long revision() {
    return revision;
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "point " + index + " of trail \"" + style.name() + "\" with " + size + " points");
    }
    return index;
  }
}
