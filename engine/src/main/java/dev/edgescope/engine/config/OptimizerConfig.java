package dev.edgescope.engine.config;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.objective.Sampling;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * (Stochastic) gradient descent and what changes its steps. In each step, in this order:
 *
 * <pre>
 * g = gradient of the batch's mean loss at theta
 * g = g min(1, c / |g|)                     clipping
 * g = g + lambda theta                      weight decay, as in PyTorch's SGD
 * u = u(g)                                  by the rule, such as momentum or Adam
 * u = u + lambda theta                      weight decay of AdamW, instead of that of the gradient
 * u = U U^T u  or  u - U U^T u              subspace
 * theta = theta - alpha_t u                 alpha_t by the rate rule or by steering
 * </pre>
 *
 * The losses, gradients and Hessians that are measured are those of L itself, without weight decay.
 * Decay adds lambda to every eigenvalue of what is descended: {@link #edge} is that much lower.
 *
 * @param learningRate alpha, the base learning rate
 * @param rule what becomes of a gradient
 * @param batchSize B, the number of examples drawn at each step
 * @param sampling how they are drawn
 * @param weightDecay lambda
 * @param clipNorm c, the largest norm of a gradient; {@link #NO_CLIPPING} for any
 * @param rateRule how alpha_t comes from alpha
 * @param steering what holds the noise kernel norm
 * @param subspace what the updates are projected onto
 */
public record OptimizerConfig(
    double learningRate,
    UpdateRule rule,
    BatchSize batchSize,
    Sampling sampling,
    double weightDecay,
    double clipNorm,
    RateRule rateRule,
    Optional<Steering> steering,
    Optional<UpdateSubspace> subspace) {

  /** The clip norm that no gradient reaches. */
  public static final double NO_CLIPPING = Double.POSITIVE_INFINITY;

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}, or two settings want to
   *     decide the same thing
   */
  public OptimizerConfig {
    requireLearningRate(learningRate);
    Setting.WEIGHT_DECAY.require(weightDecay);
    if (clipNorm != NO_CLIPPING) {
      Setting.CLIP_NORM.require(clipNorm);
      if (rateRule.kind() == RateRule.Kind.CDAT) {
        throw Setting.CLIP_NORM.reject(
            "\"cdat\" chooses the length of a step itself and undoes clipping",
            "leave out one of the two");
      }
    }
    if (rule.isAdaptive()) {
      requireAdaptive(rule, weightDecay, steering);
    }
    boolean steersRate =
        steering.filter(held -> held.control() == Steering.Control.LEARNING_RATE).isPresent();
    if (steersRate && rateRule.kind() != RateRule.Kind.CONSTANT) {
      throw Setting.STEER_CONTROL.reject(
          String.format(
              Locale.ROOT,
              "the rate rule \"%s\" moves the learning rate already",
              Words.of(rateRule.kind())),
          "give the rate rule \"constant\", or steer by \"batch-size\"");
    }
  }

  private static void requireAdaptive(
      UpdateRule rule, double weightDecay, Optional<Steering> steering) {
    String kind = Words.of(rule.kind());
    if (weightDecay != 0 && !rule.decouplesDecay()) {
      throw Setting.WEIGHT_DECAY.reject(
          String.format(
              Locale.ROOT, "%s was given, but \"%s\" has none", NumberText.of(weightDecay), kind),
          "give the kind \"adamw\", or leave it out");
    }
    if (steering.isPresent()) {
      throw Setting.STEER_CONTROL.reject(
          String.format(
              Locale.ROOT, "what is held is K without the preconditioner that \"%s\" has", kind),
          "give the kind \"sgd\", or leave steering out");
    }
  }

  /** SGD with heavy-ball momentum and nothing else. */
  public OptimizerConfig(double learningRate, double momentum, BatchSize batchSize) {
    this(
        learningRate,
        new UpdateRule.Sgd(Momentum.heavyBall(momentum)),
        batchSize,
        Sampling.INDEPENDENT,
        0,
        NO_CLIPPING,
        new RateRule.Constant(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with another base learning rate. */
  public OptimizerConfig withLearningRate(double value) {
    return with(draft -> draft.learningRate = value);
  }

  /** The same with another batch size. */
  public OptimizerConfig withBatchSize(BatchSize value) {
    return with(draft -> draft.batchSize = value);
  }

  /** SGD with other momentum, and the rest the same. */
  public OptimizerConfig withMomentum(Momentum value) {
    return withRule(new UpdateRule.Sgd(value));
  }

  /** The same with another update rule. */
  public OptimizerConfig withRule(UpdateRule value) {
    return with(draft -> draft.rule = value);
  }

  /** The same with batches drawn otherwise. */
  public OptimizerConfig withSampling(Sampling value) {
    return with(draft -> draft.sampling = value);
  }

  /** The same with another weight decay. */
  public OptimizerConfig withWeightDecay(double value) {
    return with(draft -> draft.weightDecay = value);
  }

  /** The same with another clip norm. */
  public OptimizerConfig withClipNorm(double value) {
    return with(draft -> draft.clipNorm = value);
  }

  /** The same with another rate rule. */
  public OptimizerConfig withRateRule(RateRule value) {
    return with(draft -> draft.rateRule = value);
  }

  /** The same with steering. */
  public OptimizerConfig withSteering(Steering value) {
    return with(draft -> draft.steering = Optional.of(value));
  }

  /** The same with updates in a subspace. */
  public OptimizerConfig withSubspace(UpdateSubspace value) {
    return with(draft -> draft.subspace = Optional.of(value));
  }

  /**
   * The same with a control at another value.
   *
   * @throws InvalidConfigException if the value is out of its {@link Limits}, or the control has
   *     nothing to act on
   */
  public OptimizerConfig with(Control control, double value) {
    if (!has(control)) {
      throw control
          .setting()
          .reject(
              String.format(
                  Locale.ROOT,
                  "%s was given, but this run has nothing of the kind",
                  NumberText.of(value)),
              "start a run whose configuration has it");
    }
    return switch (control) {
      case LEARNING_RATE -> withLearningRate(value);
      case BATCH_SIZE -> withBatchSize(BatchSize.of((int) value));
      case BETA1 ->
          rule instanceof UpdateRule.Adam(double _, double beta2, double epsilon, boolean decouples)
              ? withRule(new UpdateRule.Adam(value, beta2, epsilon, decouples))
              : this;
      case CLIP_NORM -> withClipNorm(Setting.CLIP_NORM.require(value));
      case SIGMA ->
          rateRule instanceof RateRule.Cdat(double _, double decay)
              ? withRateRule(new RateRule.Cdat(value, decay))
              : this;
      case STEER_TARGET ->
          steering
              .map(held -> withSteering(new Steering(held.control(), value, held.every())))
              .orElse(this);
    };
  }

  /** Whether a control has something to act on: Adam, clipping, CDAT, steering. */
  public boolean has(Control control) {
    return switch (control) {
      case LEARNING_RATE, BATCH_SIZE -> true;
      case BETA1 -> rule instanceof UpdateRule.Adam;
      case CLIP_NORM -> isClipped();
      case SIGMA -> rateRule.kind() == RateRule.Kind.CDAT;
      case STEER_TARGET -> steering.isPresent();
    };
  }

  /** A copy while it is being changed. */
  private static final class Draft {
    private double learningRate;
    private UpdateRule rule;
    private BatchSize batchSize;
    private Sampling sampling;
    private double weightDecay;
    private double clipNorm;
    private RateRule rateRule;
    private Optional<Steering> steering;
    private Optional<UpdateSubspace> subspace;

    Draft(OptimizerConfig from) {
      learningRate = from.learningRate;
      rule = from.rule;
      batchSize = from.batchSize;
      sampling = from.sampling;
      weightDecay = from.weightDecay;
      clipNorm = from.clipNorm;
      rateRule = from.rateRule;
      steering = from.steering;
      subspace = from.subspace;
    }
  }

  private OptimizerConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new OptimizerConfig(
        draft.learningRate,
        draft.rule,
        draft.batchSize,
        draft.sampling,
        draft.weightDecay,
        draft.clipNorm,
        draft.rateRule,
        draft.steering,
        draft.subspace);
  }

  /** mu of SGD, and where it enters; none for a rule that keeps averages instead. */
  public Momentum momentum() {
    return switch (rule) {
      case UpdateRule.Sgd(Momentum momentum) -> momentum;
      case UpdateRule.Adam _, UpdateRule.RmsProp _ -> Momentum.NONE;
    };
  }

  /** Where the updates lose stability: the sharpness, or for an adaptive rule the effective one. */
  public StabilityEdge edge() {
    return rule.edge(weightDecay);
  }

  /**
   * Refuses a flow where none belongs to the rule.
   *
   * @param examples D
   * @throws InvalidConfigException with what the rule has that the flow does not know
   */
  public void requireFlow(FlowKind flow, int examples) {
    int batch = batchSize.on(examples);
    if (batch != examples && flow != FlowKind.TWIN) {
      throw Setting.FLOWS.reject(
          "a flow is that of the full batch, but batches of "
              + NumberText.of((long) batch)
              + " of "
              + NumberText.of((long) examples)
              + " examples are drawn",
          "give the batch size \"full\", or leave the flows out");
    }
    String beyond =
        rule.isAdaptive()
            ? "the kind \"" + Words.of(rule.kind()) + "\""
            : momentum().coefficient() != 0
                ? Setting.MOMENTUM.key()
                : weightDecay != 0
                    ? Setting.WEIGHT_DECAY.key()
                    : isClipped()
                        ? Setting.CLIP_NORM.key()
                        : movesLearningRate()
                            ? "a learning rate that moves"
                            : subspace.isPresent() ? Setting.SUBSPACE_KIND.key() : "";
    if (!beyond.isEmpty()) {
      throw Setting.FLOWS.reject(
          "there is no flow of a rule with " + beyond,
          "give plain gradient descent, or leave the flows out");
    }
  }

  /** Whether gradients are clipped. */
  public boolean isClipped() {
    return clipNorm != NO_CLIPPING;
  }

  /** Whether the learning rate moves without a hand. */
  public boolean movesLearningRate() {
    return rateRule.kind() != RateRule.Kind.CONSTANT || steers(Steering.Control.LEARNING_RATE);
  }

  /** The learning rate that is in force at step 0. */
  public double firstLearningRate() {
    return rateRule.kind() == RateRule.Kind.CDAT
        ? learningRate
        : rateRule.schedule().factor(0) * learningRate;
  }

  /** Whether the run itself, not the hand, says what the learning rate is. */
  public boolean choosesLearningRate() {
    return rateRule.kind() == RateRule.Kind.CDAT || steers(Steering.Control.LEARNING_RATE);
  }

  /** Whether a controller of K moves the given control. */
  public boolean steers(Steering.Control control) {
    return steering.filter(held -> held.control() == control).isPresent();
  }

  /**
   * {@code learningRate} if it is one.
   *
   * @throws InvalidConfigException if it is not within the {@link Limits}
   */
  public static double requireLearningRate(double learningRate) {
    return Setting.LEARNING_RATE.require(learningRate);
  }
}
