package dev.edgescope.app.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What the hand has changed, to be taken back and done again in order. Changes of one setting that
 * follow each other closely, as a drag makes them, are one.
 */
public final class UndoHistory {
  private static final long ONE_GESTURE_NANOS = 800_000_000;
  private static final int MOST = 100;

  private final Deque<Change> done = new ArrayDeque<>();
  private final Deque<Change> undone = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper undoable =
      new ReadOnlyBooleanWrapper(this, "undoable", false);
  private final LongSupplier clock;
  private @Nullable Object lastSource;
  private long lastNanos;
  private boolean leavingOut;

  private record Change(BooleanSupplier possible, Runnable undo, Runnable redo) {}

  /**
   * An empty history.
   *
   * @param clock in nanoseconds
   */
  public UndoHistory(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Takes in all changes of a setting from now on.
   *
   * @param setter sets it
   * @param byHand whether a change just now is the user's and not one that follows from another
   */
  public <T> void watch(ObservableValue<T> setting, Consumer<T> setter, BooleanSupplier byHand) {
    setting.addListener((property, before, after) -> {
      if (byHand.getAsBoolean()) {
        push(setting, () -> setter.accept(before), () -> setter.accept(after));
      }
    });
  }

  /** Takes in a change that has been made. */
  public void push(Object source, Runnable undo, Runnable redo) {
    push(source, () -> true, undo, redo);
  }

  /**
   * Takes in a change that has been made.
   *
   * @param possible whether what was changed is still there; else the change is passed over
   */
  public void push(Object source, BooleanSupplier possible, Runnable undo, Runnable redo) {
    if (leavingOut) {
      return;
    }
    long now = clock.getAsLong();
    boolean sameGesture = source.equals(lastSource) && now - lastNanos < ONE_GESTURE_NANOS;
    Change before = done.peek();
    if (sameGesture && before != null) {
      done.pop();
      done.push(new Change(possible, before.undo(), redo));
    } else {
      done.push(new Change(possible, undo, redo));
    }
    if (done.size() > MOST) {
      done.removeLast();
    }
    undone.clear();
    undoable.set(true);
    lastSource = source;
    lastNanos = now;
  }

  /** Makes changes that are not the hand's and are not taken in. */
  public void leaveOut(Runnable changes) {
    boolean before = leavingOut;
    leavingOut = true;
    try {
      changes.run();
    } finally {
      leavingOut = before;
    }
  }

  /** Whether there is a change to take back. */
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Takes the last change back; false if there is none. */
  public boolean undo() {
    return move(done, undone, Change::undo);
  }

  /** Makes the change that was taken back last again; false if there is none. */
  public boolean redo() {
    return move(undone, done, Change::redo);
  }

  private boolean move(Deque<Change> from, Deque<Change> to, Direction direction) {
    Change change = from.poll();
    while (change != null && !change.possible().getAsBoolean()) {
      change = from.poll();
    }
    if (change == null) {
      undoable.set(!done.isEmpty());
      return false;
    }
    leaveOut(direction.of(change));
    to.push(change);
    undoable.set(!done.isEmpty());
    lastSource = null;
    return true;
  }

  private interface Direction {
    Runnable of(Change change);
  }
}
