package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.objective.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of the form that describes the optimizer beside its live controls. The settings of what
 * is not chosen wait unseen.
 */
public final class OptimizerForm {
  public static final List<Optional<Steering.Control>> STEERINGS =
      List.of(
          Optional.empty(),
          Optional.of(Steering.Control.LEARNING_RATE),
          Optional.of(Steering.Control.BATCH_SIZE));
  public static final List<Optional<UpdateSubspace.Kind>> SUBSPACES =
      List.of(
          Optional.empty(),
          Optional.of(UpdateSubspace.Kind.DOMINANT),
          Optional.of(UpdateSubspace.Kind.BULK));

  private final SettingModel<UpdateRule.Kind> kind =
      new SettingModel<>(UpdateRule.Kind.SGD, SettingWords.UPDATE_RULE);
  private final SettingModel<Double> beta1 = number(0.9, Setting.BETA1);
  private final SettingModel<Double> beta2 = number(0.999, Setting.BETA2);
  private final SettingModel<Double> epsilon = number(1e-8, Setting.EPSILON);
  private final SettingModel<Boolean> biasCorrection =
      new SettingModel<>(false, SettingWords.BIAS_CORRECTION);
  private final SettingModel<Double> momentum = new SettingModel<>(0.0, RunFormats.MOMENTUM);
  private final SettingModel<Momentum.Kind> momentumKind =
      new SettingModel<>(Momentum.Kind.HEAVY_BALL, SettingWords.MOMENTUM_KIND);
  private final SettingModel<Sampling> sampling =
      new SettingModel<>(Sampling.INDEPENDENT, SettingWords.SAMPLING);
  private final SettingModel<Double> weightDecay = number(0, Setting.WEIGHT_DECAY);
  private final SettingModel<Double> clipNorm =
      new SettingModel<>(OptimizerConfig.NO_CLIPPING, RunFormats.clipNorm());
  private final SettingModel<RateRule.Kind> rateRule =
      new SettingModel<>(RateRule.Kind.CONSTANT, SettingWords.RATE_RULE);
  private final SettingModel<Long> scheduleSteps =
      new SettingModel<>(1000L, RunFormats.steps(Setting.RATE_STEPS));
  private final SettingModel<Long> changeEvery =
      new SettingModel<>(500L, RunFormats.steps(Setting.RATE_EVERY));
  private final SettingModel<Double> changeBy = number(0.5, Setting.RATE_FACTOR);
  private final SettingModel<Double> floor = number(0, Setting.RATE_FLOOR);
  private final SettingModel<Double> sigma = number(2, Setting.SIGMA);
  private final SettingModel<Double> decay = number(0.9, Setting.DECAY);
  private final SettingModel<Optional<Steering.Control>> steering =
      new SettingModel<>(Optional.empty(), SettingWords.STEERING);
  private final SettingModel<Double> steerTarget = number(0.5, Setting.STEER_TARGET);
  private final SettingModel<Integer> steerEvery = whole(50, Setting.STEER_EVERY);
  private final SettingModel<Optional<UpdateSubspace.Kind>> subspace =
      new SettingModel<>(Optional.empty(), SettingWords.SUBSPACE);
  private final SettingModel<Integer> subspaceSize = whole(10, Setting.SUBSPACE_K);
  private final SettingModel<Integer> refreshEvery = whole(50, Setting.SUBSPACE_EVERY);

  OptimizerForm(OptimizerConfig config) {
    adopt(config);
  }

  private static SettingModel<Double> number(double initial, Setting setting) {
    return new SettingModel<>(initial, RunFormats.number(setting));
  }

  private static SettingModel<Integer> whole(int initial, Setting setting) {
    return new SettingModel<>(initial, RunFormats.whole(setting));
  }

  /** The update rule. */
  public SettingModel<UpdateRule.Kind> kind() {
    return kind;
  }

  /** Of Adam. */
  public SettingModel<Double> beta1() {
    return beta1;
  }

  /** Of adaptive rules. */
  public SettingModel<Double> beta2() {
    return beta2;
  }

  /** Of adaptive rules. */
  public SettingModel<Double> epsilon() {
    return epsilon;
  }

  /** Of RMSProp. */
  public SettingModel<Boolean> biasCorrection() {
    return biasCorrection;
  }

  public SettingModel<Double> momentum() {
    return momentum;
  }

  public SettingModel<Momentum.Kind> momentumKind() {
    return momentumKind;
  }

  /** How the examples of a batch are drawn. */
  public SettingModel<Sampling> sampling() {
    return sampling;
  }

  public SettingModel<Double> weightDecay() {
    return weightDecay;
  }

  public SettingModel<Double> clipNorm() {
    return clipNorm;
  }

  public SettingModel<RateRule.Kind> rateRule() {
    return rateRule;
  }

  public SettingModel<Long> scheduleSteps() {
    return scheduleSteps;
  }

  public SettingModel<Long> changeEvery() {
    return changeEvery;
  }

  public SettingModel<Double> changeBy() {
    return changeBy;
  }

  public SettingModel<Double> floor() {
    return floor;
  }

  public SettingModel<Double> sigma() {
    return sigma;
  }

  public SettingModel<Double> decay() {
    return decay;
  }

  /** What is moved to hold K; empty for nothing. */
  public SettingModel<Optional<Steering.Control>> steering() {
    return steering;
  }

  public SettingModel<Double> steerTarget() {
    return steerTarget;
  }

  public SettingModel<Integer> steerEvery() {
    return steerEvery;
  }

  /** What updates are projected onto; empty for nothing. */
  public SettingModel<Optional<UpdateSubspace.Kind>> subspace() {
    return subspace;
  }

  public SettingModel<Integer> subspaceSize() {
    return subspaceSize;
  }

  public SettingModel<Integer> refreshEvery() {
    return refreshEvery;
  }

  void adopt(OptimizerConfig config) {
    kind.set(config.rule().kind());
    switch (config.rule()) {
      case UpdateRule.Sgd(Momentum ball) -> {
        momentum.set(ball.coefficient());
        momentumKind.set(ball.kind());
      }
      case UpdateRule.Adam adam -> {
        beta1.set(adam.beta1());
        beta2.set(adam.beta2());
        epsilon.set(adam.epsilon());
      }
      case UpdateRule.RmsProp rmsProp -> {
        beta2.set(rmsProp.beta2());
        epsilon.set(rmsProp.epsilon());
        biasCorrection.set(rmsProp.biasCorrection());
      }
    }
    sampling.set(config.sampling());
    weightDecay.set(config.weightDecay());
    clipNorm.set(config.clipNorm());
    rateRule.set(config.rateRule().kind());
    switch (config.rateRule()) {
      case RateRule.Constant constant -> {}
      case RateRule.WarmUp warmUp -> scheduleSteps.set(warmUp.steps());
      case RateRule.Step step -> {
        changeEvery.set(step.every());
        changeBy.set(step.factor());
      }
      case RateRule.Cosine cosine -> {
        scheduleSteps.set(cosine.steps());
        floor.set(cosine.floor());
      }
      case RateRule.Cdat cdat -> {
        sigma.set(cdat.sigma());
        decay.set(cdat.decay());
      }
    }
    steering.set(config.steering().map(Steering::control));
    config
        .steering()
        .ifPresent(held -> {
          steerTarget.set(held.target());
          steerEvery.set(held.every());
        });
    subspace.set(config.subspace().map(UpdateSubspace::kind));
    config
        .subspace()
        .ifPresent(part -> {
          subspaceSize.set(part.k());
          refreshEvery.set(part.every());
        });
  }

  /** Takes over what has moved, where the form still had it as it was. */
  void follow(OptimizerConfig before, OptimizerConfig after) {
    if (clipNorm.get() == before.clipNorm()) {
      clipNorm.set(after.clipNorm());
    }
    if (before.rule() instanceof UpdateRule.Adam was
        && after.rule() instanceof UpdateRule.Adam is
        && beta1.get() == was.beta1()) {
      beta1.set(is.beta1());
    }
    if (before.rateRule() instanceof RateRule.Cdat was
        && after.rateRule() instanceof RateRule.Cdat is
        && sigma.get() == was.sigma()) {
      sigma.set(is.sigma());
    }
    before
        .steering()
        .filter(was -> was.target() == steerTarget.get())
        .flatMap(was -> after.steering())
        .ifPresent(is -> steerTarget.set(is.target()));
  }

  /** The settings that count for what is chosen. */
  List<SettingModel<?>> active() {
    List<SettingModel<?>> active =
        new ArrayList<>(List.of(kind, sampling, clipNorm, rateRule, subspace));
    switch (kind.get()) {
      case SGD -> {
        active.addAll(List.of(momentum, weightDecay, steering));
        if (momentum.get() != 0) {
          active.add(momentumKind);
        }
      }
      case ADAM -> active.addAll(List.of(beta1, beta2, epsilon));
      case ADAMW -> active.addAll(List.of(beta1, beta2, epsilon, weightDecay));
      case RMSPROP, SCALAR_RMSPROP -> active.addAll(List.of(beta2, epsilon, biasCorrection));
    }
    switch (rateRule.get()) {
      case CONSTANT -> {}
      case WARM_UP -> active.add(scheduleSteps);
      case STEP -> active.addAll(List.of(changeEvery, changeBy));
      case COSINE -> active.addAll(List.of(scheduleSteps, floor));
      case CDAT -> active.addAll(List.of(sigma, decay));
    }
    if (steers()) {
      active.addAll(List.of(steerTarget, steerEvery));
    }
    if (subspace.get().isPresent()) {
      active.addAll(List.of(subspaceSize, refreshEvery));
    }
    return active;
  }

  /** All settings, seen or not. */
  List<SettingModel<?>> all() {
    return List.of(
        kind,
        beta1,
        beta2,
        epsilon,
        biasCorrection,
        momentum,
        momentumKind,
        sampling,
        weightDecay,
        clipNorm,
        rateRule,
        scheduleSteps,
        changeEvery,
        changeBy,
        floor,
        sigma,
        decay,
        steering,
        steerTarget,
        steerEvery,
        subspace,
        subspaceSize,
        refreshEvery);
  }

  /**
   * The optimizer that the form describes, on the full batch.
   *
   * @throws dev.edgescope.engine.config.InvalidConfigException where the settings do not go
   *     together
   */
  OptimizerConfig config(double learningRate) {
    return new OptimizerConfig(
        learningRate,
        rule(),
        BatchSize.full(),
        sampling.get(),
        decays() ? weightDecay.get() : 0,
        clipNorm.get(),
        rates(),
        steering
            .get()
            .filter(what -> steers())
            .map(what -> new Steering(what, steerTarget.get(), steerEvery.get())),
        subspace
            .get()
            .map(kind -> new UpdateSubspace(kind, subspaceSize.get(), refreshEvery.get())));
  }

  /** The update rule that the form describes. */
  UpdateRule rule() {
    return switch (kind.get()) {
      case SGD -> new UpdateRule.Sgd(new Momentum(momentum.get(), momentumKind.get()));
      case ADAM, ADAMW ->
          new UpdateRule.Adam(
              beta1.get(), beta2.get(), epsilon.get(), kind.get() == UpdateRule.Kind.ADAMW);
      case RMSPROP, SCALAR_RMSPROP ->
          new UpdateRule.RmsProp(
              beta2.get(),
              epsilon.get(),
              biasCorrection.get(),
              kind.get() == UpdateRule.Kind.SCALAR_RMSPROP);
    };
  }

  private boolean decays() {
    return kind.get() == UpdateRule.Kind.SGD || kind.get() == UpdateRule.Kind.ADAMW;
  }

  private boolean steers() {
    return kind.get() == UpdateRule.Kind.SGD && steering.get().isPresent();
  }

  private RateRule rates() {
    return switch (rateRule.get()) {
      case CONSTANT -> new RateRule.Constant();
      case WARM_UP -> new RateRule.WarmUp(scheduleSteps.get());
      case STEP -> new RateRule.Step(changeEvery.get(), changeBy.get());
      case COSINE -> new RateRule.Cosine(scheduleSteps.get(), floor.get());
      case CDAT -> new RateRule.Cdat(sigma.get(), decay.get());
    };
  }
}
