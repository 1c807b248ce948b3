package dev.edgescope.app.session;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The way back of the selected run, to any of the states that are kept of it. */
public final class Rewind {
  private final RunComparison runs;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
  private final ReadOnlyObjectWrapper<Optional<Target>> target =
      new ReadOnlyObjectWrapper<>(this, "target", Optional.empty());

  /**
   * Where a run would go back to.
   *
   * @param at the moment of that state
   * @param learningRate in force from there on
   */
  public record Target(Checkpoint from, Moment at, double learningRate) {
    /** "Back to step 4,980, α 0.21". */
    public String words() {
      return Words.text(
          "run.rewind.backTo", NumberText.step(from.step()), NumberText.setting(learningRate));
    }
  }

  Rewind(RunComparison runs) {
    this.runs = runs;
  }

  /** Whether a place to go back to is being chosen. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Where it would go back to; empty where nothing is kept. */
  public ReadOnlyObjectProperty<Optional<Target>> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** Where the run stands now. */
  public Moment present() {
    return runs.selectedProperty().get().present();
  }

  /** Begins to choose, at the last state kept, or gives it up. */
  public void toggle() {
    if (open.get()) {
      open.set(false);
    } else {
      aim(steps().size() - 1);
    }
  }

  /** Chooses the state nearest to a coordinate. */
  public void aimAt(double coordinate, TimeBase base) {
    List<Long> steps = steps();
    int nearest = -1;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps.size(); i++) {
      double away =
          at(steps.get(i))
              .map(where -> Math.abs(where.at().in(base) - coordinate))
              .orElse(Double.POSITIVE_INFINITY);
      if (away < best) {
        best = away;
        nearest = i;
      }
    }
    aim(nearest);
  }

  /** Chooses the state that lies so many kept ones further on, or further back. */
  public void move(int by) {
    List<Long> steps = steps();
    long now = target.get().map(where -> where.from().step()).orElse(Long.MAX_VALUE);
    int index = steps.indexOf(now);
    aim(Math.clamp((index < 0 ? steps.size() - 1 : index) + (long) by, 0, steps.size() - 1));
  }

  private void aim(int index) {
    List<Long> steps = steps();
    open.set(true);
    target.set(index < 0 || index >= steps.size() ? Optional.empty() : at(steps.get(index)));
  }

  private List<Long> steps() {
    return runs.selectedProperty().get().checkpoints().steps();
  }

  private Optional<Target> at(long step) {
    LiveRun run = runs.selectedProperty().get();
    return run.checkpoints().before(step).map(from -> target(run, from, from.learningRate()));
  }

  private static Target target(LiveRun run, Checkpoint from, double learningRate) {
    History history = run.history();
    // Right after a reset the states kept may still be those of the run before.
    long examples = history.examplesSeen(Math.min(from.step(), history.steps()));
    return new Target(from, new Moment(from.step(), from.learningTime(), examples), learningRate);
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
   * The last state of the selected run before its learning rate was raised or its batch made
   * smaller for the last time, with the rate and the batch of then; empty where that was never
   * done.
   */
  public Optional<Target> beforeLastRisk() {
    LiveRun run = runs.selectedProperty().get();
    return run.recordProperty().get().changes().reversed().stream()
        .filter(Rewind::isRisk)
        .findFirst()
        .flatMap(risk -> before(run, risk));
  }

  /** Whether a change may drive a run over an edge. */
  private static boolean isRisk(ControlChange change) {
    return change.control() == Control.LEARNING_RATE
        ? change.to() > change.from()
        : change.control() == Control.BATCH_SIZE && change.to() < change.from();
  }

  private static Optional<Target> before(LiveRun run, ControlChange risk) {
    if (risk.control() == Control.LEARNING_RATE) {
      return run.checkpoints().before(risk.step()).map(from -> target(run, from, risk.from()));
    }
    // The state of that very step may have the smaller batch already.
    return run.checkpoints()
        .before(risk.step() - 1)
        .map(from -> target(run, from, from.learningRate()));
  }
}
