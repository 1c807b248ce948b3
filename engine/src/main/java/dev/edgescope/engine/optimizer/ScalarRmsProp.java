package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import java.util.Map;
import java.util.Optional;

/**
 * RMSProp with one scale for all parameters:
 *
 * <pre>
 * v = beta2 v + (1 - beta2) |g|^2;  u = g / (sqrt(v^) + epsilon)
 * </pre>
 *
 * from v = 0, with {@code v^ = v / (1 - beta2^t)} where the bias is corrected, else v. It is
 * gradient descent whose learning rate the gradients of the past decide. The gradient of a single
 * example by dense layers is worked out from its factors as it goes into the parameters.
 *
 * <p>Source: J. Cohen, A. Damian, A. Talwalkar, Z. Kolter, J. D. Lee, Understanding Optimization in
 * Deep Learning with Central Flows (2024, arXiv:2410.24206), section 4.
 */
public final class ScalarRmsProp implements Optimizer {
  private static final int G = 0;
  private static final int SPARE = 1;

  /** Slot of theta. */
  private static final int OUT = 2;

  private final int parameters;
  private final double beta2;
  private final double epsilon;
  private final boolean corrects;
  private final ParameterVector gradient;
  private final Matrix direction;

  /** v, in the precision of the run, as PyTorch keeps it. */
  private final Matrix second;

  private final Tiles tiles;
  private double secondLack = 1;

  /**
   * The rule at its start.
   *
   * @param memory of the vectors that it keeps
   */
  public ScalarRmsProp(
      NativeMemory memory, Network network, double beta2, double epsilon, boolean biasCorrection) {
    this.beta2 = beta2;
    this.epsilon = epsilon;
    corrects = biasCorrection;
    parameters = network.parameters();
    gradient = network.vector(memory.allocate(parameters, 1));
    direction = memory.allocate(parameters, 1);
    second = memory.allocate(1, 1);
    tiles = new Tiles(memory, null, 1);
  }

  @Override
  public Matrix direction(Matrix gradientOfStep) {
    direction.copy(0, gradientOfStep, 0, parameters);
    direction.scale(1 / takeIn(squaredNorm(gradientOfStep)), parameters);
    return direction;
  }

  @Override
  public Optional<DirectStep> directStep(double decay) {
    return decay == 0 ? Optional.of(this::stepDirectly) : Optional.empty();
  }

  private double stepDirectly(Batch batch, ParameterVector theta, double rate) {
    FactoredGradient factors = batch.factoredGradient().orElse(null);
    if (factors != null) {
      double loss = batch.takeFactors(theta);
      add(-rate / takeIn(factors.squaredNorm()), factors, theta.flat());
      return loss;
    }
    gradient.clear();
    double loss = batch.addGradient(theta, 1, gradient);
    double scale = takeIn(squaredNorm(gradient.flat()));
    theta.flat().axpy(-rate / scale, gradient.flat(), parameters);
    return loss;
  }

  private void add(double scale, FactoredGradient factors, Matrix theta) {
    for (int offset = 0; offset < parameters; offset += Tiles.LENGTH) {
      int n = Math.min(Tiles.LENGTH, parameters - offset);
      factors.load(tiles, G, SPARE, offset, n);
      tiles.load(OUT, theta, offset, n);
      if (tiles.precision() == Precision.FLOAT) {
        TileLoops.add(tiles.floats(OUT), (float) scale, tiles.floats(G), n);
      } else {
        TileLoops.add(tiles.doubles(OUT), scale, tiles.doubles(G), n);
      }
      tiles.store(OUT, theta, offset, n);
    }
  }

  private static double squaredNorm(Matrix g) {
    double norm = g.norm();
    return norm * norm;
  }

  /** The scale that a step with a gradient of this |g|^2 is divided by. */
  private double takeIn(double squaredNorm) {
    second.set(0, average(squaredNorm));
    secondLack *= beta2;
    return scale(second.get(0), secondLack);
  }

  /** v with this |g|^2. */
  private double average(double squaredNorm) {
    return beta2 * second.get(0) + (1 - beta2) * squaredNorm;
  }

  @Override
  public Optional<Preconditioner> preconditioner() {
    return Optional.of(this::precondition);
  }

  private void precondition(Matrix gradientOfStep, Matrix diagonal) {
    double scale = scale(average(squaredNorm(gradientOfStep)), secondLack * beta2);
    for (int i = 0; i < parameters; i++) {
      diagonal.set(i, scale);
    }
  }

  private double scale(double v, double lack) {
    return Math.sqrt(corrects ? v / (1 - lack) : v) + epsilon;
  }

  /** v, and what it lacks of a full average. */
  @Override
  public Map<String, double[]> state() {
    return Map.of(
        Adam.SECOND_MOMENT, second.toArray(), Adam.SECOND_LACK, new double[] {secondLack});
  }

  @Override
  public void restore(Map<String, double[]> state) {
    secondLack = MomentState.restore(state, Adam.SECOND_MOMENT, second, Adam.SECOND_LACK);
  }
}
