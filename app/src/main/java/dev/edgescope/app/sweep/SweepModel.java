package dev.edgescope.app.sweep;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.member.MemberTask;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sweep in the window: what is to be made, how far it is, and the plane that is seen of it.
 * Lives on the JavaFX thread and never waits.
 */
public final class SweepModel {
  private static final Logger LOG = LoggerFactory.getLogger(SweepModel.class);

  private final Supplier<Path> newFile;
  private final Executor background;
  private final Executor ui;
  private final BackgroundTasks tasks;
  private final PlaneModel plane;
  private final SweepClock clock = new SweepClock(System::nanoTime);
  private final ReadOnlyObjectWrapper<SweepStage> stage =
      new ReadOnlyObjectWrapper<>(this, "stage", SweepStage.NONE);
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private final ReadOnlyStringWrapper page = new ReadOnlyStringWrapper(this, "page", "");
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private @Nullable Path file;
  private @Nullable SweepJob job;
  private @Nullable SweepTask task;
  private long toldRevision = -1;

  /**
   * A window without a sweep.
   *
   * @param newFile names the file of a sweep that begins
   * @param tasks shows what is under way
   * @param background does one thing after the other
   * @param ui the JavaFX thread
   */
  public SweepModel(
      Supplier<Path> newFile, BackgroundTasks tasks, Executor background, Executor ui) {
    this.newFile = newFile;
    this.tasks = tasks;
    this.background = background;
    this.ui = ui;
    plane = new PlaneModel(ui);
  }

  /** The members so far, and what is seen of them. */
  public PlaneModel plane() {
    return plane;
  }

  public ReadOnlyObjectProperty<SweepStage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** What the sweep is called. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What a prepared sweep claims and what to see, in Markdown; empty for others. */
  public ReadOnlyStringProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** "42 of 240 cells, 3 min left". */
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** Share of the members that are there. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Whether a sweep is being read or tried, cell by cell. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /**
   * Why what was asked for last could not be done, or what is missing of it, in one sentence; empty
   * if nothing is.
   */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The user has read what was said. */
  public void dismiss() {
    problem.set("");
  }

  /** Says why a file could not be opened. */
  public void refuse(String sentence) {
    problem.set(sentence);
  }

  /** The file of the sweep; empty before it was started. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  private interface Reading {
    OpenedSweep read() throws IOException;
  }

  /** Opens a plan (JSON) or the file of a sweep; what is under way goes on if it cannot. */
  public void open(Path opened) {
    read(() -> OpenedSweep.read(opened));
  }

  /** Takes over what was put together in the window. */
  public void make(SweepDraft draft, String name) {
    read(() -> new OpenedSweep(new SweepResults(draft.sweep()), name, ""));
  }

  /** Takes over a sweep that comes prepared, with its page. */
  public void take(SweepPreset prepared) {
    read(() ->
        new OpenedSweep(new SweepResults(prepared.sweep()), prepared.title(), prepared.page()));
  }

  /** Takes over a finer sweep of a part of the plane, its corners included. */
  public void refine(int column, int row, int lastColumn, int lastRow) {
    plane
        .shown()
        .ifPresent(seen -> {
          Sweep whole = seen.results().sweep();
          String name = Words.text("sweep.sweepModel.partOf", title.get());
          String text = page.get();
          read(() ->
              new OpenedSweep(
                  new SweepResults(
                      SweepDraft.finer(whole, seen.choice(), column, row, lastColumn, lastRow)),
                  name,
                  text));
        });
  }

  private void read(Reading work) {
    if (stage.get().isUnderWay()) {
      problem.set(Words.text("sweep.sweepModel.aSweepIsUnderWay"));
      return;
    }
    problem.set("");
    reading.set(true);
    background.execute(() -> {
      try {
        OpenedSweep read = work.read();
        ui.execute(() -> show(read));
      } catch (InvalidConfigException | RunFileException e) {
        LOG.info("Refused", e);
        complain(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        LOG.info("Failed", e);
        complain(Words.text("sweep.sweepModel.theFileCannotBeRead", FileReason.of(e)));
      } finally {
        ui.execute(() -> reading.set(false));
      }
    });
  }

  private void complain(String sentence) {
    ui.execute(() -> problem.set(sentence));
  }

  private void show(OpenedSweep read) {
    if (stage.get().isUnderWay()) {
      return; // it was started while the other one was read
    }
    file = read.file();
    title.set(read.title());
    page.set(read.page());
    stage.set(
        read.file() == null
            ? SweepStage.READY
            : read.results().isComplete() ? SweepStage.COMPLETE : SweepStage.STOPPED);
    plane.show(read.results());
    read.missingLog().ifPresent(problem::set);
    tell();
  }

  /** Starts, goes on, or holds what is under way. */
  public void toggle() {
    SweepJob running = job;
    switch (stage.get()) {
      case READY, STOPPED -> begin();
      case RUNNING -> {
        if (running != null) {
          running.pause();
          clock.pause();
          stage.set(SweepStage.PAUSED);
        }
      }
      case PAUSED -> {
        if (running != null) {
          running.goOn();
          clock.goOn();
          stage.set(SweepStage.RUNNING);
        }
      }
      case NONE, STARTING, STOPPING, COMPLETE -> {}
    }
    tell();
  }

  private void begin() {
    SweepResults made = plane.results().orElse(null);
    if (made == null) {
      return;
    }
    SweepStage before = stage.get();
    Path there = file;
    Sweep sweep = made.sweep();
    stage.set(SweepStage.STARTING);
    problem.set("");
    background.execute(() -> {
      try {
        SweepJob begun =
            there == null ? SweepJob.begin(newFile.get(), sweep) : SweepJob.resume(there);
        ui.execute(() -> begun(begun));
      } catch (RunFileException e) {
        LOG.info("Refused", e);
        notBegun(before, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        LOG.info("Failed", e);
        notBegun(before, Words.text("sweep.sweepModel.theSweepCannotBeWritten", FileReason.of(e)));
      }
    });
  }

  private void notBegun(SweepStage before, String sentence) {
    ui.execute(() -> {
      stage.set(before);
      problem.set(sentence);
      tell();
    });
  }

  private void begun(SweepJob begun) {
    job = begun;
    SweepTask shown = new SweepTask(title.get(), begun, this::stop);
    task = shown;
    tasks.run(shown);
    file = begun.file();
    clock.start();
    stage.set(SweepStage.RUNNING);
    tell();
  }

  /** Ends what is under way; the members that are there stay, and it can go on later. */
  public void stop() {
    SweepJob running = job;
    if (running != null && stage.get() != SweepStage.STOPPING) {
      running.stop();
      end(running);
    }
  }

  /** Takes over what has come since the last frame. */
  public void pulse() {
    SweepJob running = job;
    SweepResults made = plane.results().orElse(null);
    if (running != null && made != null) {
      boolean over = running.isFinished();
      running.drain(made::put);
      if (!running.trouble().isEmpty() && stage.get() != SweepStage.STOPPING) {
        problem.set(running.trouble());
        stop();
      } else if (over && stage.get() != SweepStage.STOPPING) {
        end(running);
      } else if (made.revision() != toldRevision) {
        tell();
      }
    }
    plane.pulse();
  }

  /** Waits elsewhere for the steps that are being made; then the file is whole. */
  private void end(SweepJob running) {
    stage.set(SweepStage.STOPPING);
    clock.pause();
    tell();
    background.execute(() -> {
      close(running);
      ui.execute(() -> ended(running));
    });
  }

  private void ended(SweepJob running) {
    SweepResults made = plane.results().orElse(null);
    if (made == null || !running.equals(job)) {
      return;
    }
    running.drain(made::put);
    job = null;
    endTask();
    stage.set(made.isComplete() ? SweepStage.COMPLETE : SweepStage.STOPPED);
    tell();
    plane.fill();
  }

  private void endTask() {
    SweepTask shown = task;
    task = null;
    if (shown != null) {
      shown.end();
    }
  }

  private void close(SweepJob ended) {
    try {
      ended.close();
    } catch (IOException e) {
      LOG.info("Not closed in order", e);
      complain(Words.text("sweep.sweepModel.theSweepsFileCannotBe", FileReason.of(e)));
    }
  }

  private void tell() {
    SweepResults made = plane.results().orElse(null);
    if (made == null) {
      return;
    }
    toldRevision = made.revision();
    progress.set((double) made.done() / made.size());
    SweepJob running = job;
    String left = running == null ? "" : clock.left(running.doneHere(), made.size() - made.done());
    status.set(stage.get().words(made.done(), made.size(), left));
  }

  /** The run file of the first seed of a cell, where the sweep keeps them and it has ended. */
  public Optional<Path> runFile(int column, int row) {
    Path there = file;
    return there == null
        ? Optional.empty()
        : plane
            .recorded(column, row)
            .map(cell -> MemberTask.runFile(SweepFile.runs(there), cell))
            .filter(Files::exists);
  }

  /** The window is closed: what is under way is stopped, and its file left whole. */
  public void close() {
    plane.close();
    SweepJob running = job;
    job = null;
    endTask();
    if (running != null) {
      running.stop();
      background.execute(() -> close(running));
    }
  }
}
