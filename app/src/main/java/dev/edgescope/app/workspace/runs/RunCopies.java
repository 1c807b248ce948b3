package dev.edgescope.app.workspace.runs;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.experiment.RunEditor;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.Checkpoint;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

/** Copies of runs that go their own way: from step 0, or branched off where a run is or was. */
public final class RunCopies {
  private final RunComparison comparison;

  public RunCopies(RunComparison comparison) {
    this.comparison = comparison;
  }

  /** Asks for the changes of a run from the list and starts it beside the others. */
  void duplicate(RunEntry entry, Node owner) {
    RunConfig config =
        comparison.find(entry).map(LiveRun::configuration).orElse(entry.record().config());
    new RunEditorPopover(
            Words.text("workspace.runCopies.duplicateWithChanges"),
            Words.text("workspace.runCopies.theSameRunFromStep"),
            true,
            new RunEditor(config),
            changed -> comparison.select(comparison.add(changed)))
        .open(owner);
  }

  /** Asks for the changes of a branch of the selected run as it is now. */
  void branchHere(Node owner) {
    LiveRun run = comparison.selectedProperty().get();
    run.checkpoints().takeNow(from -> editor(run, from).open(owner));
  }

  /**
   * The offer to branch the selected run off at the kept state before a moment; empty where none is
   * kept.
   *
   * @param owner of the question that follows
   * @param x where it is asked, on the screen
   */
  public Optional<MenuItem> branchItem(Moment moment, Node owner, double x, double y) {
    LiveRun run = comparison.selectedProperty().get();
    return run.checkpoints()
        .before(moment.step())
        .map(from -> {
          MenuItem item = new MenuItem(title(from) + "…");
          item.setId("branch-at");
          item.setOnAction(event -> editor(run, from).open(owner, x, y));
          return item;
        });
  }

  private RunEditorPopover editor(LiveRun run, Checkpoint from) {
    return new RunEditorPopover(
        title(from),
        Words.text("workspace.runCopies.aCopyOfTheRun"),
        false,
        new RunEditor(run.configuration()),
        changed -> comparison.select(comparison.branch(run, from, changed)));
  }

  private static String title(Checkpoint from) {
    return Words.text("workspace.runCopies.branchAtStep", NumberText.step(from.step()));
  }
}
