package dev.edgescope.app.workspace.takeaway;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.export.Weights;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Parameters out of the selected run and into a new one, as files of NumPy. Asked and told on the
 * window's thread; files are read and written beside it.
 */
public final class ParameterFiles {
  private final LiveViewModel model;
  private final Consumer<String> message;
  private final Consumer<String> problem;
  private final Beside beside;
  private final Executor window;

  /** Where files are written and read. */
  interface Beside {
    /**
     * Does it there.
     *
     * @param title what is done, for a list of what is under way
     */
    void run(String title, Runnable work);
  }

  /**
   * Files of the parameters of a model's runs.
   *
   * @param message takes what was done, in one sentence
   * @param problem takes why it could not be done, in one sentence
   * @param beside for the files
   * @param window for what comes of them
   */
  ParameterFiles(
      LiveViewModel model,
      Consumer<String> message,
      Consumer<String> problem,
      Beside beside,
      Executor window) {
    this.model = model;
    this.message = message;
    this.problem = problem;
    this.beside = beside;
    this.window = window;
  }

  /** Beside the window, which shows that it is under way. */
  static ParameterFiles inBackground(
      LiveViewModel model,
      Consumer<String> message,
      Consumer<String> problem,
      BackgroundTasks tasks) {
    return new ParameterFiles(model, message, problem, tasks::run, Platform::runLater);
  }

  /**
   * Writes the parameters of the selected run as they are now: {@code .npz} with the step and, with
   * momentum, the velocity; {@code .npy} alone.
   */
  public void exportTo(Path file) {
    Precision precision = model.selected().config().precision();
    takeCheckpoint(checkpoint ->
        beside.run(
            Words.text("workspace.parameterFiles.saving", String.valueOf(file.getFileName())),
            () -> write(checkpoint, precision, file)));
  }

  /**
   * Starts the selected run's experiment, with its controls as they stand, at step 0 from the
   * parameters of a file. If they do not fit, everything stays as it is.
   */
  public void importFrom(Path file) {
    RunConfig config = model.configuration();
    beside.run(
        Words.text("workspace.parameterFiles.reading", String.valueOf(file.getFileName())),
        () -> read(file, config));
  }

  private void takeCheckpoint(Consumer<Checkpoint> then) {
    if (model.selected().recordProperty().get().history() == null) {
      problem.accept(Words.text("workspace.parameterFiles.theRunHasNoParameters"));
    } else {
      model.selected().checkpoints().takeNow(then);
    }
  }

  private void write(Checkpoint checkpoint, Precision precision, Path file) {
    try {
      Weights.write(checkpoint, precision, file);
      window.execute(() ->
          message.accept(
              Words.text("workspace.parameterFiles.savedAs", String.valueOf(file.getFileName()))));
    } catch (IOException e) {
      refuse(Words.text("workspace.parameterFiles.failed", String.valueOf(file), FileReason.of(e)));
    }
  }

  private void read(Path file, RunConfig config) {
    try {
      RunStart start = RunStart.withParameters(config, Weights.read(file, config.network()));
      window.execute(() -> begin(start, file));
    } catch (RunFileException | UnreadableDataException | InvalidConfigException e) {
      refuse(String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      refuse(Words.text("workspace.parameterFiles.doesNotFitIntoMemory", String.valueOf(file)));
    }
  }

  private void begin(RunStart start, Path file) {
    model.restore(List.of(start));
    message.accept(
        Words.text(
            "workspace.parameterFiles.aRunFromTheParameters", String.valueOf(file.getFileName())));
  }

  private void refuse(String sentence) {
    window.execute(() -> problem.accept(sentence));
  }
}
