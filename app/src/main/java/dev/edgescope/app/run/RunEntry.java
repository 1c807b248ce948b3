package dev.edgescope.app.run;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.run.curve.RunLook;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A run in the list of runs. Its colour stays with it as long as it is there, or is that of the run
 * that it goes on from.
 */
public final class RunEntry {

  /** What a run is to the window. */
  public enum Role {
    /** Under way. */
    LIVE,
    /** Kept from before. */
    EARLIER
  }

  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);
  private final BooleanProperty pinned = new SimpleBooleanProperty(this, "pinned", false);
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
  private int colour;

  /** Whether another run goes on from where this one was, in its colour. */
  private boolean faded;

  private Role role = Role.LIVE;
  private boolean twin;
  private RunRecord record;

  RunEntry(int colour, RunRecord record) {
    this.colour = colour;
    this.record = record;
  }

  public Role role() {
    return role;
  }

  /** Index into the colours of the theme. */
  public int colour() {
    return colour;
  }

  /**
   * How the charts draw it.
   *
   * @param alone whether no other run is shown
   */
  public RunLook look(boolean alone) {
    return new RunLook(colour, name.get(), alone, faded);
  }

  public RunRecord record() {
    return record;
  }

  /** What tells the run from the others. */
  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  /** Whether the charts show it. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** Whether it stays when it is reset. */
  public BooleanProperty pinnedProperty() {
    return pinned;
  }

  /** Whether it is live and differs from the main run in nothing but the full batch. */
  boolean isTwin() {
    return twin;
  }

  void setTwin(boolean isTwin) {
    twin = isTwin;
  }

  void setRecord(RunRecord newRecord) {
    record = newRecord;
  }

  /** It goes on from where another was, in its colour. */
  void inherit(int newColour) {
    colour = newColour;
  }

  /** Its colour is that of a run that goes on from where it was. */
  void fade(int heir) {
    colour = heir;
    faded = true;
  }

  /** It does not go on any more. */
  void retire() {
    role = Role.EARLIER;
    twin = false;
    record.stability().trail().setProjected(null);
    Series losses = record.batchLoss();
    if (record.group().isEmpty() && !losses.isEmpty()) {
      record.stability().edges().setEnd(losses.moment(losses.size() - 1));
    }
  }

  void setName(String newName) {
    name.set(newName);
  }
}
