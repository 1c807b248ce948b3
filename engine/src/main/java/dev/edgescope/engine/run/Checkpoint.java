package dev.edgescope.engine.run;

/**
 * All that the rest of a trajectory depends on beside its configuration, between two steps. Batches
 * are a function of the seed and the step, so no state of a random generator belongs to it.
 *
 * <p>Parameters and velocity are held as doubles in either precision; a float is one exactly.
 */
public final class Checkpoint {
  private final long step;
  private final double learningTime;
  private final double learningRate;
  private final int batchSize;
  private final double[] parameters;
  private final double[] velocity;

  /**
   * Copies the arrays.
   *
   * @param step number of updates made
   * @param learningTime tau before the next update
   * @param learningRate alpha in force
   * @param batchSize B in force
   * @param parameters theta in flat order
   * @param velocity v in flat order; empty without momentum
   */
  public Checkpoint(
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      double[] parameters,
      double[] velocity) {
    this.step = step;
    this.learningTime = learningTime;
    this.learningRate = learningRate;
    this.batchSize = batchSize;
    this.parameters = parameters.clone();
    this.velocity = velocity.clone();
  }

  /** The beginning of a run with parameters of the user's: everything else is the configured. */
  public static Checkpoint atStart(RunConfig config, double[] parameters) {
    OptimizerConfig optimizer = config.optimizer();
    double[] velocity = new double[optimizer.momentum() == 0 ? 0 : parameters.length];
    int batchSize = optimizer.batchSize().of(config.data().examples());
    return new Checkpoint(0, 0, optimizer.learningRate(), batchSize, parameters, velocity);
  }

  /** Number of updates made. */
  public long step() {
    return step;
  }

  /** tau, the sum of the learning rates of all updates made. */
  public double learningTime() {
    return learningTime;
  }

  /** alpha in force. */
  public double learningRate() {
    return learningRate;
  }

  /** B in force. */
  public int batchSize() {
    return batchSize;
  }

  /** theta in flat order. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** v in flat order; empty without momentum. */
  public double[] velocity() {
    return velocity.clone();
  }
}
