package dev.edgescope.engine.config;

import java.util.Locale;

/**
 * Reads the text of a field about the optimizer. Each method throws {@link InvalidConfigException}
 * where it is not a value within the {@link Limits}.
 */
public final class OptimizerText {
  /** The word for no clipping. */
  public static final String NO_CLIPPING_WORD = "none";

  private OptimizerText() {}

  /** lambda. */
  public static double weightDecay(String text) {
    return number(Setting.WEIGHT_DECAY, text, 0, Limits.MAX_WEIGHT_DECAY);
  }

  /** beta1 of Adam. */
  public static double beta1(String text) {
    return number(Setting.BETA1, text, 0, Limits.MAX_BETA);
  }

  /** beta2 of an adaptive rule. */
  public static double beta2(String text) {
    return number(Setting.BETA2, text, 0, Limits.MAX_BETA);
  }

  /** epsilon of an adaptive rule. */
  public static double epsilon(String text) {
    return number(Setting.EPSILON, text, Limits.MIN_EPSILON, Limits.MAX_EPSILON);
  }

  /** c; blank or {@link #NO_CLIPPING_WORD} for {@link OptimizerConfig#NO_CLIPPING}. */
  public static double clipNorm(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return word.isEmpty() || word.equals(NO_CLIPPING_WORD)
        ? OptimizerConfig.NO_CLIPPING
        : finiteClipNorm(text);
  }

  /** c of a run that clips. */
  public static double finiteClipNorm(String text) {
    return number(Setting.CLIP_NORM, text, Limits.MIN_CLIP_NORM, Limits.MAX_CLIP_NORM);
  }

  /** Steps of a warm-up or a cosine. */
  public static long scheduleSteps(String text) {
    return whole(Setting.RATE_STEPS, text, Limits.MAX_STEPS);
  }

  /** Steps between two changes of a step schedule. */
  public static long changeEvery(String text) {
    return whole(Setting.RATE_EVERY, text, Limits.MAX_EVERY);
  }

  /** Factor of each change of a step schedule. */
  public static double changeBy(String text) {
    return number(Setting.RATE_FACTOR, text, Limits.MIN_RATE_FACTOR, Limits.MAX_RATE_FACTOR);
  }

  /** What a cosine leaves, as a share. */
  public static double floor(String text) {
    return number(Setting.RATE_FLOOR, text, 0, 1);
  }

  /** sigma of CDAT. */
  public static double sigma(String text) {
    return number(Setting.SIGMA, text, Limits.MIN_SIGMA, Limits.MAX_SIGMA);
  }

  /** beta of CDAT's moving averages. */
  public static double decay(String text) {
    return number(Setting.DECAY, text, 0, Limits.MAX_DECAY);
  }

  /** K to be held. */
  public static double steerTarget(String text) {
    return number(Setting.STEER_TARGET, text, Limits.MIN_STEER_TARGET, Limits.MAX_STEER_TARGET);
  }

  /** Steps between two readings of K. */
  public static int steerEvery(String text) {
    return (int) whole(Setting.STEER_EVERY, text, Limits.MAX_EVERY);
  }

  /** k. */
  public static int subspaceSize(String text) {
    return (int) whole(Setting.SUBSPACE_K, text, Limits.MAX_TOP_EIGENVALUES);
  }

  /** Steps between two refreshments of the eigenvectors. */
  public static int refreshEvery(String text) {
    return (int) whole(Setting.SUBSPACE_EVERY, text, Limits.MAX_EVERY);
  }

  private static double number(Setting setting, String text, double min, double max) {
    return setting.requireWithin(SettingText.number(setting, text), min, max);
  }

  private static long whole(Setting setting, String text, long max) {
    return setting.requireWithin(SettingText.whole(setting, text), 1, max);
  }
}
