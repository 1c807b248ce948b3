package dev.edgescope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.lesson.LessonPlayer.Phase;
import dev.edgescope.app.lesson.LessonStep.Ask;
import dev.edgescope.app.lesson.LessonStep.Goal;
import dev.edgescope.app.lesson.LessonStep.Setup;
import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.training.StepBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A lesson on an engine in the hand of the test. */
class LessonPlayerTest {
  private final Preset preset = Presets.load().first();
  private final RunConfig config = Presets.load().byId("below-the-edge").config();
  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          preset.config(), List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final LiveViewModel model = new LiveViewModel(List.of(preset), preset, runs);
  private final Lesson lesson =
      new Lesson(
          "test",
          "Test",
          List.of(
              step(Optional.of(new Setup(config, List.of(), List.of())), Optional.empty(), 0),
              step(
                  Optional.empty(),
                  Optional.of(new Ask.Choose("Which?", List.of("a", "b"), 1)),
                  3)));
  private final Lecture lecture = new Lecture(model, List.of(lesson));

  private static LessonStep step(Optional<Setup> setup, Optional<Ask> ask, long until) {
    return new LessonStep(
        "Say.",
        "",
        setup,
        Map.of(),
        ask,
        until == 0
            ? Optional.empty()
            : Optional.of(new Goal(new RunEventKind.AtStep(until), 1_000)),
        "");
  }

  private LessonPlayer player() {
    return lecture.playerProperty().get().orElseThrow();
  }

  private Phase phase() {
    return player().phaseProperty().get();
  }

  private void tell(RunEvent event) {
    engines.opened().getFirst().tell(event);
    runs.pulse();
    lecture.pulse();
  }

  private void begin() {
    lecture.open(lesson);
    tell(new RunEvent.Started(1, config, 10, 1_000, 10));
    tell(new RunEvent.Measured(1, reading()));
  }

  private static Measurement reading() {
    return reading(0, Map.of());
  }

  private static Measurement reading(long step, Map<Quantity, List<Reading>> readings) {
    Spectrum spectrum = new Spectrum(List.of(new Spectrum.Eigenvalue(5, 1e-3, true)));
    return new Measurement(
        step,
        0.1 * step,
        new InForce(0.1, 1_000),
        new Evaluation(0.5, 0.9),
        new Evaluation(0.6, 0.8),
        0.1,
        new Curvature(spectrum, 20, 300, new NoiseKernelNorm(0, 0, Optional.empty())),
        0.0041,
        readings);
  }

  @Test
  void aLessonAndTheRunThatItLeavesBehindAreCalledByItsTitle() {
    begin();
    model.controls().learningRate().set(0.2);
    model.pulse();
    assertEquals("Test", lecture.titleProperty().getValue());

    lecture.close();
    assertEquals("Test, changed", lecture.titleProperty().getValue());

    model.choose(preset);
    assertEquals(preset.title(), lecture.titleProperty().getValue());
  }

  @Test
  void aRoomSeesTheChartThatAStepIsAbout() {
    Setup setup = new Setup(config, List.of(), List.of("effective-sharpness", "sharpness"));
    Lesson shown =
        new Lesson(
            "shown",
            "Shown",
            List.of(about("", Optional.of(setup)), about("chart-sharpness", Optional.empty())));
    model.presentation().set(true);
    lecture.open(shown);
    assertEquals("effective-sharpness", main());
    tell(new RunEvent.Started(1, config, 10, 1_000, 10));
    tell(new RunEvent.Measured(1, reading()));
    player().next();
    assertEquals("sharpness", main());
    lecture.pulse();
    player().back();
    assertEquals("effective-sharpness", main());
  }

  private String main() {
    return model.presentation().spotlightProperty().get().orElseThrow().main();
  }

  private static LessonStep about(String highlight, Optional<Setup> setup) {
    return new LessonStep(
        "Say.", highlight, setup, Map.of(), Optional.empty(), Optional.empty(), "");
  }

  /** Whose own sharpness, 5, is far below the edge, 20. */
  @Test
  void anAdaptiveRuleMeetsItsEdgeWithItsEffectiveSharpness() {
    Map<Quantity, List<Reading>> readings =
        Map.of(
            Quantity.EFFECTIVE_LAMBDA,
            List.of(Reading.exact(21)),
            Quantity.NTK_TRACE_P,
            List.of(Reading.exact(60)));
    RunEventKind edge = new RunEventKind.AtEdge();
    begin();
    tell(new RunEvent.Measured(1, reading(19, readings)));
    assertFalse(edge.holds(model));
    tell(new RunEvent.Measured(1, reading(20, readings)));
    assertTrue(edge.holds(model));
    assertFalse(new RunEventKind.BelowEdge().holds(model));
  }

  @Test
  void theFirstStepLaysItsRunOut() {
    lecture.open(lesson);
    assertTrue(engines.opened().getFirst().sent().contains(new Command.Reset(config)));
    assertEquals(Phase.PREPARING, phase());
  }

  @Test
  void aStepWithoutAnEventIsDoneOnceItsRunIsThere() {
    begin();
    assertEquals(Phase.DONE, phase());
  }

  @Test
  void eachStepThatIsReachedIsTold() {
    List<Map<String, Integer>> told = new ArrayList<>();
    lecture.onProgress(told::add);
    begin();
    player().next();
    lecture.pulse();
    lecture.pulse();
    String id = player().lesson().id();
    assertEquals(List.of(Map.of(id, 1), Map.of(id, 2)), told);
  }

  @Test
  void theRunWaitsForTheAnswer() {
    begin();
    player().next();
    lecture.pulse();
    assertEquals(Phase.ASKING, phase());
    assertFalse(engines.opened().getFirst().sent().contains(new Command.Resume()));

    player().choose(0);
    assertTrue(engines.opened().getFirst().sent().contains(new Command.Resume()));
    assertEquals(Optional.of(0), player().answerProperty().get());
  }

  /** A presenter's remote has no key to choose with. */
  @Test
  void aRoomThatHasAnsweredAloudGoesOnWithoutAChoice() {
    begin();
    player().next();
    lecture.pulse();
    player().next();
    assertEquals(Phase.RUNNING, phase());
    assertTrue(engines.opened().getFirst().sent().contains(new Command.Resume()));
    assertEquals(Optional.empty(), player().answerProperty().get());
  }

  @Test
  void theRunPausesAtTheEvent() {
    begin();
    player().next();
    lecture.pulse();
    player().choose(1);
    tell(new RunEvent.Resumed(1, 0));
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9, 0.8)));
    assertEquals(Phase.RUNNING, phase());

    tell(new RunEvent.Stepped(1, StepBlocks.of(2, 0.1, 0.7)));
    assertEquals(Phase.DONE, phase());
    assertEquals(new Command.Pause(), engines.opened().getFirst().sent().getLast());
  }

  @Test
  void aStepThatWasPlayedIsReadAgainAndNotPlayed() {
    begin();
    player().next();
    lecture.pulse();
    player().choose(1);
    tell(new RunEvent.Resumed(1, 0));
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9, 0.8, 0.7)));
    int sent = engines.opened().getFirst().sent().size();
    player().back();
    assertEquals(0, player().indexProperty().get());
    player().next();

    assertEquals(1, player().indexProperty().get());
    assertEquals(Phase.DONE, phase());
    assertFalse(
        engines.opened().getFirst().sent().subList(sent, sent + 1).contains(new Command.Resume()));
  }

  @Test
  void howFarALessonCameIsRemembered() {
    begin();
    player().next();
    lecture.pulse();
    lecture.close();
    assertEquals(2, lecture.progress(lesson));
  }
}
