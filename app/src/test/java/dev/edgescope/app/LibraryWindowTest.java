package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.control.ChosenFiles;
import dev.edgescope.app.record.RecordingChild;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.workspace.library.Grouping;
import dev.edgescope.app.workspace.library.LibraryModel;
import dev.edgescope.app.workspace.library.LibraryRun;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The library and the replay in the real window, on real files. */
@ExtendWith(ApplicationExtension.class)
class LibraryWindowTest {
  private static final int STEPS = 300;

  @TempDir private Path folder;
  private final ChosenFiles files = new ChosenFiles();

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @SuppressWarnings("NullAway.Init") // by start()
  private Path recorded;

  @Start
  void start(Stage stage) {
    Path runs = folder.resolve("runs");
    recorded = runs.resolve("a.edgescope");
    runs.toFile().mkdir();
    SmallRuns.record(recorded, STEPS);
    window = Windows.open(stage, runs, files);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @BeforeEach
  void showLibrary(FxRobot robot) {
    Windows.awaitRun(window);
    robot.clickOn("#workspace-library");
    Windows.clickOn(".library-title", robot);
  }

  @Test
  void aRunIsOpenedScrubbedPlayedAndLeft(FxRobot robot) {
    robot.doubleClickOn(".library-title");
    awaitReplay();
    assertEquals("300 of 300", text(robot, "#replay-step"));

    robot.clickOn("#replay-time");
    Windows.await(() -> replay().step() > 100 && replay().step() < 200 && replay().isCaughtUp());
    assertEquals(replay().step(), shownSteps());

    robot.interact(() -> replay().pace().set(400.0));
    robot.clickOn("#replay-play");
    Windows.await(() -> replay().step() == STEPS && !replay().playingProperty().get());
    Windows.await(() -> shownSteps() == STEPS);

    robot.clickOn("#back");
    assertTrue(Windows.isShown(robot, "#library"));
  }

  @Test
  void aRecordedRunIsLaidOverTheLiveOnes(FxRobot robot) throws IOException {
    robot.clickOn("#run-lay-over");
    Windows.await(() -> runs().size() == 2);

    RunEntry laid = runs().getLast();
    assertEquals(RunEntry.Role.EARLIER, laid.role());
    Series sharpness = laid.record().curves(ChartTable.SHARPNESS).getFirst();
    assertEquals(
        sharpness(recorded),
        IntStream.range(0, sharpness.size()).mapToObj(sharpness::value).toList());
  }

  @Test
  void runsThatDifferInTheSeedAreLaidOverAsTheirMean(FxRobot robot) {
    RunConfig config = SmallRuns.config(STEPS);
    RunConfig other =
        RunConfigJson.read(RunConfigJson.write(config).replace("\"seed\" : 1", "\"seed\" : 2"));
    SmallRuns.record(recorded.resolveSibling("b.edgescope"), RunStart.of(other));
    robot.interact(() -> model().refresh());
    Windows.await(() -> model().found().size() == 2);
    robot.interact(() -> model().groupingProperty().set(new Grouping.AllButSeed()));
    Windows.clickOn(".library-title", robot);
    Windows.clickOn("#run-lay-over-mean", robot);
    Windows.await(() -> runs().size() == 2);

    RunEntry laid = runs().getLast();
    assertEquals("mean of 2 runs", laid.nameProperty().get());
    Series mean = laid.record().band(ChartTable.SHARPNESS).orElseThrow().mean();
    List<Double> one = sharpness(recorded);
    List<Double> two = sharpness(recorded.resolveSibling("b.edgescope"));
    assertEquals(one.size(), mean.size());
    for (int i = 0; i < mean.size(); i++) {
      assertEquals((one.get(i) + two.get(i)) / 2, mean.value(i), 1e-12);
    }
  }

  private static List<Double> sharpness(Path file) {
    return read(file).history().measurements().stream()
        .map(one -> one.curvature().hessian().largest())
        .toList();
  }

  private List<RunEntry> runs() {
    return window.workspace().comparison().runs().entries();
  }

  @Test
  void twentyReplaysThatWereClosedAreGone(FxRobot robot) {
    List<WeakReference<?>> closed = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      robot.interact(() -> window.library().open(recorded));
      awaitReplay();
      robot.interact(() -> {
        closed.add(new WeakReference<>(replay()));
        robot.lookup("#back").queryButton().fire();
      });
    }
    ClosedViews.assertAreCollected(robot, closed);
  }

  @Test
  void aReplayHasTheChartsTheUndoTheStripAndThePresentationOfALiveRun(FxRobot robot) {
    robot.doubleClickOn(".library-title");
    awaitReplay();
    String plane = ChartTable.STABILITY_PLANE.id();
    boolean before = charts().contains(plane);
    robot.clickOn("#charts");
    assertTrue(robot.lookup("#chart-chooser-why").tryQuery().isPresent());
    assertEquals(
        1,
        robot.lookup(".chart-column").queryAll().stream()
            .mapToDouble(Node::getLayoutY)
            .distinct()
            .count(),
        "columns side by side");
    robot.clickOn("#choose-" + plane).type(KeyCode.ESCAPE);
    assertEquals(!before, charts().contains(plane));
    robot.clickOn("#chart-sharpness").push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(before, charts().contains(plane));

    robot.interact(() -> replay().screen().timeAxis().show(100, 200));
    Windows.await(() -> Windows.isShown(robot, "#time-strip"));

    robot.clickOn("#chart-sharpness").type(KeyCode.P);
    Windows.await(() -> replay().screen().presentation().isOn() && window.stage().isFullScreen());
    robot.type(KeyCode.ESCAPE);
    Windows.await(() -> !replay().screen().presentation().isOn() && !window.stage().isFullScreen());
  }

  private List<String> charts() {
    return replay().screen().layoutProperty().get().charts();
  }

  @Test
  void aBranchGoesOnFromItsStepAndLeavesTheRunAsItIs(FxRobot robot) throws IOException {
    byte[] before = Files.readAllBytes(recorded);
    robot.clickOn("#run-open");
    awaitReplay();
    robot.interact(() -> robot.lookup("#replay-time").queryAs(Slider.class).setValue(120));
    Windows.await(() -> replay().isCaughtUp());
    robot.clickOn("#branch");
    Windows.await(() -> window.workspaces().currentProperty().get() == window.workspace());
    Windows.await(() -> live().steps() == 120);

    robot.interact(() -> window.workspace().model().controls().learningRate().set(0.05));
    Windows.train(window, 140);
    History original = read(recorded).history();
    for (int step = 0; step <= 120; step++) {
      assertEquals(original.loss(step), live().loss(step), "step " + step);
    }
    assertFalse(original.loss(125) == live().loss(125));
    assertArrayEquals(before, Files.readAllBytes(recorded));
    robot.clickOn("#workspace-library").clickOn("#back");
    Windows.await(() -> model().size() == 2);
  }

  @Test
  void aRunIsNamedNotedAndFound(FxRobot robot) {
    robot.clickOn("#run-name").write("Plateau\n");
    robot.clickOn("#run-note").write("hovers early");
    robot.clickOn("#search");
    Windows.await(() -> label().equals(new RunLabel("Plateau", "hovers early")));
    Windows.await(() -> text(robot, ".library-title").equals("Plateau"));

    robot.write("nowhere");
    Windows.await(() -> model().found().isEmpty());
    assertEquals("0 of 1 run", text(robot, "#library-count"));
    robot.interact(() -> robot.lookup("#search").queryAs(TextField.class).setText("early plat"));
    assertEquals(1, model().found().size());
  }

  @Test
  void aDeletedRunComesBack(FxRobot robot) throws IOException {
    byte[] before = Files.readAllBytes(recorded);
    robot.clickOn("#run-delete");
    Windows.await(() -> model().size() == 0 && Windows.isShown(robot, "#library-message"));
    assertFalse(Files.exists(recorded));
    robot.clickOn("#undo");
    Windows.await(() -> model().size() == 1);
    assertArrayEquals(before, Files.readAllBytes(recorded));

    Windows.clickOn(".library-title", robot);
    robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
    Windows.await(() -> model().size() == 0);
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    Windows.await(() -> model().size() == 1);
  }

  @ParameterizedTest
  @CsvSource({
    "none.edgescope, does not exist; give the path of a run file (.edgescope).",
    "foreign.edgescope, was not written by Edgescope; give the path of a run file (.edgescope).",
    "newer.edgescope, was written by a newer Edgescope",
    "truncated.edgescope, is damaged"
  })
  void whatCannotBeOpenedIsOneSentenceAndLosesNothing(String name, String sentence, FxRobot robot)
      throws IOException, SQLException {
    Path file = make(folder.resolve(name));
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    files.choose(file);
    robot.clickOn("#open-file");
    Windows.await(() -> Windows.isShown(robot, "#library-problem"));

    String said = Windows.said(robot, "#library-problem");
    assertTrue(said.startsWith(file.toString()), said);
    assertTrue(said.contains(sentence), said);
    assertEquals(1, said.lines().count());
    assertTrue(Windows.isShown(robot, "#library"));
    assertEquals(1, model().size());
    assertArrayEquals(before, Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);

    robot.clickOn("#library-problem-dismiss");
    assertFalse(Windows.isShown(robot, "#library-problem"));
  }

  @Test
  void aRunThatWasCopiedWithoutItsLogSaysSo(FxRobot robot) throws IOException {
    Path killed = folder.resolve("killed.edgescope");
    SmallRuns.kill(killed, 2);
    Path alone = Files.copy(killed, folder.resolve("alone.edgescope"));
    robot.interact(() -> window.library().open(alone));
    awaitReplay();
    assertEquals(RunFiles.missingLog(alone).orElseThrow(), Windows.said(robot, "#replay-notice"));
  }

  @Test
  void aRunThatAnotherProcessRecordsIsOnlyWatched(FxRobot robot) throws Exception {
    Path file = folder.resolve("runs").resolve("b.edgescope");
    Process other = RecordingChild.start(file);
    try {
      Windows.await(() -> model().found().stream().anyMatch(run -> isRecordedElsewhere(run, file)));
      robot.interact(() -> window.library().open(file));
      awaitReplay();
      assertEquals(
          "Another window is recording this run; here it can only be watched.",
          Windows.said(robot, "#replay-notice"));
      assertFalse(Windows.isShown(robot, "#go-on"));
      long end = replay().endProperty().get();
      Windows.await(() -> replay().endProperty().get() > end);

      robot.interact(() -> model().delete(find(file)));
      Windows.await(() -> model().problemProperty().get().contains("another Edgescope"));
      assertTrue(Files.exists(file));
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private Path make(Path file) throws IOException, SQLException {
    switch (String.valueOf(file.getFileName())) {
      case "foreign.edgescope" -> Files.writeString(file, "not a run");
      case "truncated.edgescope" -> {
        byte[] whole = Files.readAllBytes(recorded);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      }
      case "newer.edgescope" -> {
        Files.copy(recorded, file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
          connection.createStatement().execute("PRAGMA user_version = 99");
        }
      }
      default -> {}
    }
    return file;
  }

  private LibraryModel model() {
    return window.library().model();
  }

  private LibraryRun find(Path file) {
    return model().found().stream()
        .filter(run -> run.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isRecordedElsewhere(LibraryRun run, Path file) {
    return run.file().equals(file)
        && run.summary().isPresent()
        && run.circumstances().endsWith("being recorded by another window");
  }

  private ReplayModel replay() {
    return Objects.requireNonNull(window.library().replay());
  }

  private void awaitReplay() {
    Windows.await(() -> window.library().replay() != null && replay().isCaughtUp());
  }

  private int shownSteps() {
    return replay().runs().entries().getFirst().record().batchLoss().size();
  }

  private History live() {
    return window.workspace().model().selected().history();
  }

  private RunLabel label() {
    try (RunFile file = RunFile.open(recorded)) {
      return file.label();
    }
  }

  private static RecordedRun read(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.run();
    }
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }
}
