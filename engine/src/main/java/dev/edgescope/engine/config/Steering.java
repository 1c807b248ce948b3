package dev.edgescope.engine.config;

/**
 * A controller that holds the noise kernel norm K at a value; see {@link
 * dev.edgescope.engine.optimizer.NoiseSteering}. On the full batch K is 0, and nothing is steered.
 *
 * @param control what it moves
 * @param target the value of K
 * @param every steps between two readings of K
 */
public record Steering(Control control, double target, int every) {

  /** What a controller of K can move. */
  public enum Control {
    LEARNING_RATE,
    BATCH_SIZE
  }

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}
   */
  public Steering {
    Setting.STEER_TARGET.require(target);
    Setting.STEER_EVERY.require(every);
  }
}
