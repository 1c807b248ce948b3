package dev.edgescope.app.session;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.UndoHistory;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunRecord;

/**
 * Lets moves of the controls be taken back, each on the run that it was made on, as long as that is
 * there.
 */
final class ControlUndo {
  private final LiveControls controls;
  private final RunComparison runs;
  private final UndoHistory undo;

  private ControlUndo(LiveControls controls, RunComparison runs, UndoHistory undo) {
    this.controls = controls;
    this.runs = runs;
    this.undo = undo;
  }

  /** From now on what the hand sets on a run can be taken back. */
  static void watch(LiveControls controls, RunComparison runs, UndoHistory undo) {
    ControlUndo watch = new ControlUndo(controls, runs, undo);
    controls.ofTheRun().forEach(watch::watch);
  }

  /** A setting of a run. */
  private record Moved(SettingModel<?> setting, RunRecord run) {}

  private <T> void watch(SettingModel<T> setting) {
    setting
        .valueProperty()
        .addListener((property, before, after) -> {
          if (!controls.isAdopting()) {
            RunRecord moved = runs.selectedProperty().get().recordProperty().get();
            undo.push(
                new Moved(setting, moved),
                () -> runs.isLive(moved),
                () -> set(moved, setting, before),
                () -> set(moved, setting, after));
          }
        });
  }

  private <T> void set(RunRecord of, SettingModel<T> setting, T value) {
    runs.select(of);
    setting.set(value);
  }
}
