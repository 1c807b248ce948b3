package dev.edgescope.app.session;

import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/** What became of the run that a new one took the place of: nothing is lost. */
public final class FormerRuns {
  private final RunList runs;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.None());

  /** Where the run before is. */
  public sealed interface State {
    /** There is none, or the user has seen to it. */
    record None() implements State {}

    /** Out of sight. */
    record Away() implements State {}

    /** In the charts, beside the new one. */
    record Beside(RunEntry entry) implements State {}
  }

  FormerRuns(RunList runs) {
    this.runs = runs;
    runs.former()
        .addListener(
            (ListChangeListener<RunRecord>)
                change -> state.set(runs.former().isEmpty() ? new State.None() : new State.Away()));
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** One sentence; empty where there is nothing to say. */
  public String words() {
    return switch (state.get()) {
      case State.None() -> "";
      case State.Away() -> Words.text("run.formerRuns.away", lastStep(runs.former()));
      case State.Beside(RunEntry entry) ->
          Words.text("run.formerRuns.beside", lastStep(List.of(entry.record())));
    };
  }

  private static String lastStep(List<RunRecord> records) {
    long last = records.stream().mapToLong(RunRecord::lastStep).max().orElse(0);
    return NumberText.step(last);
  }

  void show(Optional<RunEntry> entry) {
    entry.ifPresent(one -> state.set(new State.Beside(one)));
  }

  /** Shows it in the charts, beside the new one. */
  public void bringBack() {
    runs.bringBack();
  }

  /** Takes it out of the charts; it can be brought back. */
  public void discard() {
    if (state.get() instanceof State.Beside(RunEntry entry)) {
      runs.putAway(entry);
    }
  }

  /** It stays where it is. */
  public void keep() {
    state.set(new State.None());
  }
}
