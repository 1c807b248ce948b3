package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.DensityPane;
import dev.edgescope.app.chart.EventMarker;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PlaneTrail;
import dev.edgescope.app.chart.Series;
import dev.edgescope.app.chart.TimeBase;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.live.LiveViewModel;
import dev.edgescope.app.workspace.live.RunEntry;
import dev.edgescope.app.workspace.live.RunRecord;
import dev.edgescope.app.workspace.live.RunState;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.DataConfig;
import dev.edgescope.engine.run.DataKind;
import dev.edgescope.engine.run.Measurement;
import dev.edgescope.engine.run.ModelConfig;
import dev.edgescope.engine.run.ModelKind;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.Preset;
import dev.edgescope.engine.run.ProbeConfig;
import dev.edgescope.engine.run.RunConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on the real engine, with a small network. */
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
  private static final Preset SMALL = preset("small", "Small", 0.1, BatchSize.FULL);
  private static final Preset NOISY = preset("noisy", "Noisy", 0.05, new BatchSize(4));
  private static final Preset WILD = preset("wild", "Wild", 50, BatchSize.FULL);

  @TempDir private Path runs;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  private static Preset preset(String id, String title, double learningRate, BatchSize batchSize) {
    RunConfig config =
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, 200, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(32, 32), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(learningRate, 0, batchSize),
            new ProbeConfig(2, ProbeConfig.BY_BUDGET, 0.5),
            Precision.FLOAT,
            1,
            RunConfig.ENDLESS);
    return new Preset(
        id, title, "What to see.", "What to do.", config, List.of(), Double.POSITIVE_INFINITY);
  }

  @Start
  void start(Stage stage) {
    window = new MainWindow(stage, List.of(SMALL, NOISY, WILD), SMALL, runs, 1000, 900);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @BeforeEach
  void waitForTheRun() {
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
  }

  @Test
  void startLetsTheSharpnessRiseAndPauseStopsIt(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> sharpness().size() > 10 && last(sharpness()) > 1.5 * sharpness().value(0));

    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    long step = step();
    WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    assertEquals(step, step());
    assertTrue(step > 10);
  }

  @Test
  void spaceAndArrowWorkTheTransport(FxRobot robot) {
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    await(() -> model().stateProperty().get() == RunState.RUNNING && step() > 0);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    long before = step();

    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    await(() -> step() > before);
    assertEquals(before + 1, step());

    robot.press(KeyCode.R).release(KeyCode.R);
    await(() -> step() == 0 && model().stateProperty().get() == RunState.PAUSED);
  }

  @Test
  void theFormShowsWhatTheChosenModelHas(FxRobot robot) {
    robot.interact(() -> model().experiment().model().kind().set(ModelKind.CONVNET));
    assertEquals(
        List.of(false, true, false),
        Stream.of("#hidden", "#channels", "#blocks").map(id -> isShown(robot, id)).toList());
  }

  @Test
  void theFormShowsWhatTheChosenDataHave(FxRobot robot) {
    robot.interact(() -> model().experiment().data().kind().set(DataKind.NPY));
    assertEquals(
        List.of(true, true, false),
        Stream.of("#data-file", "#labels-file", "#degree").map(id -> isShown(robot, id)).toList());
  }

  @Test
  void aSingleStepIsMeasured(FxRobot robot) {
    robot.clickOn("#step");
    await(() -> step() == 1 && sharpness().size() == 2);

    assertEquals("step 1", text(robot, "#status-step"));
    assertEquals("Paused", text(robot, "#status-state"));
  }

  @Test
  void draggingTheLearningRateMovesTheEdgeAndIsMarkedInARun(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 20);
    double before = record().edge().current();

    robot.drag(thumb(robot, "#learning-rate")).moveBy(40, 0).drop();

    double rate = model().controls().learningRate().get();
    assertTrue(rate > 0.1, "rate " + rate);
    assertEquals(2 / rate, record().edge().current(), 1e-9);
    assertTrue(record().edge().current() < before);
    await(() -> !changes().isEmpty());
    assertTrue(changes().getFirst().label().startsWith("α 0.1 → "));
    assertEquals(
        model().controls().learningRate().words(),
        robot.lookup("#learning-rate-value").queryAs(TextField.class).getText());
  }

  @Test
  void theBatchSizeChangesALiveRun(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 5);
    Slider slider = robot.lookup("#batch-size").queryAs(Slider.class);

    robot.interact(() -> slider.setValue(3));

    assertEquals("8", robot.lookup("#batch-size-value").queryAs(TextField.class).getText());
    await(() -> last(record().noiseKernelTrace()) > 0);
    assertEquals("B full → 8", changes().getLast().label());
  }

  @Test
  void aBrokenTextIsExplainedAndLeavesTheRunAlone(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 0);

    robot.doubleClickOn("#learning-rate-value").write("x9");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);

    Node error = robot.lookup("#learning-rate-error").query();
    assertTrue(error.isVisible());
    assertTrue(text(robot, "#learning-rate-error").contains("is not a number"));
    assertEquals(0.1, model().controls().learningRate().get());
    long step = step();
    await(() -> step() > step);
    assertEquals(List.of(), changes());

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertFalse(error.isVisible());
  }

  @Test
  void keysInATextFieldAreText(FxRobot robot) {
    robot.clickOn("#hidden").write("r ");

    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(RunState.PAUSED, model().stateProperty().get());
    assertTrue(robot.lookup("#hidden").queryAs(TextField.class).getText().contains("r "));
  }

  @Test
  void anotherPresetIsAnotherRun(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-noisy");
    await(() -> model().stateProperty().get() == RunState.PAUSED);

    assertEquals("0.05", robot.lookup("#learning-rate-value").queryAs(TextField.class).getText());
    assertEquals("4", robot.lookup("#batch-size-value").queryAs(TextField.class).getText());
    assertEquals(40, record().edge().current(), 1e-9);
  }

  @Test
  void aRunThatDivergesSaysSoKeepsItsCurvesAndCanBeReset(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-wild");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.FAILED);

    assertTrue(robot.lookup("#failure").query().isVisible());
    assertTrue(text(robot, "#failure-message").contains("step"));
    assertFalse(record().batchLoss().isEmpty());
    assertTrue(robot.lookup("#start").query().isDisabled());

    robot.clickOn("#reset");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    assertFalse(robot.lookup("#failure").query().isVisible());
  }

  @Test
  void settingsOfTheExperimentWaitForTheButton(FxRobot robot) {
    assertTrue(robot.lookup("#apply").query().isDisabled());

    ScrollPane column = robot.lookup(".control-column").queryAs(ScrollPane.class);
    robot.interact(() -> column.setVvalue(1));
    robot.doubleClickOn("#seed").write("42");
    assertFalse(robot.lookup("#apply").query().isDisabled());
    robot.clickOn("#apply");

    await(() -> model().stateProperty().get() == RunState.PAUSED);
    assertTrue(robot.lookup("#apply").query().isDisabled());
  }

  @Test
  void theAppearanceChangesWhileTheRunGoesOn(FxRobot robot) {
    robot.clickOn("#start");
    robot.clickOn("#appearance");

    assertEquals(Appearance.DARK, window.appearanceProperty().get());
    long step = step();
    await(() -> step() > step);
  }

  @Test
  void theChartsGoOverLearningTime(FxRobot robot) {
    robot.clickOn("#axis-time");

    assertEquals(TimeBase.LEARNING_TIME, model().timeAxis().base());
  }

  @Test
  void thePointOfThePlaneMovesWithTheSliderBeforeAnyStep(FxRobot robot) {
    PlaneTrail trail = record().trail();
    double before = Objects.requireNonNull(trail.current()).x();

    robot.drag(thumb(robot, "#learning-rate")).moveBy(40, 0).drop();

    double rate = model().controls().learningRate().get();
    assertEquals(before * rate / 0.1, Objects.requireNonNull(trail.projected()).x(), 1e-9);

    robot.clickOn("#step");
    await(() -> trail.size() == 2 && trail.projected() == null);
    assertTrue(Objects.requireNonNull(trail.current()).x() > before);
  }

  @Test
  void theTwinKeepsStepFromTheSameWeightsAndPausesBesideTheRun(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-noisy");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
    robot.clickOn("#twin .thumb");
    await(() -> runs().size() == 2 && !leading(1).isEmpty());
    assertEquals(sharpness().value(0), leading(1).value(0));

    robot.clickOn("#start");
    await(() -> step() > 30 && leading(1).size() > 3);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    await(() -> lastStep(leading(1)) == step());

    assertEquals(
        List.of("B = 4", "full batch"),
        runs().stream().map(entry -> entry.nameProperty().get()).toList());
    long step = step();
    robot.clickOn("#step");
    await(() -> step() == step + 1 && lastStep(leading(1)) == step + 1);
  }

  @Test
  void aPinnedRunStaysOverAResetUntilItIsDeleted(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 5);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    Series kept = sharpness();
    robot.clickOn(".run-live .pin");
    robot.clickOn("#reset");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());

    assertEquals(2, runs().size());
    assertEquals(kept, leading(1));
    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    assertEquals(List.of(sharpness(), kept), chart.series());

    robot.clickOn(".run-earlier .eye");
    assertFalse(chart.series().contains(kept));
    robot.clickOn(".run-earlier .delete");
    assertEquals(1, runs().size());
    assertTrue(robot.lookup(".run-live .delete").query().isDisabled());
  }

  @Test
  void aPastedConfigurationIsTheSameRunAgain(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-noisy");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
    robot.clickOn("#step").clickOn("#step");
    await(() -> record().batchLoss().size() == 2);
    Series first = record().batchLoss();
    robot.clickOn("#take-away").clickOn("#copy-configuration");

    robot.clickOn("#preset").clickOn("#preset-small");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
    robot.clickOn("#take-away").clickOn("#paste-configuration");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
    robot.clickOn("#step").clickOn("#step");
    await(() -> record().batchLoss().size() == 2);

    assertEquals(first.value(0), record().batchLoss().value(0));
    assertEquals(first.value(1), record().batchLoss().value(1));
  }

  @Test
  void everythingThatTheRunsHaveDoneIsSaved(FxRobot robot, @TempDir Path folder) throws Exception {
    robot.clickOn("#twin .thumb");
    await(() -> runs().size() == 2 && !leading(1).isEmpty());
    robot.interact(() -> model().controls().batchSize().set(new BatchSize(4)));
    robot.clickOn("#step");
    await(() -> step() == 1 && lastStep(leading(1)) == 1);

    List<Path> files =
        WaitForAsyncUtils.waitForAsyncFx(
            5000, () -> window.workspace().view().takeAway().saveData(folder.resolve("run.csv")));

    assertEquals(
        List.of("run.csv", "run-full-batch.csv"),
        files.stream().map(file -> String.valueOf(file.getFileName())).toList());
    String firstRow = Files.readAllLines(files.getFirst()).get(1);
    assertEquals(
        Double.toString(record().batchLoss().value(0)), firstRow.split(",", -1)[2], firstRow);
  }

  @Test
  void aChartIsChosenMovedAndTakenBack(FxRobot robot) {
    robot.clickOn("#charts").clickOn("#choose-gradient-norm");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> robot.lookup("#chart-gradient-norm").tryQuery().isPresent());

    LineChartPane chart = robot.lookup("#chart-gradient-norm").queryAs(LineChartPane.class);
    robot.interact(chart::requestFocus);
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.LEFT)
        .release(KeyCode.LEFT, KeyCode.SHIFT, KeyCode.CONTROL);
    List<String> charts = window.workspace().view().layoutProperty().get().charts();
    assertEquals("gradient-norm", charts.get(charts.size() - 2));

    robot.interact(() -> model().undo().undo());
    robot.interact(() -> model().undo().undo());
    assertEquals(ChartTable.STANDARD, window.workspace().view().layoutProperty().get().charts());
  }

  @Test
  void aSnapshotOfTheSpectralDensityReachesUpToTheSharpness(FxRobot robot) {
    robot.clickOn("#charts").clickOn("#choose-spectral-density");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> robot.lookup("#take-density").tryQuery().isPresent());
    robot.clickOn("#take-density");
    DensityPane density = robot.lookup("#spectral-density").queryAs(DensityPane.class);
    await(() -> density.curve() != null);

    double largest = Objects.requireNonNull(density.curve()).largest();
    assertEquals(last(sharpness()), largest, 0.02 * largest);
  }

  @Test
  void whatIsNotMeasuredIsMeasuredFromTheNextRunOn(FxRobot robot) {
    robot.clickOn("#charts").clickOn("#choose-smallest-eigenvalue");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> robot.lookup("#measure-smallest-eigenvalue").tryQuery().isPresent());
    robot.clickOn("#measure-smallest-eigenvalue");
    assertFalse(robot.lookup("#apply").query().isDisabled());

    robot.interact(() -> model().applyExperiment());
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    LineChartPane chart = robot.lookup("#chart-smallest-eigenvalue").queryAs(LineChartPane.class);
    await(() -> !chart.series().isEmpty());
  }

  @Test
  void theCrossHairReadsTheHistoryOfAllRuns(FxRobot robot) {
    robot.clickOn("#twin .thumb");
    await(() -> runs().size() == 2 && !leading(1).isEmpty());
    robot.interact(() -> model().controls().batchSize().set(new BatchSize(4)));
    robot.clickOn("#start");
    await(() -> sharpness().size() > 5 && leading(1).size() > 5);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);

    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    robot.moveTo("#chart-loss");
    List<Double> values = chart.readValues();
    long step = Objects.requireNonNull(model().timeAxis().hover()).step();
    for (int run = 0; run < 2; run++) {
      List<Measurement> history =
          Objects.requireNonNull(runs().get(run).record().history()).measurements();
      Measurement nearest =
          history.stream()
              .min(Comparator.comparingLong(one -> Math.abs(one.step() - step)))
              .orElseThrow();
      assertEquals(nearest.hessian().largest(), values.get(run));
    }
  }

  @Test
  void theDataOfAChartReadBackAreTheHistorys(FxRobot robot, @TempDir Path folder) throws Exception {
    robot.clickOn("#step").clickOn("#step");
    await(() -> sharpness().size() == 3);
    Path file = folder.resolve("sharpness.csv");
    WaitForAsyncUtils.waitForAsyncFx(
        5000, () -> window.workspace().view().takeAway().saveChartData(ChartTable.SHARPNESS, file));

    List<String> leading =
        Files.readAllLines(file).stream()
            .filter(row -> row.startsWith("curve,") && row.contains(",λ₁,"))
            .map(row -> row.split(",", -1)[5])
            .toList();
    List<String> measured =
        Objects.requireNonNull(record().history()).measurements().stream()
            .map(one -> Double.toString(one.hessian().largest()))
            .toList();
    assertEquals(measured, leading);
  }

  @Test
  void theWindowAsVectorsHoldsItsTextAndNoPicture(FxRobot robot, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("window.svg");
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          Node root = window.stage().getScene().getRoot();
          window.workspace().view().takeAway().pictures().saveSvg(root, file);
        });

    String svg = Files.readString(file);
    assertTrue(svg.contains(">Sharpness</text>"));
    assertTrue(svg.contains(">Batch size B</text>"));
    assertFalse(svg.contains("<image"));
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void settingsAreTakenBackAndSetAgain(FxRobot robot) {
    robot.interact(() -> model().controls().learningRate().set(0.2));
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    assertEquals(0.1, model().controls().learningRate().get());

    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z)
        .release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals(0.2, model().controls().learningRate().get());
  }

  @Test
  void anAppliedExperimentIsTakenBack(FxRobot robot) {
    robot.interact(
        () -> {
          model().experiment().seed().set(42L);
          model().applyExperiment();
        });
    assertEquals(42, model().configuration().seed());

    robot.interact(() -> model().undo().undo());
    assertEquals(1, model().configuration().seed());
  }

  @Test
  void presentationEnlargesAllAndFoldsTheControls(FxRobot robot) {
    robot.press(KeyCode.P).release(KeyCode.P);

    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    await(() -> chart.scaleProperty().get() == 1.5);
    assertTrue(robot.lookup(".control-column").tryQuery().isEmpty());

    robot.press(KeyCode.P).release(KeyCode.P);
    await(() -> chart.scaleProperty().get() == 1);
  }

  @Test
  void theGlossaryFindsWhatIsTyped(FxRobot robot) {
    robot.press(KeyCode.G).release(KeyCode.G);
    robot.clickOn("#glossary-search").write("gradient noise");

    Label first = robot.lookup("#glossary-entries .setting-title").queryAs(Label.class);
    assertEquals("Gradient noise", first.getText());
  }

  @Test
  void helpOpensAndCloses(FxRobot robot) {
    robot.clickOn("#help");
    await(() -> robot.lookup("#help-content").tryQuery().isPresent());

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> robot.lookup("#help-content").tryQuery().isEmpty());
  }

  private LiveViewModel model() {
    return window.workspace().model();
  }

  private List<EventMarker> changes() {
    return record().markers().stream()
        .filter(marker -> marker.kind() == EventMarker.Kind.CHANGE)
        .toList();
  }

  private List<RunEntry> runs() {
    return window.workspace().comparison().runs().entries();
  }

  private Series leading(int run) {
    return runs().get(run).record().eigenvalues().getFirst();
  }

  private static long lastStep(Series series) {
    return series.step(series.size() - 1);
  }

  private RunRecord record() {
    return model().recordProperty().getValue();
  }

  private Series sharpness() {
    return record().eigenvalues().getFirst();
  }

  private long step() {
    return model().status().currentStep();
  }

  private static double last(Series series) {
    return series.value(series.size() - 1);
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static Node thumb(FxRobot robot, String slider) {
    return robot.lookup(slider + " .thumb").query();
  }

  /** Waits for something that is read on the JavaFX thread. */
  private static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain", e);
    }
  }

  /** Whether the row of a control takes part in the form. */
  private static boolean isShown(FxRobot robot, String id) {
    return robot.lookup(id).<Node>query().getParent().getParent().isVisible();
  }
}
