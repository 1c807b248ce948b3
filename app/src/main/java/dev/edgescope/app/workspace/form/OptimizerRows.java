package dev.edgescope.app.workspace.form;

import static dev.edgescope.engine.config.UpdateRule.Kind.ADAM;
import static dev.edgescope.engine.config.UpdateRule.Kind.ADAMW;
import static dev.edgescope.engine.config.UpdateRule.Kind.RMSPROP;
import static dev.edgescope.engine.config.UpdateRule.Kind.SCALAR_RMSPROP;
import static dev.edgescope.engine.config.UpdateRule.Kind.SGD;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.OptimizerForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.objective.Sampling;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows that describe the optimizer. */
final class OptimizerRows {
  private static final UpdateRule.Kind[] ADAPTIVE = {ADAM, ADAMW, RMSPROP, SCALAR_RMSPROP};

  private final OptimizerForm form;

  OptimizerRows(OptimizerForm form) {
    this.form = form;
  }

  List<SettingRow> rows() {
    SettingRow momentumKind =
        ExperimentPane.choice(
            "momentum-kind",
            Words.text("form.optimizerRows.momentumKind"),
            Words.text("form.optimizerRows.heavyBallUVWith"),
            form.momentumKind(),
            List.of(Momentum.Kind.values()),
            SettingWords.MOMENTUM_KIND);
    momentumKind
        .visibleProperty()
        .bind(
            form.momentum()
                .valueProperty()
                .flatMap(mu -> form.kind().valueProperty().map(kind -> mu != 0 && kind == SGD)));
    momentumKind.managedProperty().bind(momentumKind.visibleProperty());
    return List.of(
        ExperimentPane.choice(
            "update-rule",
            Words.text("form.optimizerRows.updateRule"),
            Words.text("form.optimizerRows.whatBecomesOfAGradient"),
            form.kind(),
            List.of(UpdateRule.Kind.values()),
            SettingWords.UPDATE_RULE),
        ofRule(
            ExperimentPane.text(
                "momentum",
                Words.text("form.optimizerRows.momentum"),
                Words.text("form.optimizerRows.momentumWhat"),
                form.momentum()),
            SGD),
        momentumKind,
        ofRule(
            ExperimentPane.text(
                "beta1",
                Words.text("form.optimizerRows.momentum2"),
                Words.text("form.optimizerRows.beta1What"),
                form.beta1()),
            ADAM,
            ADAMW),
        ofRule(
            ExperimentPane.text(
                "beta2",
                Words.text("form.optimizerRows.averaging"),
                Words.text("form.optimizerRows.beta2What"),
                form.beta2()),
            ADAPTIVE),
        ofRule(
            ExperimentPane.text(
                "epsilon",
                Words.text("form.optimizerRows.epsilon"),
                Words.text("form.optimizerRows.addedToVSoThat"),
                form.epsilon()),
            ADAPTIVE),
        ofRule(
            ExperimentPane.choice(
                "bias-correction",
                Words.text("form.optimizerRows.biasCorrection"),
                Words.text("form.optimizerRows.whetherVIsDividedBy"),
                form.biasCorrection(),
                List.of(false, true),
                SettingWords.BIAS_CORRECTION),
            RMSPROP,
            SCALAR_RMSPROP),
        ExperimentPane.choice(
            "sampling",
            Words.text("form.optimizerRows.batches"),
            Words.text("form.optimizerRows.independentARandomSubsetAt"),
            form.sampling(),
            List.of(Sampling.values()),
            SettingWords.SAMPLING),
        ofRule(
            ExperimentPane.text(
                "weight-decay",
                Words.text("form.optimizerRows.weightDecayLambda"),
                Words.text("form.optimizerRows.weightDecayWhat"),
                form.weightDecay()),
            SGD,
            ADAMW),
        ExperimentPane.text(
            "clip-norm",
            Words.text("form.optimizerRows.clipNorm"),
            Words.text("form.optimizerRows.clipNormWhat"),
            form.clipNorm()),
        ExperimentPane.choice(
            "rate-rule",
            Words.text("form.optimizerRows.rateRule"),
            Words.text("form.optimizerRows.howTheLearningRateOf"),
            form.rateRule(),
            List.of(RateRule.Kind.values()),
            SettingWords.RATE_RULE),
        rule(
            ExperimentPane.text(
                "schedule-steps",
                Words.text("form.optimizerRows.scheduleSteps"),
                Words.text("form.optimizerRows.stepsUntilTheLearningRate"),
                form.scheduleSteps()),
            RateRule.Kind.WARM_UP,
            RateRule.Kind.COSINE),
        rule(
            ExperimentPane.text(
                "rate-floor",
                Words.text("form.optimizerRows.floor"),
                Words.text("form.optimizerRows.whatIsLeftOfThe"),
                form.floor()),
            RateRule.Kind.COSINE),
        rule(
            ExperimentPane.text(
                "change-every",
                Words.text("form.optimizerRows.changeEvery"),
                Words.text("form.optimizerRows.stepsBetweenTwoChanges"),
                form.changeEvery()),
            RateRule.Kind.STEP),
        rule(
            ExperimentPane.text(
                "change-by",
                Words.text("form.optimizerRows.changeBy"),
                Words.text("form.optimizerRows.factorOfEachChange"),
                form.changeBy()),
            RateRule.Kind.STEP),
        rule(
            ExperimentPane.text(
                "sigma",
                Words.text("form.optimizerRows.cdatFactor"),
                Words.text("form.optimizerRows.sigmaWhat"),
                form.sigma()),
            RateRule.Kind.CDAT),
        rule(
            ExperimentPane.text(
                "averaging",
                Words.text("form.optimizerRows.averaging2"),
                Words.text("form.optimizerRows.ofTheMovingAveragesOf"),
                form.decay()),
            RateRule.Kind.CDAT),
        ofRule(
            ExperimentPane.choice(
                "steering",
                Words.text("form.optimizerRows.holdK"),
                Words.text("form.optimizerRows.readsTheNoiseKernelNorm"),
                form.steering(),
                OptimizerForm.STEERINGS,
                SettingWords.STEERING),
            SGD),
        steered(
            ExperimentPane.text(
                "steer-target",
                Words.text("form.optimizerRows.targetK"),
                Words.text("form.optimizerRows.below1TheStochasticEdge"),
                form.steerTarget())),
        steered(
            ExperimentPane.text(
                "steer-every",
                Words.text("form.optimizerRows.steerEvery"),
                Words.text("form.optimizerRows.stepsBetweenTwoReadingsOf"),
                form.steerEvery())),
        ExperimentPane.choice(
            "subspace",
            Words.text("form.optimizerRows.updatesIn"),
            Words.text("form.optimizerRows.projectsEveryUpdateOntoThe"),
            form.subspace(),
            OptimizerForm.SUBSPACES,
            SettingWords.SUBSPACE),
        projected(
            ExperimentPane.text(
                "subspace-size",
                Words.text("form.optimizerRows.subspaceSizeK"),
                Words.text("form.optimizerRows.numberOfTopEigenvectors"),
                form.subspaceSize())),
        projected(
            ExperimentPane.text(
                "refresh-every",
                Words.text("form.optimizerRows.refreshEvery"),
                Words.text("form.optimizerRows.stepsAfterWhichTheEigenvectors"),
                form.refreshEvery())));
  }

  private SettingRow ofRule(SettingRow row, UpdateRule.Kind... kinds) {
    return ExperimentPane.only(row, form.kind(), Set.of(kinds));
  }

  private SettingRow rule(SettingRow row, RateRule.Kind first, RateRule.Kind... others) {
    return ExperimentPane.only(row, form.rateRule(), EnumSet.of(first, others));
  }

  private SettingRow steered(SettingRow row) {
    row.visibleProperty()
        .bind(
            form.steering()
                .valueProperty()
                .flatMap(what ->
                    form.kind().valueProperty().map(kind -> what.isPresent() && kind == SGD)));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private SettingRow projected(SettingRow row) {
    return ExperimentPane.only(
        row,
        form.subspace(),
        Set.of(Optional.of(UpdateSubspace.Kind.DOMINANT), Optional.of(UpdateSubspace.Kind.BULK)));
  }
}
