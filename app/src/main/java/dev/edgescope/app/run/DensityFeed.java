package dev.edgescope.app.run;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.measure.DensitySnapshot;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Snapshots of a run's spectral density, taken when the user asks. */
public final class DensityFeed {
  private final RunPort port;
  private final ReadOnlyBooleanWrapper underWay =
      new ReadOnlyBooleanWrapper(this, "underWay", false);
  private @Nullable DensitySnapshot last;

  DensityFeed(RunPort port) {
    this.port = port;
  }

  /** The last one; null before the first. */
  public @Nullable DensitySnapshot last() {
    return last;
  }

  /** Whether one has been asked for and not come yet. */
  public ReadOnlyBooleanProperty underWayProperty() {
    return underWay.getReadOnlyProperty();
  }

  /** Asks for one where the run is now. */
  public void ask() {
    if (!underWay.get()) {
      underWay.set(true);
      port.send(new Command.TakeDensity());
    }
  }

  void take(DensitySnapshot snapshot) {
    last = snapshot;
    underWay.set(false);
  }

  /** Another run has begun. */
  void clear() {
    last = null;
    underWay.set(false);
  }
}
