package dev.edgescope.engine.run;

import dev.edgescope.engine.curvature.Momentum;
import java.util.Optional;

/**
 * (Stochastic) gradient descent and what changes its steps. In each step, in this order:
 *
 * <pre>
 * g = gradient of the batch's mean loss at theta
 * g = g min(1, c / |g|)                     clipping
 * g = g + lambda theta                      weight decay, as in PyTorch's SGD
 * v = mu v + g;  u = v  or  u = g + mu v    momentum: heavy ball or Nesterov
 * u = U U^T u  or  u - U U^T u              subspace
 * theta = theta - alpha_t u                 alpha_t by the rate rule or by steering
 * </pre>
 *
 * The losses, gradients and Hessians that are measured are those of L itself, without weight decay.
 * Decay adds lambda to every eigenvalue of what is descended, so that it meets its edge where the
 * sharpness is still lambda below.
 *
 * @param learningRate alpha, the base learning rate
 * @param momentum mu, and where it enters
 * @param batchSize B, the number of examples drawn at each step
 * @param weightDecay lambda
 * @param clipNorm c, the largest norm of a gradient; {@link #NO_CLIPPING} for any
 * @param rateRule how alpha_t comes from alpha
 * @param steering what holds the noise kernel norm
 * @param subspace what the updates are projected onto
 */
public record OptimizerConfig(
    double learningRate,
    Momentum momentum,
    BatchSize batchSize,
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
    Setting.MOMENTUM.requireWithin(momentum.coefficient(), 0.0, Limits.MAX_MOMENTUM);
    Setting.WEIGHT_DECAY.requireWithin(weightDecay, 0.0, Limits.MAX_WEIGHT_DECAY);
    if (clipNorm != NO_CLIPPING) {
      Setting.CLIP_NORM.requireWithin(clipNorm, Limits.MIN_CLIP_NORM, Limits.MAX_CLIP_NORM);
      if (rateRule.kind() == RateRule.Kind.CDAT) {
        throw Setting.CLIP_NORM.reject(
            "\"cdat\" chooses the length of a step itself and undoes clipping",
            "leave out one of the two");
      }
    }
    boolean steersRate =
        steering.filter(held -> held.control() == Steering.Control.LEARNING_RATE).isPresent();
    if (steersRate && rateRule.kind() != RateRule.Kind.CONSTANT) {
      throw Setting.STEER_CONTROL.reject(
          "the rate rule \"%s\" moves the learning rate already"
              .formatted(Words.of(rateRule.kind())),
          "give the rate rule \"constant\", or steer by \"batch-size\"");
    }
  }

  /** SGD with heavy-ball momentum and nothing else. */
  public OptimizerConfig(double learningRate, double momentum, BatchSize batchSize) {
    this(
        learningRate,
        Momentum.heavyBall(momentum),
        batchSize,
        0,
        NO_CLIPPING,
        new RateRule.Constant(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with another base learning rate. */
  public OptimizerConfig withLearningRate(double value) {
    return new OptimizerConfig(
        value, momentum, batchSize, weightDecay, clipNorm, rateRule, steering, subspace);
  }

  /** The same with another batch size. */
  public OptimizerConfig withBatchSize(BatchSize value) {
    return new OptimizerConfig(
        learningRate, momentum, value, weightDecay, clipNorm, rateRule, steering, subspace);
  }

  /** The same with other momentum. */
  public OptimizerConfig withMomentum(Momentum value) {
    return new OptimizerConfig(
        learningRate, value, batchSize, weightDecay, clipNorm, rateRule, steering, subspace);
  }

  /** The same with another weight decay. */
  public OptimizerConfig withWeightDecay(double value) {
    return new OptimizerConfig(
        learningRate, momentum, batchSize, value, clipNorm, rateRule, steering, subspace);
  }

  /** The same with another clip norm. */
  public OptimizerConfig withClipNorm(double value) {
    return new OptimizerConfig(
        learningRate, momentum, batchSize, weightDecay, value, rateRule, steering, subspace);
  }

  /** The same with another rate rule. */
  public OptimizerConfig withRateRule(RateRule value) {
    return new OptimizerConfig(
        learningRate, momentum, batchSize, weightDecay, clipNorm, value, steering, subspace);
  }

  /** The same with steering. */
  public OptimizerConfig withSteering(Steering value) {
    return new OptimizerConfig(
        learningRate,
        momentum,
        batchSize,
        weightDecay,
        clipNorm,
        rateRule,
        Optional.of(value),
        subspace);
  }

  /** The same with updates in a subspace. */
  public OptimizerConfig withSubspace(UpdateSubspace value) {
    return new OptimizerConfig(
        learningRate,
        momentum,
        batchSize,
        weightDecay,
        clipNorm,
        rateRule,
        steering,
        Optional.of(value));
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
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a number within the {@link Limits}
   */
  public static double parseLearningRate(String text) {
    return requireLearningRate(SettingText.number(Setting.LEARNING_RATE, text));
  }

  /**
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a number within the {@link Limits}
   */
  public static double parseMomentum(String text) {
    return Setting.MOMENTUM.requireWithin(
        SettingText.number(Setting.MOMENTUM, text), 0.0, Limits.MAX_MOMENTUM);
  }

  /**
   * {@code learningRate} if it is one.
   *
   * @throws InvalidConfigException if it is not within the {@link Limits}
   */
  public static double requireLearningRate(double learningRate) {
    return Setting.LEARNING_RATE.requireWithin(
        learningRate, Limits.MIN_LEARNING_RATE, Limits.MAX_LEARNING_RATE);
  }
}
