package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.machine.BlasKernel;
import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentFormTest {
  private final Presets presets = Presets.load();
  private final Engines engines = new Engines();
  private final LiveViewModel model =
      new LiveViewModel(
          presets.all(),
          presets.first(),
          new RunComparison(
              presets.first().config(),
              List.of(),
              Double.POSITIVE_INFINITY,
              engines.all(),
              () -> 0));
  private final List<Command> sent = engines.opened().getFirst().sent();
  private final ExperimentForm form = model.experiment();

  @Test
  void nothingIsAppliedBeforeItIsAskedFor() {
    form.model().hidden().edit("32");

    assertEquals(List.of(), sent);
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void applyingStartsANewRunWithTheFormAndTheLiveControls() {
    model.controls().learningRate().set(0.3);
    form.model().hidden().edit("32, 16");
    form.seed().edit("7");

    model.applyExperiment();

    RunConfig config = ((Command.Reset) sent.getLast()).config();
    assertEquals(List.of(32, 16), ((ModelConfig.Perceptron) config.model()).hidden());
    assertEquals(7, config.seed());
    assertEquals(0.3, config.optimizer().learningRate());
    assertFalse(form.changedProperty().get());
  }

  /** The kernel belongs to the process: where it is another, the form says so before a reset. */
  @Test
  void theSameBitsOnEveryMachineCanBeAskedForWhereThisProcessHasTheirKernel() {
    BlasKernel.load();
    form.reproducible().set(Reproducibility.PORTABLE);

    assertEquals(Reproducibility.PORTABLE, form.config().orElseThrow().reproducible());
    assertEquals(
        Machine.current().kernel().equals(BlasKernel.PORTABLE), form.applicableProperty().get());
  }

  @Test
  void aSettingTypedBackIsNoChange() {
    form.seed().edit("7");
    form.seed().edit("1");

    assertFalse(form.changedProperty().get());
  }

  @Test
  void aBrokenTextCannotBeApplied() {
    form.model().hidden().commit("64,,x");

    assertFalse(form.applicableProperty().get());
    assertTrue(form.changedProperty().get(), "it can be discarded");
    assertTrue(form.model().hidden().errorProperty().get().contains("64,,x"));

    model.applyExperiment();
    assertEquals(List.of(), sent);
  }

  @Test
  void settingsThatDoNotGoTogetherAreToldAtTheOneToChange() {
    form.loss().set(Loss.CROSS_ENTROPY);
    form.data().targets().set(Targets.PARITY);

    assertFalse(form.applicableProperty().get());
    assertTrue(form.loss().errorProperty().get().contains("one output a class"));

    form.data().targets().set(Targets.ONE_HOT);
    assertEquals("", form.loss().errorProperty().get());
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void discardingBringsTheRunsSettingsBack() {
    form.model().hidden().commit("64,,x");
    form.optimizer().momentum().edit("0.9");

    form.discard();

    assertEquals("64, 64", form.model().hidden().textProperty().get());
    assertEquals(0.0, form.optimizer().momentum().get());
    assertFalse(form.changedProperty().get());
  }

  @Test
  void aBatchThatASmallerDataSetCannotHoldBecomesFull() {
    model.controls().batchSize().set(BatchSize.of(512));
    form.data().examples().edit("100");

    model.applyExperiment();

    RunConfig config = ((Command.Reset) sent.getLast()).config();
    assertTrue(config.optimizer().batchSize().isFull());
    assertEquals("full (100)", model.controls().batchSize().textProperty().get());
  }

  @Test
  void momentumMovesTheEdge() {
    form.optimizer().momentum().edit("0.9");

    model.applyExperiment();

    assertEquals("2(1+μ)/α", model.recordProperty().getValue().edge().formula());
    assertEquals(38, model.recordProperty().getValue().edge().current(), 1e-9);
  }
}
