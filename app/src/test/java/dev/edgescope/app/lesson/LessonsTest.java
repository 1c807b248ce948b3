package dev.edgescope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunListener;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled lessons, each played to its end on the real engine. */
class LessonsTest {
  private static final long DEADLINE_NANOS = 60_000_000_000L;
  private static final List<Lesson> LESSONS = Lessons.load("en");

  private final List<RunLoop> loops = new ArrayList<>();

  static Stream<Lesson> lessons() {
    return LESSONS.stream();
  }

  private LiveViewModel model(RunComparison comparison, Preset preset) {
    return new LiveViewModel(List.of(preset), preset, comparison);
  }

  private RunPort open(RunStart start) {
    RunLoop loop = new RunLoop(start, RunListener.NONE);
    loops.add(loop);
    return loop;
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void comesToItsEnd(Lesson lesson) throws InterruptedException {
    Preset any = Presets.load().byId("minimalist-example");
    RunComparison comparison =
        new RunComparison(
            any.config(),
            List.of(),
            Double.POSITIVE_INFINITY,
            new RunEngines(this::open, port -> port.send(new Command.Stop())),
            System::nanoTime);
    LiveViewModel model = model(comparison, any);
    LessonPlayer player = new LessonPlayer(model, lesson);
    try {
      for (int number = 0; number < lesson.steps().size(); number++) {
        assertEquals(number, player.indexProperty().get());
        play(player, comparison, model);
        LessonStep step = player.step();
        step.until()
            .ifPresent(goal ->
                assertTrue(
                    goal.kind().holds(model),
                    () -> goal.kind().words() + " at " + model.status().currentStep()));
        player.next();
      }
      assertEquals(lesson.steps().size() - 1, player.indexProperty().get());
    } finally {
      loops.forEach(RunLoop::close);
    }
  }

  private static void play(LessonPlayer player, RunComparison comparison, LiveViewModel model)
      throws InterruptedException {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (player.phaseProperty().get() != LessonPlayer.Phase.DONE) {
      comparison.pulse();
      model.pulse();
      player.pulse();
      if (player.phaseProperty().get() == LessonPlayer.Phase.ASKING) {
        switch (player.step().ask().orElseThrow()) {
          case LessonStep.Ask.Choose choose -> player.choose(choose.right());
          case LessonStep.Ask.Draw _ -> player.finishDrawing();
        }
      }
      if (System.nanoTime() > end) {
        fail("step " + player.indexProperty().get() + " stands at " + model.status().currentStep());
      }
      Thread.sleep(1);
    }
  }

  @Test
  void thereAreTwenty() {
    assertEquals(20, LESSONS.size());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void saysAtMostThreeSentencesAtATime(Lesson lesson) {
    for (LessonStep step : lesson.steps()) {
      assertTrue(step.say().split("[.?] ").length <= 3, step.say());
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void asksForCurvesOfChartsThatExist(Lesson lesson) {
    for (LessonStep step : lesson.steps()) {
      step.ask()
          .filter(LessonStep.Ask.Draw.class::isInstance)
          .map(LessonStep.Ask.Draw.class::cast)
          .ifPresent(draw -> assertTrue(ChartTable.find(draw.chart()).isPresent(), draw.chart()));
    }
  }
}
