package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.optimizer.Optimizer.Preconditioner;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
 * u = u + lambda theta                      the same where it is decoupled, as AdamW's
 * u = projection of u                       subspace
 * theta = theta - alpha u                   alpha as given, or by CDAT along -u
 * </pre>
 *
 * What is not asked for costs nothing: without all of it the update goes straight into the
 * parameters, without a gradient vector between. CDAT's slope and curvature are those of what is
 * descended, {@code g} after decay and {@code H + lambda}; decoupled decay belongs to the direction
 * alone.
 *
 * <p>Source of clipping: N. Marshall, K. L. Xiao, A. Agarwala, E. Paquette, To Clip or not to Clip:
 * the Dynamics of SGD with Gradient Clipping in High-Dimensions (2024, arXiv:2406.11733), equation
 * 1.
 */
public final class GradientDescent {

  /**
   * What is done to a gradient before the rule sees it, and to what the rule makes of it.
   *
   * @param weightDecay lambda
   * @param isDecoupled whether it joins the update and not the gradient
   * @param clipNorm c; infinity for none
   */
  public record Settings(double weightDecay, boolean isDecoupled, double clipNorm) {
    /** Nothing. */
    public static final Settings NONE = new Settings(0, Double.POSITIVE_INFINITY);

    /** With the decay of the gradients. */
    public Settings(double weightDecay, double clipNorm) {
      this(weightDecay, false, clipNorm);
    }
  }

  private final Optimizer rule;

  /** The short way; null where something stands between the gradient and the rule. */
  private final Optimizer.@Nullable DirectStep direct;

  /** lambda of the gradients. */
  private final double weightDecay;

  /** lambda of the updates. */
  private final double decoupledDecay;

  private double clipNorm;
  private final @Nullable SubspaceProjector projector;
  private final @Nullable CurvatureAwareTuner tuner;
  private final int parameters;

  /** g; null where it goes straight into what it is added to. */
  private final @Nullable ParameterVector gradient;

  /** u with what is done to it behind the rule; null where that is nothing. */
  private final @Nullable Matrix update;

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
    weightDecay = settings.isDecoupled() ? 0 : settings.weightDecay();
    decoupledDecay = settings.isDecoupled() ? settings.weightDecay() : 0;
    clipNorm = settings.clipNorm();
    this.projector = projector;
    this.tuner = tuner;
    parameters = network.parameters();
    boolean clips = clipNorm != Double.POSITIVE_INFINITY;
    boolean apart = clips || weightDecay != 0 || projector != null || tuner != null;
    direct = apart ? null : rule.directStep(decoupledDecay).orElse(null);
    boolean behind = direct == null && (decoupledDecay != 0 || projector != null);
    gradient = direct == null ? network.vector(memory.allocate(parameters, 1)) : null;
    update = behind ? memory.allocate(parameters, 1) : null;
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
    Matrix u = whole(rule.direction(g.flat()), theta.flat());
    learningRate = curved == null ? rate : tunedRate(curved, g.flat(), u);
    theta.flat().axpy(-learningRate, u, parameters);
    return loss;
  }

  private void clip(Matrix g) {
    if (clipNorm == Double.POSITIVE_INFINITY) {
      return;
    }
    double factor = clipFactor(g, clipNorm);
    clipped = factor < 1;
    if (clipped) {
      g.scale(factor, parameters);
    }
  }

  private static double clipFactor(Matrix g, double limit) {
    double norm = limit == Double.POSITIVE_INFINITY ? 0 : g.norm();
    return norm > limit ? limit / norm : 1;
  }

  /**
   * The preconditioner that the next step would have, once its gradient is clipped, with the
   * settings as they stand; see {@link Optimizer#preconditioner}.
   */
  public Optional<Preconditioner> preconditioner() {
    ParameterVector spare = gradient;
    double limit = clipNorm;
    if (spare == null || limit == Double.POSITIVE_INFINITY) {
      return rule.preconditioner();
    }
    // Every step begins with a new gradient there.
    Matrix clippedGradient = spare.flat();
    return rule.preconditioner()
        .map(inner ->
            (gradientOfStep, diagonal) -> {
              clippedGradient.copy(0, gradientOfStep, 0, parameters);
              clippedGradient.scale(clipFactor(gradientOfStep, limit), parameters);
              inner.write(clippedGradient, diagonal);
            });
  }

  /** A copy of u, decayed and in the subspace: the rule goes on from u itself. */
  private Matrix whole(Matrix u, Matrix theta) {
    if (update == null) {
      return u;
    }
    update.copy(0, u, 0, parameters);
    if (decoupledDecay != 0) {
      update.axpy(decoupledDecay, theta, parameters);
    }
    if (projector != null) {
      projector.project(update);
    }
    return update;
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
