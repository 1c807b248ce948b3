package dev.edgescope.app.workspace.library;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library without its picture. Lives on the JavaFX thread; whatever needs the disk happens in
 * the background, in the order in which it was asked for.
 */
public final class LibraryModel {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryModel.class);

  private final Supplier<Path> folder;
  private final Executor background;
  private final Executor ui;
  private final LibraryFolder files;
  private final ObservableList<LibraryRun> all = FXCollections.observableArrayList();
  private final FilteredList<LibraryRun> found = new FilteredList<>(all);
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final ObjectProperty<Grouping> grouping =
      new SimpleObjectProperty<>(this, "grouping", new Grouping.None());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");

  /** Whether a file that is being written is read again. */
  private boolean following;

  /**
   * A file that was opened.
   *
   * @param title what it is called
   * @param writer who writes it
   * @param missingLog a sentence where it was copied without its log; empty for all others
   */
  public record Opened(
      Path file,
      RecordedRun run,
      String title,
      RunFiles.Writer writer,
      Optional<String> missingLog) {}

  /**
   * What goes on live.
   *
   * @param run where it goes on
   * @param missingLog a sentence where the file was copied without its log; empty for all others
   */
  public record TakenUp(RunStart run, Optional<String> missingLog) {}

  /**
   * The library of a folder.
   *
   * @param folder where the runs are, as of now
   * @param presets what runs are called that have no name
   * @param background does one thing after the other
   * @param ui the JavaFX thread
   */
  public LibraryModel(
      Supplier<Path> folder, List<Preset> presets, Executor background, Executor ui) {
    this.folder = folder;
    this.background = background;
    this.ui = ui;
    files = new LibraryFolder(presets);
    search.addListener((property, before, after) -> found.setPredicate(run -> run.matches(after)));
  }

  /** The runs that the search finds, the newest first. */
  public ObservableList<LibraryRun> found() {
    return found;
  }

  /** The number of runs, found or not. */
  public int size() {
    return all.size();
  }

  /** Words that must all be in a run's name, note, configuration, date or file name. */
  public StringProperty searchProperty() {
    return search;
  }

  /** How they are put together. */
  public ObjectProperty<Grouping> groupingProperty() {
    return grouping;
  }

  /** What was done last, in one sentence; empty for what is to be seen anyway. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Why what was asked for last could not be done, in one sentence; empty if it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The user has read what was said. */
  public void dismiss() {
    message.set("");
    problem.set("");
  }

  /** Whether a file that was asked for is still being read. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /** Whether a deleted run can be brought back. */
  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  /** Looks at the folder again. */
  public void refresh() {
    inBackground(() -> {});
  }

  /** Names a run and notes something about it. */
  public void label(LibraryRun run, RunLabel label) {
    if (!label.equals(run.label())) {
      inBackground(() -> RunFiles.label(run.file(), label));
    }
  }

  /** Deletes a run; {@link #undo} brings it back until the window closes. */
  public void delete(LibraryRun run) {
    inBackground(() -> {
      files.delete(run.file());
      say(Words.text("library.libraryModel.isDeleted", run.title()));
    });
  }

  /** Brings the run that was deleted last back. */
  public void undo() {
    inBackground(() ->
        files.undo().ifPresent(run -> say(Words.text("library.libraryModel.isBack", run.title()))));
  }

  /** Reads a file for its replay. */
  public void open(Path file, Consumer<Opened> then) {
    awaitOpening(() -> read(file, then));
  }

  /**
   * Reads files, for what needs all of them.
   *
   * @param then takes what was read of those that could be, in the same order
   */
  public void openAll(List<Path> files, Consumer<List<Opened>> then) {
    List<Opened> read = new ArrayList<>();
    for (Path file : files.subList(0, files.size() - 1)) {
      open(file, read::add);
    }
    awaitOpening(() -> {
      try {
        read(files.getLast(), read::add);
      } finally {
        ui.execute(() -> then.accept(List.copyOf(read)));
      }
    });
  }

  /** Reads a file again, for what was written since; not while it is still being read. */
  public void follow(Path file, Consumer<Opened> then) {
    if (following) {
      return;
    }
    following = true;
    background.execute(() -> {
      attempt(() -> read(file, then));
      ui.execute(() -> following = false);
    });
  }

  private void read(Path file, Consumer<Opened> then) throws IOException {
    // First, so that of a run that nobody writes any more all is read.
    RunFiles.Writer writer = RunFiles.writer(file);
    Optional<String> missingLog = RunFiles.missingLog(file);
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      String title = files.title(opened.label(), run.config(), run.inForce());
      Opened result = new Opened(file, run, title, writer, missingLog);
      ui.execute(() -> then.accept(result));
    }
  }

  /** Where a run is to go on. */
  public void goOn(Path file, Consumer<TakenUp> then) {
    start(file, opened -> opened.continuation(opened.config()), then);
  }

  /** Where another run parts from this one. */
  public void branch(Path file, long step, Consumer<TakenUp> then) {
    start(file, opened -> opened.branch(step), then);
  }

  /** Takes a copy of a run that lies elsewhere into the library. */
  public void keep(Path file) {
    inBackground(() -> {
      Path name = Objects.requireNonNull(file.getFileName());
      Path copy = folder.get().resolve(name);
      if (Files.exists(copy)) {
        say(Words.text("library.libraryModel.isInTheLibraryAlready", name.toString()));
      } else {
        Files.createDirectories(folder.get());
        String missingLog = RunFiles.missingLog(file).orElse("");
        RunFiles.copy(file, copy);
        String done = Words.text("library.libraryModel.isInTheLibraryNow", name.toString());
        say((done + " " + missingLog).strip());
      }
    });
  }

  /** Reckons something out in the background. */
  <T> void compute(Supplier<T> work, Consumer<T> then) {
    background.execute(() -> {
      T result = work.get();
      ui.execute(() -> then.accept(result));
    });
  }

  /** Says what was done with a run elsewhere. */
  void tell(String sentence) {
    say(sentence);
  }

  /** Says why a file could not be opened. */
  public void refuse(String sentence) {
    complain(sentence);
  }

  /** Whether a file lies in the library. */
  public boolean has(Path file) {
    return folder.get().equals(file.toAbsolutePath().getParent());
  }

  /** Deletes for good what was deleted. */
  public void close() {
    background.execute(() -> {
      try {
        files.emptyBin();
      } catch (IOException | RunFileException e) {
        LOG.warn("Deleted runs could not be removed", e);
      }
    });
  }

  private interface Reading {
    RunStart read(RunFile opened);
  }

  private void start(Path file, Reading reading, Consumer<TakenUp> then) {
    awaitOpening(() -> {
      Optional<String> missingLog = RunFiles.missingLog(file);
      try (RunFile opened = RunFile.open(file)) {
        TakenUp start = new TakenUp(reading.read(opened), missingLog);
        ui.execute(() -> then.accept(start));
      }
    });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void awaitOpening(Work work) {
    problem.set("");
    opening.set(true);
    inBackground(() -> {
      try {
        work.run();
      } finally {
        ui.execute(() -> opening.set(false));
      }
    });
  }

  /** Does something, and shows what the folder is like afterwards. */
  private void inBackground(Work work) {
    background.execute(() -> {
      attempt(work);
      attempt(() -> {
        List<LibraryRun> runs = files.list(folder.get());
        boolean undoable = files.canUndo();
        ui.execute(() -> show(runs, undoable));
      });
    });
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (RunFileException e) {
      LOG.info("Refused", e);
      complain(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.info("Failed", e);
      complain(Words.text("library.libraryModel.thisCouldNotBeDone", FileReason.of(e)));
    }
  }

  private void say(String sentence) {
    ui.execute(() -> {
      message.set(sentence);
      problem.set("");
    });
  }

  private void complain(String sentence) {
    ui.execute(() -> {
      message.set("");
      problem.set(sentence);
    });
  }

  private void show(List<LibraryRun> runs, boolean undoable) {
    canUndo.set(undoable);
    List<Path> kept = runs.stream().map(LibraryRun::file).toList();
    all.removeIf(run -> !kept.contains(run.file()));
    for (int i = 0; i < runs.size(); i++) {
      put(i, runs.get(i));
    }
  }

  /** One by one, so that the chosen run stays chosen. */
  private void put(int index, LibraryRun run) {
    boolean there = index < all.size() && all.get(index).file().equals(run.file());
    if (!there) {
      all.removeIf(other -> other.file().equals(run.file()));
      all.add(index, run);
    } else if (!all.get(index).equals(run)) {
      all.set(index, run);
    }
  }
}
