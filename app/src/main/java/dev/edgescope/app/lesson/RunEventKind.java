package dev.edgescope.app.lesson;

import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import java.util.function.Predicate;

/** Something that can come about in a run, and at which it can be made to pause. */
public sealed interface RunEventKind {
  /** Whether it is so in the selected run. */
  boolean holds(LiveViewModel model);

  /** In the middle of a sentence that begins with "Pause when". */
  String words();

  private static boolean lastReading(LiveViewModel model, Predicate<Measurement> test) {
    return model.recordProperty().getValue().lastReading().filter(test).isPresent();
  }

  /** So many steps are made. */
  record AtStep(long step) implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return model.status().currentStep() >= step;
    }

    @Override
    public String words() {
      return "step " + step + " is reached";
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
      return "λ₁ meets its edge";
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
      return "λ₁ falls below its edge";
    }
  }

  /** K is at 1 or beyond. */
  record AtNoiseEdge() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return lastReading(model, reading -> reading.curvature().noiseKernel().k() >= 1);
    }

    @Override
    public String words() {
      return "K crosses 1";
    }
  }

  /** K is below 1. */
  record BelowNoiseEdge() implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return lastReading(model, reading -> reading.curvature().noiseKernel().k() < 1);
    }

    @Override
    public String words() {
      return "K falls below 1";
    }
  }

  /** The run is in a regime. */
  record InRegime(Regime regime) implements RunEventKind {
    @Override
    public boolean holds(LiveViewModel model) {
      return model.regimeProperty().getValue().equals(regime.title());
    }

    @Override
    public String words() {
      return "the regime is " + regime.title();
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
      return "the run has diverged";
    }
  }
}
