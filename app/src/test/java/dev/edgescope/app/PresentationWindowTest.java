package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.Spotlight;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PlotAreas;
import dev.edgescope.app.session.PresentationModel;
import dev.edgescope.engine.config.json.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/** What a room sees, and how much of the window is chart. */
class PresentationWindowTest {
  /** That the window begins with. */
  private static final String PRESET = "conservative-sharpening";

  @TempDir private static Path folder;

  @RegisterExtension
  private static final SharedWindow WINDOW =
      new SharedWindow(() -> Windows.onPresets(folder, 1280, 720));

  private final MainWindow window = WINDOW.get();

  @BeforeEach
  void showTheDesk(FxRobot robot) {
    robot.interact(() -> window.workspace().view().presentationProperty().set(false));
    if (!window.workspace().model().preset().shownProperty().get().id().equals(PRESET)) {
      choose(PRESET, robot);
    }
  }

  private PresentationModel presentation() {
    return window.workspace().model().presentation();
  }

  private Spotlight lit() {
    return presentation().spotlightProperty().get().orElseThrow();
  }

  private void present(FxRobot robot) {
    robot.interact(() -> window.workspace().view().presentationProperty().set(true));
  }

  private void choose(String id, FxRobot robot) {
    Preset preset =
        window.workspace().model().preset().choices().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> window.workspace().model().choose(preset));
  }

  /** The share of the window that lies within the axes of the sharpness. */
  private double share(double width, double height, FxRobot robot) {
    double[] share = new double[1];
    robot.interact(() -> {
      Parent root = window.stage().getScene().getRoot();
      root.resize(width, height);
      root.applyCss();
      root.layout();
      root.layout();
      window.workspace().view().pulse();
      LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
      share[0] = PlotAreas.size(chart) / (width * height);
    });
    return share[0];
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "1920, 1080"})
  void theChartTakesNearlyHalfOfTheScreen(double width, double height, FxRobot robot) {
    present(robot);
    double share = share(width, height, robot);
    assertTrue(share >= 0.45, "share " + share);
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "1920, 1080"})
  void withAnotherBesideItItKeepsAThird(double width, double height, FxRobot robot) {
    present(robot);
    robot.interact(() -> presentation().showBeside(Optional.of(ChartTable.STABILITY_PLANE.id())));
    double share = share(width, height, robot);
    assertTrue(share >= 0.3, "share " + share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"progressive-sharpening", "conservative-sharpening", "below-the-edge"})
  void atADeskTheSharpnessTakesAQuarterOfTheWindow(String preset, FxRobot robot) {
    choose(preset, robot);
    double share = share(1280, 800, robot);
    assertTrue(share >= 0.25, "share " + share);
  }

  @Test
  void onTheFullBatchThereIsNoChartOfItsNoise(FxRobot robot) {
    choose("progressive-sharpening", robot);
    List<String> shown = window.workspace().model().layoutProperty().get().charts();
    assertFalse(shown.contains(ChartTable.NOISE_KERNEL.id()));
    assertFalse(shown.contains(ChartTable.STABILITY_PLANE.id()));
    present(robot);
    assertFalse(lit().charts().contains(ChartTable.NOISE_KERNEL.id()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {960, 1024, 1199, 1280})
  void theWordsAtTheFootAreWhole(double width, FxRobot robot) {
    present(robot);
    share(width, 768, robot);
    for (Label label : robot.lookup(".presentation-foot .label").queryAllAs(Label.class)) {
      double wanted = label.prefWidth(-1);
      assertTrue(
          label.getWidth() >= wanted - 0.5,
          () -> label.getText() + " has " + label.getWidth() + " of " + wanted);
    }
  }

  /** At a quarter of its size, as a picture in a corner, the learning rate has 7 pixels. */
  @Test
  void theLearningRateIsReadFromAfar(FxRobot robot) {
    present(robot);
    share(1280, 720, robot);
    TextField value = robot.lookup("#foot-learning-rate-value").queryAs(TextField.class);
    Label title = robot.lookup("#foot-learning-rate-title").queryAs(Label.class);
    assertTrue(value.getFont().getSize() >= 28);
    assertTrue(title.getFont().getSize() >= 21);
  }

  @Test
  void aRemoteGoesThroughTheCharts(FxRobot robot) {
    present(robot);
    String first = lit().main();
    robot.push(KeyCode.PAGE_DOWN);
    String second = lit().main();
    robot.push(KeyCode.PAGE_UP);
    assertFalse(first.equals(second));
    assertEquals(first, lit().main());
  }

  @Test
  void escapeLeavesIt(FxRobot robot) {
    present(robot);
    robot.push(KeyCode.ESCAPE);
    assertFalse(window.workspace().view().presentationProperty().get());
    assertEquals(Optional.empty(), presentation().spotlightProperty().get());
    assertTrue(Windows.isShown(robot, "#start"));
  }

  @Test
  void itFillsTheScreenAsLongAsItLasts(FxRobot robot) {
    present(robot);
    boolean whilePresenting = window.stage().isFullScreen();
    robot.interact(() -> window.workspace().view().presentationProperty().set(false));
    assertTrue(whilePresenting);
    assertFalse(window.stage().isFullScreen());
  }

  @Test
  void theWordsAreOneLine(FxRobot robot) {
    present(robot);
    share(1280, 720, robot);
    Label words = robot.lookup("#presentation-words").queryAs(Label.class);
    assertTrue(words.getHeight() < 2 * words.getFont().getSize(), "height " + words.getHeight());
  }

  @Test
  void theLineOfThePresetHasRoomBesideALongRegime(FxRobot robot) {
    present(robot);
    share(1280, 720, robot);
    Label regime = robot.lookup("#presentation-regime").queryAs(Label.class);
    Label words = robot.lookup("#presentation-words").queryAs(Label.class);
    robot.interact(() -> {
      regime.setText("B = 8, seed 2: stochastic edge of stability");
      words.getScene().getRoot().applyCss();
      words.getScene().getRoot().layout();
    });
    String line = window.workspace().model().preset().shownProperty().get().card().line();
    assertTrue(words.getText().endsWith(line.substring(1)), words.getText());
  }
}
