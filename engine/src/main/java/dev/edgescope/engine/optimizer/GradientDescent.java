package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import dev.edgescope.engine.objective.Objective;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * (Stochastic) gradient descent by some update rule. In each step, in this order and the
 * conventions of PyTorch:
 *
 * <pre>
 * g = gradient of the batch's mean loss at theta
 * g = g min(1, c / |g|)                     clipping
 * g = g + lambda theta                      weight decay
 * u = u(g)                                  by the rule, such as momentum
 * u = projection of u                       subspace
 * theta = theta - alpha u                   alpha as given, or by CDAT along -u
 * </pre>
 *
 * What is not asked for costs nothing: without all of it the update goes straight into the
 * parameters, without a gradient vector between. CDAT's slope and curvature are those of what is
 * descended, {@code g} after decay and {@code H + lambda}.
 *
 * <p>Source of clipping: N. Marshall, K. L. Xiao, A. Agarwala, E. Paquette, To Clip or not to Clip:
 * the Dynamics of SGD with Gradient Clipping in High-Dimensions (2024, arXiv:2406.11733), equation
 * 1.
 */
public final class GradientDescent {

  /**
   * What is done to a gradient before the rule sees it.
   *
   * @param weightDecay lambda
   * @param clipNorm c; infinity for none
   */
  public record Settings(double weightDecay, double clipNorm) {
    /** Nothing. */
    public static final Settings NONE = new Settings(0, Double.POSITIVE_INFINITY);
  }

  private final Optimizer rule;

  /** The short way; null where something stands between the gradient and the rule. */
  private final Optimizer.@Nullable DirectStep direct;

  private final double weightDecay;
  private double clipNorm;
  private final @Nullable SubspaceProjector projector;
  private final @Nullable CurvatureAwareTuner tuner;
  private final int parameters;

  /** g; null where it goes straight into what it is added to. */
  private final @Nullable ParameterVector gradient;

  /** u, projected; null without a projector. */
  private final @Nullable Matrix projected;

  /** H u; null without a tuner. */
  private final @Nullable Matrix bent;

  private double learningRate = Double.NaN;
  private boolean clipped;

  /** Gradient descent whose learning rate is given with each step. */
  public GradientDescent(NativeMemory memory, Network network, Optimizer rule, Settings settings) {
    this(memory, network, rule, settings, null, null);
  }

  /**
   * @param projector of the updates; null for none
   * @param tuner of the learning rate; null to take the one given with each step
   */
  public GradientDescent(
      NativeMemory memory,
      Network network,
      Optimizer rule,
      Settings settings,
      @Nullable SubspaceProjector projector,
      @Nullable CurvatureAwareTuner tuner) {
    this.rule = rule;
    weightDecay = settings.weightDecay();
    clipNorm = settings.clipNorm();
    this.projector = projector;
    this.tuner = tuner;
    parameters = network.parameters();
    boolean clips = clipNorm != Double.POSITIVE_INFINITY;
    boolean between = clips || weightDecay != 0 || projector != null || tuner != null;
    direct = between ? null : rule.directStep().orElse(null);
    gradient = direct == null ? network.vector(memory.allocate(parameters, 1)) : null;
    projected = projector == null ? null : memory.allocate(parameters, 1);
    bent = tuner == null ? null : memory.allocate(parameters, 1);
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
    return Objects.requireNonNull(direct).make(batch, theta, rate);
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
    Matrix u = project(rule.direction(g.flat()));
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

  /** A copy of u in the subspace: the rule goes on from u itself. */
  private Matrix project(Matrix u) {
    if (projector == null || projected == null) {
      return u;
    }
    projected.copy(0, u, 0, parameters);
    projector.project(projected);
    return projected;
  }

  private double tunedRate(Objective curved, Matrix g, Matrix u) {
    if (tuner == null || bent == null) {
      throw new IllegalStateException("There is no tuner");
    }
    curved.hessian().apply(u, bent);
    double squaredLength = u.dot(u, parameters);
    double bending = u.dot(bent, parameters) + weightDecay * squaredLength;
    return tuner.learningRate(g.dot(u, parameters), bending, squaredLength);
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
          String.format(
              Locale.ROOT,
              "Clipping at %s cannot become clipping at %s in a run",
              clipNorm,
              value));
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
}
