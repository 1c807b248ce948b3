package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridReadout;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.sweep.plan.Keep;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The members of a sweep that are there, and the plane that is seen of them, with the edges where
 * theory puts them. Lives on the JavaFX thread and never waits.
 */
public final class PlaneModel {
  /** The plane follows a sweep that is being made so many times a second. */
  private static final long BETWEEN_FILLS = 100_000_000;

  private final Executor ui;
  private final GridContent content = new GridContent();
  private final ReadOnlyObjectWrapper<@Nullable PlaneChoice> choice =
      new ReadOnlyObjectWrapper<>(this, "choice");
  private @Nullable SweepResults results;
  private @Nullable StartPrediction prediction;
  private StartField start = StartField.over(1, 1);
  private OutcomeKind outcome = OutcomeKind.FINAL_LOSS;
  private long filledRevision = -1;
  private long filledAt;

  /**
   * A plane of nothing.
   *
   * @param ui the JavaFX thread
   */
  PlaneModel(Executor ui) {
    this.ui = ui;
  }

  /** What is seen of the sweep; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable PlaneChoice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** The plane, to be drawn. */
  public GridContent content() {
    return content;
  }

  /** The sweep with its members so far; empty while there is none. */
  public Optional<SweepResults> results() {
    return Optional.ofNullable(results);
  }

  /** A sweep is shown, in the colour that was chosen last. */
  void show(SweepResults other) {
    results = other;
    look(PlaneChoice.of(other.sweep(), outcome));
  }

  /** Looks at another plane or in another colour. */
  public void look(PlaneChoice next) {
    SweepResults shown = results;
    if (shown == null) {
      return;
    }
    PlaneChoice before = choice.get();
    outcome = next.outcome();
    choice.set(next);
    SweepPlane.layOut(content, shown.sweep(), next);
    if (before == null || !before.withOutcome(next.outcome()).equals(next) || prediction == null) {
      predict(shown, next);
    }
    fill();
  }

  private void predict(SweepResults shown, PlaneChoice seen) {
    endPrediction();
    start = StartField.found(shown, seen);
    prediction =
        StartPrediction.begin(
            shown.sweep(), seen, field -> ui.execute(() -> predicted(shown, seen, field)));
  }

  private void predicted(SweepResults shown, PlaneChoice seen, StartField field) {
    PlaneChoice now = choice.get();
    if (shown == results && now != null && now.withOutcome(seen.outcome()).equals(seen)) {
      start = field;
      fill();
    }
  }

  private void endPrediction() {
    StartPrediction running = prediction;
    if (running != null) {
      running.close();
    }
    prediction = null;
  }

  /** Lays a sweep that is being made out anew, a few times a second. */
  void pulse() {
    SweepResults made = results;
    if (made != null
        && made.revision() != filledRevision
        && System.nanoTime() - filledAt >= BETWEEN_FILLS) {
      fill();
    }
  }

  /** Lays out what is there. */
  void fill() {
    SweepResults made = results;
    PlaneChoice now = choice.get();
    if (made != null && now != null) {
      filledRevision = made.revision();
      filledAt = System.nanoTime();
      SweepPlane.fill(content, made, now, start);
    }
  }

  /** What is told of a cell of the plane. */
  public Optional<GridReadout> readout(int column, int row) {
    return shown().map(seen -> CellReadout.of(seen.results(), seen.choice(), column, row));
  }

  /** The run of a cell of the plane, of the first of its seeds. */
  public Optional<RunConfig> config(int column, int row) {
    return shown().map(seen -> seen.results().sweep().config(seen.firstCell(column, row)));
  }

  /** The plane as a script of matplotlib; empty while there is none. */
  public Optional<String> python() {
    return shown().map(seen -> PlaneScript.of(content));
  }

  /** The first seed of a cell, where it has ended and has a run file. */
  Optional<Integer> recorded(int column, int row) {
    return shown()
        .filter(seen -> seen.results().sweep().keep() == Keep.RUN)
        .map(seen -> seen.firstCell(column, row))
        .filter(cell -> results().flatMap(made -> made.outcome(cell)).isPresent());
  }

  /** A sweep with what is seen of it. */
  record Shown(SweepResults results, PlaneChoice choice) {
    int firstCell(int column, int row) {
      return choice.cells(results.sweep(), column, row)[0];
    }
  }

  /** Empty while there is no sweep. */
  Optional<Shown> shown() {
    SweepResults made = results;
    PlaneChoice now = choice.get();
    return made == null || now == null ? Optional.empty() : Optional.of(new Shown(made, now));
  }

  /** What is being predicted is given up. */
  void close() {
    endPrediction();
  }
}
