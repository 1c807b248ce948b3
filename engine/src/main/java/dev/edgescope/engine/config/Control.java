package dev.edgescope.engine.config;

/** The controls that act on a live run. */
public enum Control {
  /** alpha, the base learning rate. */
  LEARNING_RATE(Setting.LEARNING_RATE),
  /** B. */
  BATCH_SIZE(Setting.BATCH_SIZE),
  /** beta1 of Adam. */
  BETA1(Setting.BETA1),
  /** c of a run that clips. */
  CLIP_NORM(Setting.CLIP_NORM),
  /** sigma of CDAT. */
  SIGMA(Setting.SIGMA),
  /** K of a run that is steered. */
  STEER_TARGET(Setting.STEER_TARGET);

  private final Setting setting;

  Control(Setting setting) {
    this.setting = setting;
  }

  /** What it is in a configuration. */
  public Setting setting() {
    return setting;
  }
}
