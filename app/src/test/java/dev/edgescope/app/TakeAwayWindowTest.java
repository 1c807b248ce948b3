package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.run.RunState;
import dev.edgescope.engine.config.BatchSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What leaves the window, read back. */
class TakeAwayWindowTest extends SmallRunWindow {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
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
    robot.interact(() -> model().controls().batchSize().set(BatchSize.of(4)));
    robot.clickOn("#step");
    await(() -> step() == 1 && lastStep(leading(1)) == 1);

    Path file = folder.resolve("run.csv");
    robot.interact(() -> window.workspace().view().takeAway().saveData(file));
    await(() -> Files.exists(file));

    assertTrue(Files.exists(folder.resolve("run-full-batch.csv")));
    String firstRow = Files.readAllLines(file).get(1);
    assertEquals(
        Double.toString(record().batchLoss().value(0)), firstRow.split(",", -1)[3], firstRow);
  }

  /** On a logarithmic axis too, which does not show step 0. */
  @Test
  void theDataOfAChartReadBackAreTheHistorys(FxRobot robot, @TempDir Path folder) throws Exception {
    robot.clickOn("#step").clickOn("#step");
    await(() -> sharpness().size() == 3);
    Path file = folder.resolve("sharpness.csv");
    robot.interact(() -> {
      model().timeAxis().scaleProperty().set(ValueScale.LOGARITHMIC);
      window.workspace().view().takeAway().saveChartData(ChartTable.SHARPNESS, file);
    });
    await(() -> Files.exists(file));

    List<String> leading =
        Files.readAllLines(file).stream()
            .filter(row -> row.startsWith("curve,") && row.contains(",λ₁,"))
            .map(row -> row.split(",", -1)[6])
            .toList();
    List<String> measured =
        Objects.requireNonNull(record().history()).measurements().stream()
            .map(one -> Double.toString(one.curvature().hessian().largest()))
            .toList();
    assertEquals(measured, leading);
  }

  @Test
  void theWindowAsVectorsHoldsItsTextAndNoPicture(FxRobot robot, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("window.svg");
    robot.interact(() -> {
      Node root = window.stage().getScene().getRoot();
      window.workspace().view().takeAway().pictures().saveSvg(root, file);
    });
    await(() -> Files.exists(file));

    String svg = Files.readString(file);
    assertTrue(svg.contains(">Sharpness</text>"));
    assertTrue(svg.contains(">Batch size B</text>"));
    assertFalse(svg.contains("<image"));
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }
}
