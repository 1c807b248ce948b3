package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.lesson.LessonPlayer;
import dev.edgescope.app.lesson.LessonPlayer.Phase;
import dev.edgescope.app.workspace.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Lessons in the real window. */
class LessonWindowTest extends SmallRunWindow {
  @TempDir private Path folder;

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  private Lecture lecture() {
    return window.workspace().view().lecture();
  }

  private LessonPlayer player() {
    return lecture().playerProperty().get().orElseThrow();
  }

  private void open(String id, FxRobot robot) {
    robot.interact(() ->
        lecture().lessons().stream()
            .filter(lesson -> lesson.id().equals(id))
            .forEach(lecture()::open));
  }

  private static void press(String button, FxRobot robot) {
    robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
  }

  private void awaitPhase(Phase phase) {
    await(() -> player().phaseProperty().get() == phase);
  }

  @Test
  void aCurveIsDrawnAndTheRunGoesOverIt(FxRobot robot) {
    open("progressive-sharpening", robot);
    awaitPhase(Phase.DONE);
    press("#lesson-next", robot);
    awaitPhase(Phase.ASKING);
    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    await(() -> chart.guess().drawn() != null);
    assertTrue(chart.timeAxis().upper() >= 65);
    robot.drag("#chart-sharpness").moveBy(120, -30).drop();
    assertFalse(Objects.requireNonNull(chart.guess().drawn()).isEmpty());

    press("#lesson-drawn", robot);
    awaitPhase(Phase.DONE);
    assertFalse(Objects.requireNonNull(chart.guess().drawn()).isEmpty());
    assertTrue(text(robot, "#lesson-reveal").contains("progressive sharpening"));
  }

  @Test
  void anAnswerIsJudged(FxRobot robot) {
    open("edge", robot);
    awaitPhase(Phase.DONE);
    press("#lesson-next", robot);
    awaitPhase(Phase.ASKING);
    press("#lesson-choice-0", robot);
    awaitPhase(Phase.DONE);
    assertTrue(text(robot, "#lesson-reveal").startsWith("Not so. "));
  }

  @Test
  void whatIsWrongWithAFileIsSaidAndNothingIsLost(FxRobot robot) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), "{\"title\": \"t\"}");
    Outcome outcome = window.workspace().view().takeAway().outcome();
    robot.interact(() -> window.drop().take(file));
    await(() -> !outcome.problemProperty().get().isEmpty());
    assertEquals(
        "mine.json: Lesson: steps: there is none; give at least one.",
        outcome.problemProperty().get());
    assertTrue(lecture().playerProperty().get().isEmpty());
  }
}
