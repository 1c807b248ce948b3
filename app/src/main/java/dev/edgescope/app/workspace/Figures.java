package dev.edgescope.app.workspace;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureExport;
import dev.edgescope.app.export.FigureForm;
import dev.edgescope.app.text.Words;
import java.nio.file.Path;
import javafx.scene.Scene;

/** Figures that leave a window: the dialog that asks how, the files, the printer. */
public final class Figures {
  private final FigureForm form = new FigureForm();
  private final Saving saving;
  private final Outcome outcome;
  private final FigurePrinter printer;

  public Figures(Saving saving, Outcome outcome) {
    this.saving = saving;
    this.outcome = outcome;
    printer = new FigurePrinter(saving.tasks(), outcome);
  }

  /** Asks how a figure is to be written. */
  public void open(Figure figure, Scene over) {
    new FigureDialog(figure, form, this).open(over);
  }

  /** What comes of it. */
  Outcome outcome() {
    return outcome;
  }

  BackgroundTasks tasks() {
    return saving.tasks();
  }

  FigurePrinter printer() {
    return printer;
  }

  void save(FigureExport export, Path file) {
    saving.save(
        file, Words.text("workspace.figures.theFigure"), progress -> export.write(file, progress));
  }
}
