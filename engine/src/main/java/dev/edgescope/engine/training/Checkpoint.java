package dev.edgescope.engine.training;

import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the rest of a trajectory depends on beside its configuration, between two steps. Batches
 * are a function of the seed and the step, so no state of a random generator belongs to it.
 *
 * <p>What the optimizer and its tuners keep are named parts, whatever the rule. All vectors are
 * held as doubles in either precision; a float is one exactly.
 */
public final class Checkpoint {

  private final long step;
  private final double learningTime;
  private final double learningRate;
  private final int batchSize;
  private final double[] parameters;
  private final Map<String, double[]> parts;

  /**
   * Copies the arrays.
   *
   * @param step number of updates made
   * @param learningTime tau before the next update
   * @param learningRate alpha, the base learning rate in force
   * @param batchSize B in force
   * @param parameters theta in flat order
   * @param parts what the optimizer keeps beside, by name; see {@link
   *     dev.edgescope.engine.optimizer.Optimizer#state}
   */
  public Checkpoint(
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      double[] parameters,
      Map<String, double[]> parts) {
    this.step = step;
    this.learningTime = learningTime;
    this.learningRate = learningRate;
    this.batchSize = batchSize;
    this.parameters = parameters.clone();
    Map<String, double[]> copy = new TreeMap<>();
    parts.forEach((name, values) -> {
      if (values.length > 0) {
        copy.put(name, values.clone());
      }
    });
    this.parts = copy;
  }

  /** The beginning of a run with parameters of the user's: everything else is the configured. */
  public static Checkpoint atStart(RunConfig config, double[] parameters) {
    OptimizerConfig optimizer = config.optimizer();
    int batchSize = optimizer.batchSize().on(config.data().examples());
    return new Checkpoint(0, 0, optimizer.learningRate(), batchSize, parameters, Map.of());
  }

  /**
   * The same state under the settings of another configuration: its learning rate and batch size
   * are in force. Parts that the new optimizer does not have are passed over; those that only the
   * new one has are as at a start.
   */
  Checkpoint under(RunConfig config) {
    OptimizerConfig optimizer = config.optimizer();
    return new Checkpoint(
        step,
        learningTime,
        optimizer.learningRate(),
        optimizer.batchSize().on(config.data().examples()),
        parameters,
        parts);
  }

  /** What it takes in memory. */
  long bytes() {
    long values = parameters.length;
    for (double[] part : parts.values()) {
      values += part.length;
    }
    return values * Double.BYTES;
  }

  /** Number of updates made. */
  public long step() {
    return step;
  }

  /** tau, the sum of the learning rates of all updates made. */
  public double learningTime() {
    return learningTime;
  }

  /** alpha, the base learning rate in force. */
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

  /** What the optimizer keeps under a name; empty where it keeps nothing of the kind. */
  public double[] part(String name) {
    return parts.getOrDefault(name, new double[0]).clone();
  }

  /** Copies of all that the optimizer keeps, by name in alphabetical order; none is empty. */
  public Map<String, double[]> parts() {
    Map<String, double[]> copy = new TreeMap<>();
    parts.forEach((name, values) -> copy.put(name, values.clone()));
    return copy;
  }
}
