package dev.edgescope.app.workspace.form;

import static dev.edgescope.engine.config.UpdateRule.Kind.ADAM;
import static dev.edgescope.engine.config.UpdateRule.Kind.ADAMW;
import static dev.edgescope.engine.config.UpdateRule.Kind.RMSPROP;
import static dev.edgescope.engine.config.UpdateRule.Kind.SCALAR_RMSPROP;
import static dev.edgescope.engine.config.UpdateRule.Kind.SGD;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.OptimizerForm;
import dev.edgescope.app.experiment.SettingWords;
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
            "Momentum kind",
            "Heavy ball: u = v, with the edge at 2(1+μ)/α. Nesterov: u = g + μv, with the edge at"
                + " 2(1+μ)/((1+2μ)α).",
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
            "Update rule",
            "What becomes of a gradient. Adam and RMSProp divide each step by a preconditioner P ="
                + " diag(√v̂ + ε): their edge is that of the effective sharpness, λ₁ of P⁻¹H.",
            form.kind(),
            List.of(UpdateRule.Kind.values()),
            SettingWords.UPDATE_RULE),
        ofRule(
            ExperimentPane.text(
                "momentum",
                "Momentum μ",
                "v ← μv + g, θ ← θ − αu; 0 for none. It moves the edge.",
                form.momentum()),
            SGD),
        momentumKind,
        ofRule(
            ExperimentPane.text(
                "beta1",
                "Momentum β₁",
                "m ← β₁m + (1 − β₁)g. The edge of the effective sharpness is (2 + 2β₁)/((1 −"
                    + " β₁)α), 38/α at 0.9.",
                form.beta1()),
            ADAM,
            ADAMW),
        ofRule(
            ExperimentPane.text(
                "beta2",
                "Averaging β₂",
                "v ← β₂v + (1 − β₂)g². Of the squares of the gradients, of which P is made.",
                form.beta2()),
            ADAPTIVE),
        ofRule(
            ExperimentPane.text(
                "epsilon",
                "Epsilon ε",
                "Added to √v̂, so that no step is divided by nothing.",
                form.epsilon()),
            ADAPTIVE),
        ofRule(
            ExperimentPane.choice(
                "bias-correction",
                "Bias correction",
                "Whether v is divided by 1 − β₂ᵗ, which it lacks of a full average at the start;"
                    + " off in PyTorch.",
                form.biasCorrection(),
                List.of(false, true),
                SettingWords.BIAS_CORRECTION),
            RMSPROP,
            SCALAR_RMSPROP),
        ExperimentPane.choice(
            "sampling",
            "Batches",
            "Independent: a random subset at every step, as in the theory of K. Reshuffled epochs:"
                + " every example once before any comes again.",
            form.sampling(),
            List.of(Sampling.values()),
            SettingWords.SAMPLING),
        ofRule(
            ExperimentPane.text(
                "weight-decay",
                "Weight decay λ",
                "g ← g + λθ, as in PyTorch, or with AdamW θ ← θ − αλθ beside the step. The charts"
                    + " show the loss and its Hessian without it.",
                form.weightDecay()),
            SGD,
            ADAMW),
        ExperimentPane.text(
            "clip-norm",
            "Clip norm",
            "g ← g min(1, c/|g|), before the decay and the momentum; none for no clipping.",
            form.clipNorm()),
        ExperimentPane.choice(
            "rate-rule",
            "Rate rule",
            "How the learning rate of a step comes from the one that the slider sets. CDAT chooses"
                + " it from slope and curvature along the update.",
            form.rateRule(),
            List.of(RateRule.Kind.values()),
            SettingWords.RATE_RULE),
        rule(
            ExperimentPane.text(
                "schedule-steps",
                "Schedule steps",
                "Steps until the learning rate has risen or fallen all the way.",
                form.scheduleSteps()),
            RateRule.Kind.WARM_UP,
            RateRule.Kind.COSINE),
        rule(
            ExperimentPane.text(
                "rate-floor",
                "Floor",
                "What is left of the learning rate at the end, as a share.",
                form.floor()),
            RateRule.Kind.COSINE),
        rule(
            ExperimentPane.text(
                "change-every", "Change every", "Steps between two changes.", form.changeEvery()),
            RateRule.Kind.STEP),
        rule(
            ExperimentPane.text(
                "change-by", "Change by", "Factor of each change.", form.changeBy()),
            RateRule.Kind.STEP),
        rule(
            ExperimentPane.text(
                "sigma",
                "CDAT factor σ",
                "α = σ |gᵀu| / |uᵀHu|: 1 is the greedy step, 2 keeps the run at the edge.",
                form.sigma()),
            RateRule.Kind.CDAT),
        rule(
            ExperimentPane.text(
                "averaging",
                "Averaging β",
                "Of the moving averages of slope and curvature; 0 for the full batch.",
                form.decay()),
            RateRule.Kind.CDAT),
        ofRule(
            ExperimentPane.choice(
                "steering",
                "Hold K",
                "Reads the noise kernel norm now and then, and moves the learning rate or the"
                    + " batch size so that it stays at its target.",
                form.steering(),
                OptimizerForm.STEERINGS,
                SettingWords.STEERING),
            SGD),
        steered(
            ExperimentPane.text(
                "steer-target",
                "Target K",
                "Below 1, the stochastic edge of stability.",
                form.steerTarget())),
        steered(
            ExperimentPane.text(
                "steer-every",
                "Steer every",
                "Steps between two readings of K on the whole training set.",
                form.steerEvery())),
        ExperimentPane.choice(
            "subspace",
            "Updates in",
            "Projects every update onto the space of the top Hessian eigenvectors (dominant), or"
                + " onto the rest (bulk).",
            form.subspace(),
            OptimizerForm.SUBSPACES,
            SettingWords.SUBSPACE),
        projected(
            ExperimentPane.text(
                "subspace-size",
                "Subspace size k",
                "Number of top eigenvectors.",
                form.subspaceSize())),
        projected(
            ExperimentPane.text(
                "refresh-every",
                "Refresh every",
                "Steps after which the eigenvectors are computed anew.",
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
                .flatMap(
                    what ->
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
