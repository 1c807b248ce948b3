package dev.edgescope.engine.run;

/**
 * (Stochastic) gradient descent with heavy-ball momentum.
 *
 * @param learningRate alpha
 * @param momentum mu, in [0, 1)
 * @param batchSize B, the number of examples drawn at each step
 */
public record OptimizerConfig(double learningRate, double momentum, BatchSize batchSize) {

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}
   */
  public OptimizerConfig {
    requireLearningRate(learningRate);
    Setting.MOMENTUM.requireWithin(momentum, 0.0, Limits.MAX_MOMENTUM);
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
