package dev.edgescope.app;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.Recovery;
import dev.edgescope.app.sweep.MadeSweeps;
import dev.edgescope.app.sweep.SweepForm;
import dev.edgescope.app.sweep.SweepModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.form.ControlColumn;
import dev.edgescope.app.workspace.live.LiveView;
import dev.edgescope.app.workspace.phase.PhaseStudies;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.app.workspace.replay.ReplayView;
import dev.edgescope.app.workspace.runs.RunListPane;
import dev.edgescope.app.workspace.story.LessonStrip;
import dev.edgescope.app.workspace.study.StudyView;
import dev.edgescope.app.workspace.sweep.SweepView;
import dev.edgescope.app.workspace.theory.TheoryStudies;
import dev.edgescope.engine.record.RunFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A view that is closed is let go of by the models that it showed, which go on. */
@ExtendWith(ApplicationExtension.class)
class ClosedViewsTest {
  /** A panel of each kind. */
  private static final List<String> ONE_OF_EACH =
      Stream.of(
              ChartTable.SHARPNESS,
              ChartTable.STABILITY_PLANE,
              ChartTable.LOSS_LANDSCAPE,
              ChartTable.SPECTRAL_DENSITY)
          .map(ChartKind::id)
          .toList();

  @TempDir private Path folder;

  private final Workspaces workspaces = new Workspaces();
  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.LIGHT);

  @SuppressWarnings("NullAway.Init") // by open()
  private ReplayModel replay;

  @SuppressWarnings("NullAway.Init") // by open()
  private LiveViewModel model;

  /** A run that has told everything there is, so that all that shows it has something to show. */
  @BeforeEach
  void open(FxRobot robot) {
    Path file = folder.resolve("run.edgescope");
    SmallRuns.record(file, 60);
    try (RunFile opened = RunFile.open(file)) {
      robot.interact(() -> {
        replay = new ReplayModel(file, opened.run(), "Small");
        model = replay.screen();
        while (!replay.isCaughtUp()) {
          replay.pulse(0);
        }
        model.layoutProperty().set(BoardLayout.grid(ONE_OF_EACH));
      });
    }
  }

  @Test
  void ofTheLiveWorkspace(FxRobot robot) throws Exception {
    try (Recording recording = new Recording(folder, System::nanoTime)) {
      Recovery recovery = new Recovery(folder, Runnable::run, Runnable::run);
      ClosedViews.assertAreCollected(
          robot,
          () ->
              new LiveView(
                  workspaces, model, replay.comparison(), recording, recovery, appearance));
    }
  }

  @Test
  void ofAReplay(FxRobot robot) {
    ClosedViews.assertAreCollected(
        robot,
        () ->
            new ReplayView(
                workspaces, replay, List.of(), Commands.ofWorkspace(appearance), appearance));
  }

  @Test
  void ofTheListOfRuns(FxRobot robot) {
    ClosedViews.assertAreCollected(robot, () -> new RunListPane(replay.comparison(), appearance));
  }

  @Test
  void ofTheControls(FxRobot robot) {
    ClosedViews.assertAreCollected(
        robot, () -> new ControlColumn(model, new Region(), new SimpleBooleanProperty()));
  }

  @Test
  void ofTheWordsAboutARun(FxRobot robot) {
    ClosedViews.assertAreCollected(
        robot, () -> new LessonStrip(model, replay.comparison(), appearance, true));
  }

  @Test
  void ofTheoryStudies(FxRobot robot) {
    var studies = TheoryStudies.all();
    ClosedViews.assertAreCollected(robot, () -> new StudyView(workspaces, studies, appearance));
  }

  @Test
  void ofASweep(FxRobot robot) throws Exception {
    Path made = MadeSweeps.make(folder.resolve("made.edgesweep"), 10);
    SweepModel sweep = new SweepModel(() -> made, workspaces.tasks(), Runnable::run, Runnable::run);
    SweepForm form = new SweepForm(List.of(), replay.run()::config);
    robot.interact(() -> sweep.open(made));
    ClosedViews.assertAreCollected(
        robot, () -> new SweepView(workspaces, sweep, form, (column, row) -> {}, appearance));
    robot.interact(sweep::close);
  }

  @Test
  void ofPhaseStudies(FxRobot robot) {
    var studies = PhaseStudies.all();
    ClosedViews.assertAreCollected(robot, () -> new StudyView(workspaces, studies, appearance));
  }
}
