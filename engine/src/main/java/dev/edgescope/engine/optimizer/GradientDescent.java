package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.curvature.Momentum;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import dev.edgescope.engine.objective.Objective;
import org.jspecify.annotations.Nullable;

/**
 * (Stochastic) gradient descent. In each step, in this order and the conventions of PyTorch's SGD:
 *
 * <pre>
 * g = gradient of the batch's mean loss at theta
 * g = g min(1, c / |g|)                     clipping
 * g = g + lambda theta                      weight decay
 * v = mu v + g;  u = v  or  u = g + mu v    momentum, v = 0 at first: heavy ball (B. T. Polyak,
 *                                           1964) or Nesterov
 * u = projection of u                       subspace
 * theta = theta - alpha u                   alpha as given, or by CDAT along -u
 * </pre>
 *
 * What is not asked for costs nothing: without all of it the update goes straight into the
 * parameters, without a gradient vector between. CDAT's slope and curvature are those of what is
 * descended, {@code g} after decay and {@code H + lambda}.
 *
 * <p>Sources: clipping as in N. Marshall, K. L. Xiao, A. Agarwala, E. Paquette, To Clip or not to
 * Clip: the Dynamics of SGD with Gradient Clipping in High-Dimensions (2024, arXiv:2406.11733),
 * equation 1; Nesterov as in I. Sutskever et al., On the importance of initialization and momentum
 * in deep learning (2013).
 */
public final class GradientDescent {

  /**
   * What changes the direction of a step.
   *
   * @param weightDecay lambda
   * @param clipNorm c; infinity for none
   */
  public record Settings(Momentum momentum, double weightDecay, double clipNorm) {
    /** Momentum alone. */
    public static Settings of(Momentum momentum) {
      return new Settings(momentum, 0, Double.POSITIVE_INFINITY);
    }
  }

  private final double momentum;
  private final boolean nesterov;
  private final double weightDecay;
  private double clipNorm;
  private final @Nullable SubspaceProjector projector;
  private final @Nullable CurvatureAwareTuner tuner;
  private final int parameters;

  /** v; null without momentum. */
  private final @Nullable ParameterVector velocity;

  /** g; null where it goes straight into what it is added to. */
  private final @Nullable ParameterVector gradient;

  /** u, where it is neither g nor v. */
  private final @Nullable ParameterVector update;

  /** H u; null without a tuner. */
  private final @Nullable Matrix bent;

  private double learningRate = Double.NaN;
  private boolean clipped;

  /** Gradient descent whose learning rate is given with each step. */
  public GradientDescent(NativeMemory memory, Network network, Settings settings) {
    this(memory, network, settings, null, null);
  }

  /**
   * @param projector of the updates; null for none
   * @param tuner of the learning rate; null to take the one given with each step
   */
  public GradientDescent(
      NativeMemory memory,
      Network network,
      Settings settings,
      @Nullable SubspaceProjector projector,
      @Nullable CurvatureAwareTuner tuner) {
    momentum = settings.momentum().coefficient();
    nesterov = settings.momentum().isNesterov();
    weightDecay = settings.weightDecay();
    clipNorm = settings.clipNorm();
    this.projector = projector;
    this.tuner = tuner;
    parameters = network.parameters();
    boolean clips = clipNorm != Double.POSITIVE_INFINITY;
    boolean apart = clips || weightDecay != 0 || nesterov || projector != null || tuner != null;
    velocity = momentum == 0 ? null : vector(memory, network);
    gradient = apart ? vector(memory, network) : null;
    update = nesterov || projector != null ? vector(memory, network) : null;
    bent = tuner == null ? null : memory.allocate(parameters, 1);
  }

  private static ParameterVector vector(NativeMemory memory, Network network) {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  /**
   * Makes one step.
   *
   * @param rate alpha; without meaning beside a tuner
   * @return the mean loss of the batch at theta before the step
   */
  public double step(Batch batch, ParameterVector theta, double rate) {
    if (gradient != null) {
      return stepApart(batch, theta, gradient, rate);
    }
    learningRate = rate;
    if (velocity == null) {
      return batch.addGradient(theta, -rate, theta);
    }
    velocity.flat().scale(momentum, parameters);
    double loss = batch.addGradient(theta, 1, velocity);
    theta.flat().axpy(-rate, velocity.flat(), parameters);
    return loss;
  }

  private double stepApart(Batch batch, ParameterVector theta, ParameterVector g, double rate) {
    double loss;
    Objective curved = null;
    if (tuner == null) {
      g.clear();
      loss = batch.addGradient(theta, 1, g);
    } else {
      curved = batch.objective();
      loss = curved.linearise(theta, g).loss();
    }
    clip(g.flat());
    if (weightDecay != 0) {
      g.flat().axpy(weightDecay, theta.flat(), parameters);
    }
    Matrix u = direction(g.flat());
    learningRate = curved == null ? rate : tunedRate(curved, g.flat(), u);
    theta.flat().axpy(-learningRate, u, parameters);
    return loss;
  }

  private void clip(Matrix g) {
    if (clipNorm == Double.POSITIVE_INFINITY) {
      return;
    }
    double norm = g.norm();
    clipped = norm > clipNorm;
    if (clipped) {
      g.scale(clipNorm / norm, parameters);
    }
  }

  /** u. */
  private Matrix direction(Matrix g) {
    Matrix u = g;
    if (velocity != null) {
      velocity.flat().scale(momentum, parameters);
      velocity.flat().axpy(1, g, parameters);
      u = velocity.flat();
    }
    if (update == null) {
      return u;
    }
    if (nesterov) {
      update.flat().copy(0, g, 0, parameters);
      update.flat().axpy(momentum, u, parameters);
    } else {
      update.flat().copy(0, u, 0, parameters);
    }
    if (projector != null) {
      projector.project(update.flat());
    }
    return update.flat();
  }

  private double tunedRate(Objective curved, Matrix g, Matrix u) {
    if (tuner == null || bent == null) {
      throw new IllegalStateException("There is no tuner");
    }
    curved.hessian().apply(u, bent);
    double bending = u.dot(bent, parameters) + weightDecay * u.dot(u, parameters);
    return tuner.learningRate(g.dot(u, parameters), bending);
  }

  /**
   * c from the next step on.
   *
   * @param value finite where gradients are clipped and infinite where they are not
   * @throws IllegalArgumentException if it is otherwise
   */
  public void setClipNorm(double value) {
    if (Double.isInfinite(value) != Double.isInfinite(clipNorm)) {
      throw new IllegalArgumentException(
          "Clipping at %s cannot become clipping at %s in a run".formatted(clipNorm, value));
    }
    clipNorm = value;
  }

  /** alpha of the last step. */
  public double learningRate() {
    return learningRate;
  }

  /** Whether the gradient of the last step was clipped. */
  public boolean wasClipped() {
    return clipped;
  }

  /** v in flat order; empty without momentum. */
  public double[] velocity() {
    return velocity == null ? new double[0] : velocity.flat().toArray();
  }

  /**
   * Sets v, to go on from an earlier step.
   *
   * @param values in flat order; empty without momentum
   * @throws IllegalArgumentException if there are not as many as v has
   */
  public void setVelocity(double[] values) {
    if (velocity != null) {
      velocity.flat().setAll(values);
    } else if (values.length != 0) {
      throw new IllegalArgumentException(
          "%,d values of a velocity were given, but there is no momentum".formatted(values.length));
    }
  }
}
