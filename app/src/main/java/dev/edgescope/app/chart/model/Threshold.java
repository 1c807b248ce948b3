package dev.edgescope.app.chart.model;

import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.SeriesStyle.Interpolation;
import org.jspecify.annotations.Nullable;

/**
 * A reference level such as 2/α: what the settings were along the run, and what they are now.
 *
 * <p>The history is piecewise constant and stays true when the level moves: past points keep the
 * level they were made under. The current level may be moved at any moment, by a slider for
 * instance, and is drawn from the end of the run to the right edge. What is drawn follows the
 * current level with a short slide. The level of a run that is over ends with it.
 */
public final class Threshold {
  private static final double SLIDE_SECONDS = 0.07;
  private static final double ARRIVED = 1e-3;

  private final String formula;
  private final String name;
  private final Series history;
  private double current = Double.NaN;
  private double displayed = Double.NaN;
  private long lastPulse;
  private boolean sliding;
  private @Nullable Moment end;
  private String owner = "";
  private Dash dash = Dash.DASHED;
  private long revision;

  /**
   * A threshold without history and without a level.
   *
   * @param formula how the label names it, such as "2/α"
   */
  public Threshold(String formula) {
    this(formula, formula);
  }

  /**
   * A threshold without history and without a level.
   *
   * @param formula how the label names it, such as "K" in "K = 1"
   * @param name how the read-out names it where the formula is a series' name too
   */
  public Threshold(String formula, String name) {
    this.formula = formula;
    this.name = name;
    history = new Series(SeriesStyle.of(formula, 0).withInterpolation(Interpolation.STEP));
  }

  public String formula() {
    return formula;
  }

  public String name() {
    return name;
  }

  /**
   * Says whose level it is, where several are shown: by name at its end, and by the dash of the
   * lines that are held against it. A blank name makes it everybody's.
   */
  public void setOwner(String newOwner, Dash newDash) {
    if (!newOwner.equals(owner) || newDash != dash) {
      owner = newOwner;
      dash = newDash;
      revision++;
    }
  }

  /** Whose level it is; blank where it is everybody's. */
  public String owner() {
    return owner;
  }

  public Dash dash() {
    return dash;
  }

  /** The level from now on; NaN hides the line from the end of the run on. */
  public void setCurrent(double level) {
    if (Double.compare(level, current) == 0) {
      return;
    }
    if (!Double.isFinite(displayed) || !Double.isFinite(level)) {
      displayed = level;
    } else {
      sliding = true;
      lastPulse = 0;
    }
    current = level;
    revision++;
  }

  public double current() {
    return current;
  }

  /**
   * Notes the level that the run follows from this moment on. Sets the current level too if there
   * is none yet.
   */
  public void record(Moment from, double level) {
    int last = history.size() - 1;
    if (last >= 0 && Double.compare(history.value(last), level) == 0) {
      return;
    }
    history.append(from, level);
    if (Double.isNaN(current)) {
      setCurrent(level);
    }
    revision++;
  }

  /** The level that held at x, the current one if nothing was recorded. */
  public double levelAt(double x, TimeBase base) {
    if (history.isEmpty()) {
      return current;
    }
    int after = history.firstAtOrAfter(Math.nextUp(x), base);
    return history.value(Math.max(0, after - 1));
  }

  /**
   * Says where the run is over.
   *
   * @param newEnd null for a run that goes on
   */
  public void setEnd(@Nullable Moment newEnd) {
    end = newEnd;
    revision++;
  }

  /**
   * Where the line ends: infinite for a run that goes on, and where the level has been moved since
   * the run ended, as it then tells of the run that is to come.
   */
  public double end(TimeBase base) {
    int last = history.size() - 1;
    boolean isMoved = last >= 0 && Double.compare(history.value(last), current) != 0;
    return end == null || isMoved ? Double.POSITIVE_INFINITY : end.in(base);
  }

  /** Where the run is over, null where it goes on. */
  public @Nullable Moment end() {
    return end;
  }

  /** Of two at the same level the one that goes on longer, the first where both go on. */
  public static Threshold longer(Threshold one, Threshold other) {
    return other.end(TimeBase.STEP) > one.end(TimeBase.STEP) ? other : one;
  }

  /** The levels along the run: each holds until the next. */
  public Series history() {
    return history;
  }

  /** The level to draw from the end of the run on. */
  public double displayed() {
    return displayed;
  }

  long revision() {
    return revision;
  }

  /**
   * Moves the drawn level towards the current one. Several charts may call this in one frame.
   *
   * @param nanoseconds the time of the frame
   * @param atOnce whether to skip the motion
   */
  void advance(long nanoseconds, boolean atOnce) {
    if (!sliding) {
      return;
    }
    double elapsed = lastPulse == 0 ? 1.0 / 60 : (nanoseconds - lastPulse) * 1e-9;
    lastPulse = nanoseconds;
    displayed += (current - displayed) * -Math.expm1(-elapsed / SLIDE_SECONDS);
    if (atOnce || Math.abs(current - displayed) <= ARRIVED * Math.abs(current)) {
      displayed = current;
      sliding = false;
    }
    revision++;
  }
}
