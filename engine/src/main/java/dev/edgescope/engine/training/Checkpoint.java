package dev.edgescope.engine.training;

import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Words;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * All that the rest of a trajectory depends on beside its configuration, between two steps. Batches
 * are a function of the seed and the step, so no state of a random generator belongs to it.
 *
 * <p>Parameters and velocity are held as doubles in either precision; a float is one exactly.
 */
public final class Checkpoint {

  /** What some optimizers keep from step to step beside a velocity; by their {@link Words}. */
  public enum Part {
    /** CDAT: the moving averages of slope and curvature, and the learning rate chosen last. */
    TUNER,
    /** The eigenvectors that updates are projected onto or off, P x k, column by column. */
    SUBSPACE,
    /** The eigenvectors of the last reading of K, P x k, column by column. */
    STEERING
  }

  private final long step;
  private final double learningTime;
  private final double learningRate;
  private final int batchSize;
  private final double[] parameters;
  private final double[] velocity;
  private final Map<Part, double[]> parts;

  /** A checkpoint of an optimizer that keeps nothing but a velocity. */
  public Checkpoint(
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      double[] parameters,
      double[] velocity) {
    this(step, learningTime, learningRate, batchSize, parameters, velocity, Map.of());
  }

  /**
   * Copies the arrays.
   *
   * @param step number of updates made
   * @param learningTime tau before the next update
   * @param learningRate alpha, the base learning rate in force
   * @param batchSize B in force
   * @param parameters theta in flat order
   * @param velocity v in flat order; empty without momentum
   * @param parts what the optimizer keeps beside
   */
  public Checkpoint(
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      double[] parameters,
      double[] velocity,
      Map<Part, double[]> parts) {
    this.step = step;
    this.learningTime = learningTime;
    this.learningRate = learningRate;
    this.batchSize = batchSize;
    this.parameters = parameters.clone();
    this.velocity = velocity.clone();
    Map<Part, double[]> copy = new EnumMap<>(Part.class);
    parts.forEach((part, values) -> copy.put(part, values.clone()));
    this.parts = copy;
  }

  /** The beginning of a run with parameters of the user's: everything else is the configured. */
  public static Checkpoint atStart(RunConfig config, double[] parameters) {
    OptimizerConfig optimizer = config.optimizer();
    double[] velocity = new double[optimizer.momentum().coefficient() == 0 ? 0 : parameters.length];
    int batchSize = optimizer.batchSize().of(config.data().examples());
    return new Checkpoint(0, 0, optimizer.learningRate(), batchSize, parameters, velocity);
  }

  /**
   * The same state under the settings of another configuration: its learning rate and batch size
   * are in force, and with momentum where there was none the velocity starts at zero.
   */
  Checkpoint under(RunConfig config) {
    OptimizerConfig optimizer = config.optimizer();
    boolean rolls = optimizer.momentum().coefficient() != 0;
    double[] kept = rolls ? velocity : new double[0];
    return new Checkpoint(
        step,
        learningTime,
        optimizer.learningRate(),
        optimizer.batchSize().of(config.data().examples()),
        parameters,
        rolls && kept.length == 0 ? new double[parameters.length] : kept,
        parts);
  }

  /** What it takes in memory. */
  long bytes() {
    long values = (long) parameters.length + velocity.length;
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

  /** v in flat order; empty without momentum. */
  public double[] velocity() {
    return velocity.clone();
  }

  /** What the optimizer keeps beside; empty where it does not. */
  public double[] part(Part part) {
    return parts.getOrDefault(part, new double[0]).clone();
  }

  /** The parts that the optimizer keeps. */
  public Set<Part> parts() {
    return Collections.unmodifiableSet(parts.keySet());
  }
}
