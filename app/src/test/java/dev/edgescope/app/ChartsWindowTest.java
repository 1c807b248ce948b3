package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.DensityPane;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PlotAreas;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.measure.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The charts of the real window and how they are looked at. */
class ChartsWindowTest extends SmallRunWindow {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @Test
  void theAppearanceChangesWhileTheRunGoesOn(FxRobot robot) {
    robot.clickOn("#start");
    // The button is one that a narrow bar leaves out.
    robot.interact(window.workspace().view()::requestFocus);
    robot.type(KeyCode.D);

    assertEquals(Appearance.DARK, window.appearanceProperty().get());
    long step = step();
    await(() -> step() > step);
  }

  @Test
  void theAxisThatTheChartsHaveIsTheOneThatIsPressed(FxRobot robot) {
    assertEquals(List.of("axis-step"), pressed(robot));
    robot.clickOn("#axis-time");

    assertEquals(TimeBase.LEARNING_TIME, model().timeAxis().base());
    assertEquals(List.of("axis-time"), pressed(robot));
  }

  private static List<String> pressed(FxRobot robot) {
    return Stream.of("axis-step", "axis-time", "axis-examples")
        .filter(id -> robot.lookup("#" + id).<ToggleButton>query().isSelected())
        .toList();
  }

  @Test
  void theChartsGoOverTheExamplesSeen(FxRobot robot) {
    robot.clickOn("#axis-examples");

    assertEquals(TimeBase.EXAMPLES_SEEN, model().timeAxis().base());
  }

  @Test
  void thePointOfThePlaneMovesWithTheSliderBeforeAnyStep(FxRobot robot) {
    PlaneTrail trail = record().stability().trail();
    double before = Objects.requireNonNull(trail.current()).x();

    robot.drag(thumb(robot, "#learning-rate")).moveBy(40, 0).drop();

    double rate = model().controls().learningRate().get();
    assertEquals(before * rate / 0.1, Objects.requireNonNull(trail.projected()).x(), 1e-9);

    robot.clickOn("#step");
    await(() -> trail.size() == 2 && trail.projected() == null);
    assertTrue(Objects.requireNonNull(trail.current()).x() > before);
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
    List<String> charts = window.workspace().model().layoutProperty().get().charts();
    assertEquals("gradient-norm", charts.get(charts.size() - 2));

    robot.interact(() -> model().undo().undo());
    robot.interact(() -> model().undo().undo());
    assertEquals(
        ChartTable.OF_FULL_BATCH, window.workspace().model().layoutProperty().get().charts());
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
  void aNoteStandsWhereTheMenuWasAskedFor(FxRobot robot) {
    robot.clickOn("#step");
    await(() -> sharpness().size() == 2);
    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    robot.rightClickOn(PlotAreas.corner(chart));
    await(() -> robot.lookup("#note-sharpness").tryQuery().isPresent());
    robot.clickOn("#note-sharpness");
    await(() -> robot.lookup("#note-words").tryQuery().isPresent());
    robot.clickOn("#note-words").write("here");
    robot.type(KeyCode.ENTER);

    await(() -> !model().marks().notes("sharpness").isEmpty());
    assertEquals(
        new Note(Moment.START, sharpness().value(0), "here"),
        model().marks().notes("sharpness").getFirst());
  }

  @Test
  void theCrossHairReadsTheHistoryOfAllRuns(FxRobot robot) {
    robot.clickOn("#twin .thumb");
    await(() -> runs().size() == 2 && !leading(1).isEmpty());
    robot.interact(() -> model().controls().batchSize().set(BatchSize.of(4)));
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
      assertEquals(nearest.curvature().hessian().largest(), values.get(run));
    }
  }

  @Test
  void presentationEnlargesAllAndFoldsTheControls(FxRobot robot) {
    robot.press(KeyCode.P).release(KeyCode.P);

    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    await(() -> PlotAreas.labelSize(chart) == 19.5);
    assertTrue(robot.lookup(".control-column").tryQuery().isEmpty());

    robot.press(KeyCode.P).release(KeyCode.P);
    await(() -> PlotAreas.labelSize(chart) == 13);
  }

  @Test
  void theGlossaryFindsWhatIsTyped(FxRobot robot) {
    robot.press(KeyCode.G).release(KeyCode.G);
    robot.clickOn("#glossary-search").write("gradient noise");

    Label first = robot.lookup("#glossary-entries .setting-title").queryAs(Label.class);
    assertEquals("Gradient noise", first.getText());
  }

  @Test
  void escapeClosesTheGlossary(FxRobot robot) {
    robot.type(KeyCode.G);
    await(() -> robot.lookup("#glossary-search").tryQuery().isPresent());

    robot.type(KeyCode.ESCAPE);
    await(() -> robot.lookup("#glossary-search").tryQuery().isEmpty());
  }

  @Test
  void helpOpensAndCloses(FxRobot robot) {
    robot.clickOn("#help");
    await(() -> robot.lookup("#help-content").tryQuery().isPresent());

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> robot.lookup("#help-content").tryQuery().isEmpty());
  }
}
