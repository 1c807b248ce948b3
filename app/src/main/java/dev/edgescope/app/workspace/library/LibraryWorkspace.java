package dev.edgescope.app.workspace.library;

import dev.edgescope.app.control.Banner;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.app.workspace.replay.ReplayView;
import dev.edgescope.engine.record.RunFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.controlsfx.control.MaskerPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of recorded runs, or the replay of one of them. */
public final class LibraryWorkspace implements Workspace {
  private static final Duration PATIENCE = Duration.millis(300);
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);
  private static final long BETWEEN_READINGS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Workspaces workspaces;
  private final LibraryModel model;
  private final Consumer<LibraryModel.TakenUp> live;
  private final Consumer<RunRecord> charts;
  private final LayingOver layingOver = new LayingOver();
  private final Consumer<Path> sweeps;
  private final ObjectProperty<Appearance> appearance;
  private final LibraryView list;
  private final StackPane root = new StackPane();
  private final MaskerPane masker = new MaskerPane();
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
  private final BooleanProperty presentation =
      new SimpleBooleanProperty(this, "presentation", false);
  private final ReadOnlyObjectWrapper<Commands> commands =
      new ReadOnlyObjectWrapper<>(this, "commands");
  private @Nullable ReplayModel replay;
  private @Nullable ReplayView replayView;
  private RunFiles.Writer replayedWriter = RunFiles.Writer.NONE;
  private long lastLook;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(now);
        }
      };

  /**
   * The library.
   *
   * @param live takes a run up in the live workspace
   * @param charts of live runs; take a recorded run beside them
   * @param sweeps opens the file of a sweep
   */
  public LibraryWorkspace(
      Workspaces workspaces,
      LibraryModel model,
      Consumer<LibraryModel.TakenUp> live,
      Consumer<RunRecord> charts,
      Consumer<Path> sweeps,
      ObjectProperty<Appearance> appearance) {
    this.workspaces = workspaces;
    this.model = model;
    this.live = live;
    this.charts = charts;
    this.sweeps = sweeps;
    this.appearance = appearance;
    list =
        new LibraryView(
            workspaces,
            model,
            this::open,
            run -> model.goOn(run.file(), live),
            layOver(),
            appearance);
    masker.setText(Words.text("library.libraryWorkspace.opening"));
    masker.setVisible(false);
    patience.setOnFinished(event -> masker.setVisible(true));
    model.openingProperty().subscribe(this::mask);
    commands.set(list.commands());
    display(list);
  }

  public LibraryModel model() {
    return model;
  }

  /** The run that is being replayed; null while the list is shown. */
  public @Nullable ReplayModel replay() {
    return replay;
  }

  /** Chooses a run of the list. */
  public void select(LibraryRun run) {
    list.select(run);
  }

  /** Opens any run file, or the file of a sweep. */
  public void open(Path file) {
    if (RunsFolder.isSweepFile(file)) {
      sweeps.accept(file);
      return;
    }
    model.open(file, this::show);
  }

  @Override
  public String id() {
    return "library";
  }

  @Override
  public String title() {
    return Words.text("library.libraryWorkspace.library");
  }

  @Override
  public String purpose() {
    return Words.text("library.libraryWorkspace.findAndReplayRecordedRuns");
  }

  @Override
  public Feather icon() {
    return Feather.ARCHIVE;
  }

  @Override
  public Parent view() {
    return root;
  }

  /** Of the replay; there is none of the list. */
  @Override
  public ObservableValue<Commands> commands() {
    return commands.getReadOnlyProperty();
  }

  @Override
  public BooleanProperty presentationProperty() {
    return presentation;
  }

  @Override
  public void shown() {
    model.refresh();
    timer.start();
    // What is shown in it takes the keys, and not the pane around it.
    root.getChildren().getFirst().requestFocus();
  }

  @Override
  public void hidden() {
    timer.stop();
  }

  @Override
  public void close() {
    timer.stop();
    layingOver.close();
    closeReplay();
    list.close();
    model.close();
  }

  private void pulse(long now) {
    ReplayView shown = replayView;
    if (shown != null) {
      shown.pulse(now);
    }
    ReplayModel followed = replay;
    if (now - lastLook < (followed == null ? BETWEEN_LOOKS : BETWEEN_READINGS)) {
      return;
    }
    lastLook = now;
    if (followed == null) {
      model.refresh();
    } else if (isBeingRecorded()) {
      model.follow(followed.file(), opened -> follow(followed, opened));
    }
  }

  private LibraryView.LayOver layOver() {
    return new LibraryView.LayOver() {
      @Override
      public void each(List<LibraryRun> runs) {
        runs.forEach(run -> model.open(run.file(), opened -> layOver(opened)));
      }

      @Override
      public void mean(List<LibraryRun> runs) {
        if (!runs.isEmpty()) {
          model.openAll(
              runs.stream().map(LibraryRun::file).toList(), opened -> layOverMean(opened, runs));
        }
      }
    };
  }

  private void layOver(LibraryModel.Opened opened) {
    layingOver.begin(List.of(replay(opened)), records -> charts.accept(records.getFirst()));
    String done = Words.text("library.libraryWorkspace.isLaidOverTheLive", opened.title());
    model.tell((done + " " + opened.missingLog().orElse("")).strip());
  }

  private void layOverMean(List<LibraryModel.Opened> opened, List<LibraryRun> runs) {
    if (opened.isEmpty()) {
      return;
    }
    List<Path> diverged =
        runs.stream().filter(LibraryRun::hasDiverged).map(LibraryRun::file).toList();
    layingOver.begin(
        opened.stream().map(LibraryWorkspace::replay).toList(),
        records ->
            model.compute(
                () ->
                    RunRecord.ofGroup(
                        IntStream.range(0, records.size())
                            .mapToObj(i ->
                                new RunRecord.Member(
                                    records.get(i), diverged.contains(opened.get(i).file())))
                            .toList()),
                charts));
    if (opened.size() == runs.size()) {
      model.tell(Words.count("library.libraryWorkspace.meanIsLaidOver", opened.size()));
    }
  }

  private static ReplayModel replay(LibraryModel.Opened opened) {
    return new ReplayModel(opened.file(), opened.run(), opened.title());
  }

  private void show(LibraryModel.Opened opened) {
    closeReplay();
    ReplayModel next = replay(opened);
    replay = next;
    notify(opened);
    Commands ofReplay = commands(next);
    ReplayView view = new ReplayView(workspaces, next, banners(ofReplay), ofReplay, appearance);
    commands.set(ofReplay);
    replayView = view;
    view.presentationProperty().bindBidirectional(presentation);
    display(view);
    workspaces.show(this);
    view.requestFocus();
  }

  private void follow(ReplayModel followed, LibraryModel.Opened opened) {
    if (followed == replay) {
      followed.update(opened.run());
      notify(opened);
    }
  }

  private void notify(LibraryModel.Opened opened) {
    replayedWriter = opened.writer();
    String ofWriter =
        opened.run().isForeign() ? ofProgram(replayedWriter) : ofWindow(replayedWriter);
    notice.set((ofWriter + " " + opened.missingLog().orElse("")).strip());
  }

  private static String ofProgram(RunFiles.Writer writer) {
    return switch (writer) {
      case THIS_PROCESS, ANOTHER_PROCESS ->
          Words.text("library.libraryWorkspace.aProgramIsRecordingThis");
      case BROKEN_OFF -> Words.text("library.libraryWorkspace.theProgramThatMadeThis");
      case NONE -> Words.text("library.libraryWorkspace.anotherProgramMadeThis");
    };
  }

  private static String ofWindow(RunFiles.Writer writer) {
    return switch (writer) {
      case THIS_PROCESS -> Words.text("library.libraryWorkspace.thisRunIsBeingRecorded");
      case ANOTHER_PROCESS -> Words.text("library.libraryWorkspace.anotherWindowIsRecordingThis");
      case BROKEN_OFF -> Words.text("library.libraryWorkspace.theWindowThatRecordedThis");
      case NONE -> "";
    };
  }

  private boolean isBeingRecorded() {
    return replayedWriter == RunFiles.Writer.THIS_PROCESS
        || replayedWriter == RunFiles.Writer.ANOTHER_PROCESS;
  }

  private List<Banner> banners(Commands given) {
    List<Banner> banners = new ArrayList<>(LibraryBanners.of(model, given));
    banners.add(new Banner("replay-notice", Banner.Kind.NOTICE, notice, () -> {}));
    return banners;
  }

  private Commands commands(ReplayModel shown) {
    Commands made = Commands.ofWorkspace(appearance);
    made.add(Command.LIBRARY, this::showList);
    made.add(Command.UNDO_DELETION, model::undo);
    if (!shown.run().isForeign()) {
      made.add(Command.BRANCH, () -> model.branch(shown.file(), shown.step(), live));
    }
    if (!shown.run().isForeign() && !shown.run().hasEnded() && !isBeingRecorded()) {
      made.add(Command.CONTINUE, () -> model.goOn(shown.file(), live));
    }
    if (!model.has(shown.file())) {
      made.add(Command.KEEP, () -> model.keep(shown.file()));
    }
    return made;
  }

  private void display(Node shown) {
    root.getChildren().setAll(shown, masker);
  }

  /** Most files are there before anything would have to be said. */
  private void mask(boolean opening) {
    patience.stop();
    if (opening) {
      patience.playFromStart();
    } else {
      masker.setVisible(false);
    }
  }

  private void closeReplay() {
    ReplayView shown = replayView;
    if (shown != null) {
      shown.presentationProperty().unbindBidirectional(presentation);
      presentation.set(false);
      shown.close();
    }
    replay = null;
    replayView = null;
  }

  private void showList() {
    closeReplay();
    model.refresh();
    commands.set(list.commands());
    display(list);
    list.requestFocus();
  }
}
