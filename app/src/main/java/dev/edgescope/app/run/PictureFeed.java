package dev.edgescope.app.run;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a run, made by its engine while somebody looks, and so seldom that they can be looked
 * at and the run spends little of its time on them.
 *
 * @param <T> what the engine makes
 */
public final class PictureFeed<T> {
  private final RunPort port;
  private final Command order;
  private final ToLongFunction<T> step;
  private final ToLongFunction<T> spacing;
  private @Nullable T last;
  private boolean asked;
  private long askedNanos;

  /**
   * @param order asks the engine for one
   * @param step that a picture shows
   * @param spacing nanoseconds that have to pass between two questions, after a picture
   */
  PictureFeed(RunPort port, Command order, ToLongFunction<T> step, ToLongFunction<T> spacing) {
    this.port = port;
    this.order = order;
    this.step = step;
    this.spacing = spacing;
  }

  /** The last one; null before the first. */
  public @Nullable T last() {
    return last;
  }

  /**
   * Asks for another one, unless one is under way, the last is still new, or the run has not moved.
   *
   * @param reached the step that the run has reached
   * @param nanos on any clock
   */
  public void want(long reached, long nanos) {
    if (!asked && isDue(reached, nanos)) {
      asked = true;
      askedNanos = nanos;
      port.send(order);
    }
  }

  private boolean isDue(long reached, long nanos) {
    T taken = last;
    return taken == null
        || (step.applyAsLong(taken) != reached && nanos - askedNanos >= spacing.applyAsLong(taken));
  }

  void take(T picture) {
    last = picture;
    asked = false;
  }

  /** Another run has begun. */
  void clear() {
    last = null;
    asked = false;
  }
}
