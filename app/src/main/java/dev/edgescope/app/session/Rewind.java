package dev.edgescope.app.session;

import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.training.Checkpoint;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** The way back of the selected run, to any of the states that are kept of it. */
public final class Rewind {
  private final RunComparison runs;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
  private final DoubleProperty position = new SimpleDoubleProperty(this, "position", 0);
  private final ReadOnlyObjectWrapper<Optional<Target>> target =
      new ReadOnlyObjectWrapper<>(this, "target", Optional.empty());

  /**
   * Where a run would go back to.
   *
   * @param learningRate in force from there on
   */
  public record Target(Checkpoint from, double learningRate) {
    /** "Back to step 4,980, α 0.21". */
    public String words() {
      return "Back to step "
          + NumberText.step(from.step())
          + ", α "
          + NumberText.setting(learningRate);
    }
  }

  Rewind(RunComparison runs) {
    this.runs = runs;
    position.addListener(property -> aim());
  }

  /** Whether a place to go back to is being chosen. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** From 0, the first state that is kept, to 1, the last. */
  public DoubleProperty positionProperty() {
    return position;
  }

  /** Where it would go back to; empty where nothing is kept. */
  public ReadOnlyObjectProperty<Optional<Target>> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** Begins to choose, at the last state kept, or gives it up. */
  public void toggle() {
    boolean opened = !open.get();
    open.set(opened);
    if (opened) {
      position.set(1);
      aim();
    }
  }

  private void aim() {
    LiveRun run = runs.selectedProperty().get();
    List<Long> steps = run.checkpointSteps();
    if (steps.isEmpty()) {
      target.set(Optional.empty());
      return;
    }
    int index = (int) Math.rint(Math.clamp(position.get(), 0, 1) * (steps.size() - 1));
    target.set(
        run.checkpointBefore(steps.get(index)).map(from -> new Target(from, from.learningRate())));
  }

  /** The run goes back to where it was aimed at. */
  public void go() {
    target.get().ifPresent(this::go);
    open.set(false);
  }

  /** The run goes back. */
  public void go(Target where) {
    runs.rewind(where.from(), where.learningRate());
  }

  /**
   * The last state of the selected run before its learning rate was raised for the last time, with
   * the rate of then; empty where that was never done.
   */
  public Optional<Target> beforeLastRaise() {
    LiveRun run = runs.selectedProperty().get();
    return run.lastRaise()
        .flatMap(
            raise ->
                run.checkpointBefore(raise.step()).map(from -> new Target(from, raise.from())));
  }
}
