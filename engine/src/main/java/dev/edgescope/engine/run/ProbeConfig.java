package dev.edgescope.engine.run;

/**
 * What is measured, and how often. Measuring never changes the trajectory.
 *
 * @param topEigenvalues k, the number of Hessian and NTK eigenvalues
 * @param every measure at every step divisible by this; {@link #BY_BUDGET} to space the
 *     measurements by {@code share}
 * @param share of the time that may go to measuring, in [0, 1]; 0 measures nothing, 1 every step.
 *     Without meaning where {@code every} is given, and then always {@link #DEFAULT_SHARE}
 */
public record ProbeConfig(int topEigenvalues, int every, double share) {

  /** Spacing that follows the budget, not the step number. */
  public static final int BY_BUDGET = 0;

  /** The share where none is given. */
  public static final double DEFAULT_SHARE = 0.5;

  /** No instruments at all. */
  public static final ProbeConfig OFF = new ProbeConfig(0, BY_BUDGET, 0.0);

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}
   */
  public ProbeConfig {
    Setting.TOP_EIGENVALUES.requireWithin((long) topEigenvalues, 0, Limits.MAX_TOP_EIGENVALUES);
    Setting.SHARE.requireWithin(share, 0.0, 1.0);
    if (every != BY_BUDGET) {
      Setting.EVERY.requireWithin((long) every, 1, Limits.MAX_EVERY);
      share = DEFAULT_SHARE;
    }
  }

  /**
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a whole number within the {@link Limits}
   */
  public static int parseTopEigenvalues(String text) {
    return (int)
        Setting.TOP_EIGENVALUES.requireWithin(
            SettingText.whole(Setting.TOP_EIGENVALUES, text), 0, Limits.MAX_TOP_EIGENVALUES);
  }

  /**
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a whole number within the {@link Limits}
   */
  public static int parseEvery(String text) {
    return (int)
        Setting.EVERY.requireWithin(SettingText.whole(Setting.EVERY, text), 1, Limits.MAX_EVERY);
  }

  /**
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a number from 0 to 1
   */
  public static double parseShare(String text) {
    return Setting.SHARE.requireWithin(SettingText.number(Setting.SHARE, text), 0.0, 1.0);
  }
}
