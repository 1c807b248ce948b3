package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Adam, and RMSProp, which is the same without an average of the gradients:
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g               RMSProp: m = g
 * v = beta2 v + (1 - beta2) g^2
 * u = m^ / (sqrt(v^) + epsilon)             elementwise, with m^ = m / (1 - beta1^t), v^ = v / (1 - beta2^t)
 * </pre>
 *
 * from m = v = 0, the conventions of PyTorch. Without bias correction m^ and v^ are m and v. What
 * the averages lack, {@code beta1^t} and {@code beta2^t}, is kept as the product of the factors of
 * all steps: so the correction stays exact where beta1 is moved.
 *
 * <p>Source: D. P. Kingma, J. Ba, Adam: A Method for Stochastic Optimization (2015,
 * arXiv:1412.6980), algorithm 1; RMSProp is G. Hinton's (2012). AdamW is Adam with the weight decay
 * of {@link GradientDescent} behind it. Cost: one pass over the parameters for each step, cut into
 * tiles by their number alone; the gradient of a single example by dense layers is worked out in it
 * from its factors.
 */
public final class Adam implements Optimizer {
  /** The part of the state that is m. */
  public static final String FIRST_MOMENT = "first-moment";

  /** The part of the state that is v. */
  public static final String SECOND_MOMENT = "second-moment";

  /** What m lacks of a full average: beta1^t. */
  static final String FIRST_LACK = "first-moment-lack";

  /** What v lacks of a full average: beta2^t. */
  static final String SECOND_LACK = "second-moment-lack";

  /** Parameters of a task at the least: fewer do not repay waking a second thread. */
  private static final int PARAMETERS_PER_TASK = 16_384;

  private static final int MOST_TASKS = 8;

  private static final int G = 0;
  private static final int M = 1;
  private static final int V = 2;

  /** Slot of theta, or of u. */
  private static final int OUT = 3;

  private final Workers workers;
  private final int parameters;
  private double beta1;
  private final double beta2;
  private final double epsilon;
  private final boolean corrects;

  /** m; null where it is g. */
  private final @Nullable Matrix first;

  private final Matrix second;
  private double firstLack = 1;
  private double secondLack = 1;

  /** The gradient of a direct step. */
  private final ParameterVector gradient;

  /** u of a step that is not direct. */
  private final Matrix direction;

  private final Tiles[] tiles;

  /** Of the step under way, so that it allocates nothing. */
  private Matrix stepGradient;

  /** What the step goes into: theta, or u where {@link #moves} is not. */
  private Matrix target;

  private boolean moves;
  private double learningRate;

  /** What the decay of a direct step leaves of theta. */
  private double kept = 1;

  private double firstScale = 1;
  private double secondScale = 1;

  /** Where a direct step has its gradient in factors; null where it has not. */
  private @Nullable FactoredGradient factors;

  private final IntConsumer task = this::pass;

  /**
   * Adam at its start.
   *
   * @param memory of the vectors that it keeps
   * @param workers who share a step
   */
  public Adam(
      NativeMemory memory,
      Network network,
      Workers workers,
      double beta1,
      double beta2,
      double epsilon) {
    this(memory, network, workers, beta1, beta2, epsilon, true, true);
  }

  /** RMSProp at its start. */
  public static Adam rmsProp(
      NativeMemory memory,
      Network network,
      Workers workers,
      double beta2,
      double epsilon,
      boolean biasCorrection) {
    return new Adam(memory, network, workers, 0, beta2, epsilon, biasCorrection, false);
  }

  private Adam(
      NativeMemory memory,
      Network network,
      Workers workers,
      double beta1,
      double beta2,
      double epsilon,
      boolean corrects,
      boolean averages) {
    this.workers = workers;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.corrects = corrects;
    parameters = network.parameters();
    first = averages ? memory.allocate(parameters, 1) : null;
    second = memory.allocate(parameters, 1);
    gradient = network.vector(memory.allocate(parameters, 1));
    direction = memory.allocate(parameters, 1);
    stepGradient = gradient.flat();
    target = direction;
    tiles = new Tiles[Math.clamp(parameters / PARAMETERS_PER_TASK, 1, MOST_TASKS)];
    Arrays.setAll(tiles, i -> new Tiles(memory, null, 1));
  }

  /** beta1 from the next step on. */
  public void setBeta1(double value) {
    beta1 = value;
  }

  @Override
  public Matrix direction(Matrix gradientOfStep) {
    step(gradientOfStep, direction, false, Double.NaN);
    return direction;
  }

  /** The moments and the parameters in one pass. */
  @Override
  public Optional<DirectStep> directStep(double decay) {
    return Optional.of((batch, theta, rate) -> stepDirectly(batch, theta, rate, decay));
  }

  private double stepDirectly(Batch batch, ParameterVector theta, double rate, double decay) {
    factors = batch.factoredGradient().orElse(null);
    double loss;
    if (factors == null) {
      gradient.clear();
      loss = batch.addGradient(theta, 1, gradient);
    } else {
      loss = batch.takeFactors(theta);
    }
    kept = 1 - rate * decay;
    step(gradient.flat(), theta.flat(), true, rate);
    factors = null;
    return loss;
  }

  private void step(Matrix gradientOfStep, Matrix into, boolean isTheta, double rate) {
    if (first != null) {
      firstLack *= beta1;
    }
    secondLack *= beta2;
    firstScale = first == null ? 1 : 1 / (1 - firstLack);
    secondScale = corrects ? 1 / (1 - secondLack) : 1;
    stepGradient = gradientOfStep;
    target = into;
    moves = isTheta;
    learningRate = rate;
    workers.run(tiles.length, task);
  }

  private void pass(int number) {
    Tiles own = tiles[number];
    int from = (int) ((long) parameters * number / tiles.length);
    int end = (int) ((long) parameters * (number + 1) / tiles.length);
    for (int offset = from; offset < end; offset += Tiles.LENGTH) {
      int n = Math.min(Tiles.LENGTH, end - offset);
      loadGradient(own, offset, n);
      own.load(V, second, offset, n);
      averageSquares(own, n);
      own.store(V, second, offset, n);
      if (first != null) {
        own.load(M, first, offset, n);
        average(own, n);
        own.store(M, first, offset, n);
      }
      int numerator = first == null ? G : M;
      if (moves) {
        own.load(OUT, target, offset, n);
        decay(own, n);
        descend(own, numerator, n);
      } else {
        divide(own, numerator, n);
      }
      own.store(OUT, target, offset, n);
    }
  }

  private void loadGradient(Tiles own, int offset, int n) {
    FactoredGradient factored = factors;
    if (factored == null) {
      own.load(G, stepGradient, offset, n);
    } else {
      factored.load(own, G, OUT, offset, n);
    }
  }

  /** m. */
  private void average(Tiles own, int n) {
    if (own.precision() == Precision.FLOAT) {
      TileLoops.average(own.floats(M), own.floats(G), (float) beta1, (float) (1 - beta1), n);
    } else {
      TileLoops.average(own.doubles(M), own.doubles(G), beta1, 1 - beta1, n);
    }
  }

  /** v. */
  private void averageSquares(Tiles own, int n) {
    if (own.precision() == Precision.FLOAT) {
      TileLoops.averageSquares(own.floats(V), own.floats(G), (float) beta2, (float) (1 - beta2), n);
    } else {
      TileLoops.averageSquares(own.doubles(V), own.doubles(G), beta2, 1 - beta2, n);
    }
  }

  /** u. */
  private void divide(Tiles own, int m, int n) {
    if (own.precision() == Precision.FLOAT) {
      TileLoops.divide(
          own.floats(OUT),
          own.floats(m),
          own.floats(V),
          (float) firstScale,
          (float) secondScale,
          (float) epsilon,
          n);
    } else {
      TileLoops.divide(
          own.doubles(OUT), own.doubles(m), own.doubles(V), firstScale, secondScale, epsilon, n);
    }
  }

  private void decay(Tiles own, int n) {
    if (kept == 1) {
      return;
    }
    if (own.precision() == Precision.FLOAT) {
      TileLoops.scale(own.floats(OUT), (float) kept, n);
    } else {
      TileLoops.scale(own.doubles(OUT), kept, n);
    }
  }

  /** theta. */
  private void descend(Tiles own, int m, int n) {
    if (own.precision() == Precision.FLOAT) {
      TileLoops.descend(
          own.floats(OUT),
          own.floats(m),
          own.floats(V),
          (float) learningRate,
          (float) firstScale,
          (float) secondScale,
          (float) epsilon,
          n);
    } else {
      TileLoops.descend(
          own.doubles(OUT),
          own.doubles(m),
          own.doubles(V),
          learningRate,
          firstScale,
          secondScale,
          epsilon,
          n);
    }
  }

  @Override
  public Optional<Preconditioner> preconditioner() {
    double full = first == null ? 1 : 1 - firstLack * beta1;
    return Optional.of((gradientOfStep, diagonal) -> precondition(gradientOfStep, diagonal, full));
  }

  private void precondition(Matrix gradientOfStep, Matrix diagonal, double full) {
    double scale = corrects ? 1 / (1 - secondLack * beta2) : 1;
    for (int i = 0; i < parameters; i++) {
      double g = gradientOfStep.get(i);
      double v = beta2 * second.get(i) + (1 - beta2) * g * g;
      diagonal.set(i, full * (Math.sqrt(scale * v) + epsilon));
    }
  }

  /** m, v, and what they lack of full averages. */
  @Override
  public Map<String, double[]> state() {
    Map<String, double[]> state = new HashMap<>();
    if (first != null) {
      state.put(FIRST_MOMENT, first.toArray());
      state.put(FIRST_LACK, new double[] {firstLack});
    }
    state.put(SECOND_MOMENT, second.toArray());
    state.put(SECOND_LACK, new double[] {secondLack});
    return state;
  }

  @Override
  public void restore(Map<String, double[]> state) {
    if (first != null) {
      firstLack = MomentState.restore(state, FIRST_MOMENT, first, FIRST_LACK);
    }
    secondLack = MomentState.restore(state, SECOND_MOMENT, second, SECOND_LACK);
  }
}
