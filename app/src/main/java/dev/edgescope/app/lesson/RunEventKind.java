package dev.edgescope.app.lesson;

import dev.edgescope.app.run.LastReadings;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** Something that can come about in a run, and at which it can be made to pause. */
public sealed interface RunEventKind {
  /** Whether it is so in the selected run. */
  boolean holds(LiveViewModel model);

  /** In the middle of a sentence that begins with "Pause when". */
  String words();

  /** What has come about, and at which step of the selected run; it holds there. */
  String happened(LiveViewModel model);

  private static String atReading(String key, Optional<Measurement> reading) {
    return Words.text(key, reading.map(one -> NumberText.step(one.step())).orElse(""));
  }

  private static LastReadings readings(LiveViewModel model) {
    return model.recordProperty().getValue().readings();
  }

  private static String lastRegime(LiveViewModel model) {
    RunEvent.RegimeChanged last = model.regimes().getLast();
    return Words.text(
        "lesson.runEventKind.theRegimeBecame",
        EngineWords.of(last.regime()),
        NumberText.step(last.step()));
  }

  private static boolean lastNoiseKernel(LiveViewModel model, DoublePredicate test) {
    return readings(model)
        .withNoiseKernel()
        .filter(reading -> test.test(reading.curvature().noiseKernel().k()))
        .isPresent();
  }

  private static boolean lastReading(LiveViewModel model, Predicate<Measurement> test) {
    return readings(model).last().filter(test).isPresent();
  }

  /** So many steps are made. */
  record AtStep(long step) implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return model.status().currentStep() >= step;
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.stepIsReached", String.valueOf(step));
    }

    @Override
    public String happened(LiveViewModel model) {
      return Words.text("lesson.runEventKind.stepWasReached", NumberText.step(step));
    }
  }

  /** lambda_1, of an adaptive rule the effective one, is at its edge or beyond. */
  record AtEdge() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return lastReading(
          model, reading -> reading.comparableSharpness() >= reading.curvature().edge());
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.lambdaMeetsItsEdge");
    }

    @Override
    public String happened(LiveViewModel model) {
      return atReading("lesson.runEventKind.lambdaMetItsEdge", readings(model).last());
    }
  }

  /** lambda_1, of an adaptive rule the effective one, is below its edge. */
  record BelowEdge() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return lastReading(
          model, reading -> reading.comparableSharpness() < reading.curvature().edge());
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.lambdaFallsBelowItsEdge");
    }

    @Override
    public String happened(LiveViewModel model) {
      return atReading("lesson.runEventKind.lambdaFellBelowItsEdge", readings(model).last());
    }
  }

  /** K is at 1 or beyond. */
  record AtNoiseEdge() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return lastNoiseKernel(model, k -> k >= 1);
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.kCrosses1");
    }

    @Override
    public String happened(LiveViewModel model) {
      return atReading("lesson.runEventKind.kCrossed1", readings(model).withNoiseKernel());
    }
  }

  /** K is below 1. */
  record BelowNoiseEdge() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return lastNoiseKernel(model, k -> k < 1);
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.kFallsBelow1");
    }

    @Override
    public String happened(LiveViewModel model) {
      return atReading("lesson.runEventKind.kFellBelow1", readings(model).withNoiseKernel());
    }
  }

  /** The run is in a regime. */
  record InRegime(Regime regime) implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return model.regimeProperty().getValue().equals(EngineWords.of(regime));
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.theRegimeIs", EngineWords.of(regime));
    }

    @Override
    public String happened(LiveViewModel model) {
      return lastRegime(model);
    }
  }

  /** The run has come into another regime after a step. */
  record InAnotherRegime(long after) implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return !model.regimes().isEmpty() && model.regimes().getLast().step() > after;
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.theRegimeChanges");
    }

    @Override
    public String happened(LiveViewModel model) {
      return lastRegime(model);
    }
  }

  /** The run has ended because its loss ran away. */
  record Diverged() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return model.stateProperty().get() == RunState.FAILED;
    }

    @Override
    public String words() {
      return Words.text("lesson.runEventKind.theRunHasDiverged");
    }

    @Override
    public String happened(LiveViewModel model) {
      return Words.text(
          "lesson.runEventKind.theRunDiverged", NumberText.step(model.status().currentStep()));
    }
  }
}
