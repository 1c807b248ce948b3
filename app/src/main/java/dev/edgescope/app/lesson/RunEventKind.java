package dev.edgescope.app.lesson;

import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** Something that can come about in a run, and at which it can be made to pause. */
public sealed interface RunEventKind {
  /** Whether it is so in the selected run. */
  boolean holds(LiveViewModel model);

  /** In the middle of a sentence that begins with "Pause when". */
  String words();

  private static boolean lastNoiseKernel(LiveViewModel model, DoublePredicate test) {
    return model
        .recordProperty()
        .getValue()
        .readings()
        .withNoiseKernel()
        .filter(reading -> test.test(reading.curvature().noiseKernel().k()))
        .isPresent();
  }

  private static boolean lastReading(LiveViewModel model, Predicate<Measurement> test) {
    return model.recordProperty().getValue().readings().last().filter(test).isPresent();
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
  }
}
