package dev.edgescope.app.chart.mark;

import dev.edgescope.app.chart.model.Moment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two cursors on charts that share an axis, as on an oscilloscope. Both are there, or none. */
public final class Cursors {
  private @Nullable Moment a;
  private @Nullable Moment b;
  private Which held = Which.A;
  private long revision;

  /** One of the two; the letter is its name. */
  public enum Which {
    A,
    B
  }

  /** Where both stand. */
  public record Pair(Moment a, Moment b) {
    public Moment of(Which which) {
      return which == Which.A ? a : b;
    }
  }

  /** Empty while there are none. */
  public Optional<Pair> pair() {
    Moment first = a;
    Moment second = b;
    return first == null || second == null
        ? Optional.empty()
        : Optional.of(new Pair(first, second));
  }

  /** Puts both. */
  public void put(Moment first, Moment second) {
    a = first;
    b = second;
    revision++;
  }

  /** Moves one of them, if they are there; the keys move it from now on. */
  public void move(Which which, Moment to) {
    hold(which);
    if (pair().isEmpty()) {
      return;
    }
    if (which == Which.A) {
      a = to;
    } else {
      b = to;
    }
    revision++;
  }

  /** The one that the keys move. */
  public Which held() {
    return held;
  }

  /** Lets the keys move one of them. */
  public void hold(Which which) {
    held = which;
    revision++;
  }

  /** Takes both away. */
  public void clear() {
    a = null;
    b = null;
    revision++;
  }

  /** Changes whenever something about them does. */
  public long revision() {
    return revision;
  }
}
