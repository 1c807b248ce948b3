package dev.edgescope.app.run;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Whether the main run has a twin that differs in nothing but the full batch. Moving the switch
 * adds the twin or ends it, and the switch follows where a run becomes the twin, or is it no more.
 */
final class TwinSwitch {
  private final BooleanProperty on = new SimpleBooleanProperty(this, "on", false);
  private final Runnable add;
  private final Consumer<LiveRun> end;
  private Optional<LiveRun> twin = Optional.empty();

  TwinSwitch(Runnable add, Consumer<LiveRun> end) {
    this.add = add;
    this.end = end;
    on.addListener((property, before, after) -> moved(after));
  }

  BooleanProperty onProperty() {
    return on;
  }

  /** Shows which of the live runs is the twin. */
  void follow(Optional<LiveRun> found) {
    twin = found;
    on.set(found.isPresent());
  }

  private void moved(boolean wanted) {
    if (wanted && twin.isEmpty()) {
      add.run();
    } else if (!wanted) {
      twin.ifPresent(end);
    }
  }
}
