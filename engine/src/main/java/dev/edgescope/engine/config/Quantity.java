package dev.edgescope.engine.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured beside the spectrum, the NTK trace and the noise kernel norm. The constants
 * are in the order of tables; their {@link Words} are those of a file.
 */
public enum Quantity {
  /** tr Sigma, the trace of the covariance of the gradient over the examples. */
  GRADIENT_NOISE("Gradient noise", ErrorKind.NONE),

  /** chi_k, the share of the gradient in the space of the measured Hessian eigenvectors. */
  GRADIENT_SHARE("Gradient share", ErrorKind.NONE, Need.EIGENVECTOR),

  /** Squared norm of the output layer's weights. */
  OUTPUT_NORM("Output layer norm", ErrorKind.NONE),

  /** s, the slope of lambda_1 over learning time in the last readings. */
  REALISED_SHARPENING("Sharpening rate", ErrorKind.NONE, Need.EIGENVECTOR),

  /** s_flow, the slope that gradient flow would have. */
  FLOW_SHARPENING("Sharpening rate of gradient flow", ErrorKind.BOUND, Need.EIGENVECTOR),

  /** s / s_flow over the last readings. */
  CONSERVATISM("Conservatism ratio", ErrorKind.NONE, Need.EIGENVECTOR),

  /**
   * The largest eigenvalues of the Gauss-Newton matrix, as many as of the Hessian; with the squared
   * error those of the NTK.
   */
  GAUSS_NEWTON_EIGENVALUES(
      "Gauss-Newton eigenvalues", ErrorKind.RESIDUAL, Need.EIGENVECTOR, Need.GAUSS_NEWTON),

  /** The algebraically smallest Hessian eigenvalue. */
  SMALLEST_EIGENVALUE("Smallest eigenvalue", ErrorKind.RESIDUAL),

  /** E[g_B^T H_B g_B] / E[|g_B|^2] over batches of the size in force. */
  BATCH_SHARPNESS("Batch sharpness", ErrorKind.STANDARD_ERROR),

  /** Largest Hessian eigenvalue of each layer with parameters, the others held fixed. */
  LAYER_SHARPNESS("Sharpness by layer", ErrorKind.RESIDUAL),

  /** The part of each layer with parameters in tr Theta. */
  LAYER_NTK_TRACE("NTK trace by layer", ErrorKind.NONE),

  /** tr Theta from random signs, beside the exact one. */
  NTK_TRACE_ESTIMATE("NTK trace, estimated", ErrorKind.STANDARD_ERROR),

  /** The exact counterpart of K for small problems. */
  EXACT_NOISE_KERNEL("Exact noise kernel norm", ErrorKind.NONE, Need.WHOLE_KERNEL),

  /** Spectral radius of the second-moment map for small problems. */
  SECOND_MOMENT_RADIUS("Second-moment radius", ErrorKind.NONE, Need.WHOLE_KERNEL),

  /**
   * Which of the four phases at the edge of stability full-batch gradient descent is in, 1 to 4.
   */
  PHASE("Phase at the edge", ErrorKind.NONE, Need.EIGENVECTOR, Need.FULL_BATCH),

  /** Share of the last 100 steps whose gradients were clipped; only where there is clipping. */
  CLIPPED_SHARE("Clipped steps", ErrorKind.NONE, Need.CLIPPING),

  /**
   * Curvature along the top eigenvector of the start; only of a run that is measured from there.
   */
  INITIAL_DIRECTION("Initial direction", ErrorKind.NONE, Need.EIGENVECTOR),

  /** How far below 2/alpha the noise of the batches keeps the sharpness; of plain SGD alone. */
  STOCHASTIC_GAP(
      "Stochastic sharpness gap",
      ErrorKind.NONE,
      Need.EIGENVECTOR,
      Need.MINI_BATCH,
      Need.PLAIN_SGD),

  /**
   * 2 over the smallest learning rate at which a step down the gradient does not lower the loss.
   */
  CRITICAL_SHARPNESS("Critical sharpness", ErrorKind.NONE, Need.LOSS_ELSEWHERE),

  /** tr H from random signs. */
  HESSIAN_TRACE("Hessian trace", ErrorKind.STANDARD_ERROR),

  /** |theta - theta_0|; only of a run that is measured from its start. */
  START_DISTANCE("Distance to the start", ErrorKind.NONE),

  /** |g| of each layer with parameters. */
  LAYER_GRADIENT_NORM("Gradient norm by layer", ErrorKind.NONE),

  /** |g|^2 / tr Sigma, the signal-to-noise ratio of the gradient of one example. */
  GRADIENT_SIGNAL("Gradient signal to noise", ErrorKind.NONE),

  /**
   * The largest eigenvalues of P^-1 H, as many as of the Hessian, with P the preconditioner of an
   * adaptive rule; the first is the effective sharpness. Measured with every adaptive rule.
   */
  EFFECTIVE_LAMBDA("Effective sharpness", ErrorKind.RESIDUAL, Need.PRECONDITIONER),

  /** tr Theta_P, the trace of the NTK of preconditioned gradients; with every adaptive rule. */
  NTK_TRACE_P("NTK trace, preconditioned", ErrorKind.NONE, Need.PRECONDITIONER),

  /** beta = |grad S|^2, of which a swing along u_1 takes the sharpness down. */
  SHARPNESS_GRADIENT("Squared gradient of the sharpness", ErrorKind.NONE, Need.EIGENVECTOR),

  /** sigma_u^2, the variance of a batch's gradient along u_1. */
  DIRECTIONAL_NOISE(
      "Gradient noise along the top eigenvector",
      ErrorKind.NONE,
      Need.EIGENVECTOR,
      Need.MINI_BATCH),

  /** lambda_1 at the second-order midpoint of the next two steps, where nothing flips. */
  MIDPOINT_SHARPNESS(
      "Sharpness at the midpoint",
      ErrorKind.RESIDUAL,
      Need.EIGENVECTOR,
      Need.FULL_BATCH,
      Need.PLAIN_SGD,
      Need.LOSS_ELSEWHERE),

  /** |x|, the distance from the midpoint along its top eigenvector. */
  OSCILLATION(
      "Swing along the top eigenvector",
      ErrorKind.NONE,
      Need.EIGENVECTOR,
      Need.FULL_BATCH,
      Need.PLAIN_SGD,
      Need.LOSS_ELSEWHERE),

  /** (2 rate / beta)^(1/2), the swing at which progressive sharpening is held. */
  OSCILLATION_CENTRE(
      "Predicted swing",
      ErrorKind.NONE,
      Need.EIGENVECTOR,
      Need.FULL_BATCH,
      Need.PLAIN_SGD,
      Need.LOSS_ELSEWHERE),

  /** L of gradient flow. */
  GRADIENT_FLOW_LOSS(FlowKind.GRADIENT, "Loss of gradient flow"),

  /** lambda_1 of gradient flow. */
  GRADIENT_FLOW_LAMBDA_1(FlowKind.GRADIENT, "Sharpness of gradient flow"),

  /** |theta - theta'| between the run and gradient flow. */
  GRADIENT_FLOW_DISTANCE(FlowKind.GRADIENT, "Distance to gradient flow"),

  /** L of the central flow. */
  CENTRAL_LOSS(FlowKind.CENTRAL, "Loss of the central flow"),

  /** L + tr X / alpha, the time average of the loss that the central flow predicts. */
  CENTRAL_PREDICTED_LOSS(FlowKind.CENTRAL, "Loss predicted by the central flow"),

  /** lambda_1 of the central flow. */
  CENTRAL_LAMBDA_1(FlowKind.CENTRAL, "Sharpness of the central flow"),

  /** tr X, the variance of the run about the central flow that it predicts. */
  CENTRAL_TRACE_X(FlowKind.CENTRAL, "Variance about the central flow"),

  /** |theta - theta'| between the run and the central flow. */
  CENTRAL_DISTANCE(FlowKind.CENTRAL, "Distance to the central flow"),

  /** The loss of the quadratic model where gradient descent in it is. */
  TAYLOR_LOSS(FlowKind.TAYLOR, "Loss of the quadratic model"),

  /** |theta - theta'| between the run and gradient descent in the quadratic model. */
  TAYLOR_DISTANCE(FlowKind.TAYLOR, "Distance to the quadratic model"),

  /** L of the full-batch twin. */
  TWIN_LOSS(FlowKind.TWIN, "Loss of the full-batch twin"),

  /** lambda_1 of the full-batch twin. */
  TWIN_LAMBDA_1(FlowKind.TWIN, "Sharpness of the full-batch twin"),

  /** |theta - theta'| between the run and its full-batch twin: what the gradient noise has done. */
  TWIN_DISTANCE(FlowKind.TWIN, "Distance to the full-batch twin");

  /** Those that cost next to nothing beside an eigenvalue. */
  private static final Set<Quantity> CHEAP =
      Collections.unmodifiableSet(
          EnumSet.of(
              GRADIENT_NOISE,
              GRADIENT_SHARE,
              OUTPUT_NORM,
              REALISED_SHARPENING,
              PHASE,
              CLIPPED_SHARE));

  /** What must be there for a quantity to be read, and what reading it takes. */
  public enum Need {
    /** u_1, the top eigenvector of the Hessian, so that an eigenvalue must be measured. */
    EIGENVECTOR,
    /** The top of the Gauss-Newton matrix, also on the full batch. */
    GAUSS_NEWTON,
    /** The kernel of all outputs on all examples, which is for small problems of heavy ball. */
    WHOLE_KERNEL,
    /** B = D: the noise of batches would drown it. */
    FULL_BATCH,
    /** {@code B < D}: the noise of batches is what it is about. */
    MINI_BATCH,
    /** Neither momentum nor weight decay. */
    PLAIN_SGD,
    /** P, of an adaptive rule. */
    PRECONDITIONER,
    /** What was clipped in the last steps, of an optimizer that clips. */
    CLIPPING,
    /** Losses at other parameters, after which curvature needs a new gradient: it is read last. */
    LOSS_ELSEWHERE
  }

  /** What the error of a reading is. */
  public enum ErrorKind {
    /** None of its own: exact up to rounding, or as good as the eigenvectors it is made of. */
    NONE,
    /** |A u - lambda u|, a bound on the distance to an eigenvalue. */
    RESIDUAL,
    /** Standard deviation over repetitions of the random draws. */
    STANDARD_ERROR,
    /**
     * A bound, to the first order in the error of the eigenvector; NaN where the eigenvalues that
     * are measured do not tell any.
     */
    BOUND
  }

  private final String label;
  private final ErrorKind errorKind;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<Need> needs;

  /** Null for what is measured of the run itself. */
  private final @Nullable FlowKind flow;

  Quantity(FlowKind flow, String label) {
    this.label = label;
    this.flow = flow;
    errorKind = ErrorKind.NONE;
    needs = Set.of();
  }

  Quantity(String label, ErrorKind errorKind, Need... needs) {
    flow = null;
    this.label = label;
    this.errorKind = errorKind;
    this.needs = Set.of(needs);
  }

  /** The name in words, of a chart and of what is being measured. */
  public String label() {
    return label;
  }

  /** What the error of a reading is. */
  public ErrorKind errorKind() {
    return errorKind;
  }

  /** All that it needs; without one of them it is not read. */
  public Set<Need> needs() {
    return needs;
  }

  /** Whether it takes an eigenvector of the Hessian, so that one must be measured. */
  public boolean needsEigenvector() {
    return needs.contains(Need.EIGENVECTOR);
  }

  /**
   * Whether it comes out of an iteration that may end early, its own or that of an eigenvector it
   * is made of, so that a reading needs to say whether it converged.
   */
  public boolean isIterative() {
    return errorKind == ErrorKind.RESIDUAL || needsEigenvector() || needsWholeKernel();
  }

  /** Whether it is exact for the linear model, by way of its whole kernel. */
  boolean needsWholeKernel() {
    return needs.contains(Need.WHOLE_KERNEL);
  }

  /** Whether it compares a run with what only plain gradient descent, or momentum, does. */
  boolean isOfGradientDescent() {
    return needsWholeKernel() || this == CONSERVATISM;
  }

  /** Whether there is a reading for each layer with parameters. */
  public boolean isByLayer() {
    return this == LAYER_SHARPNESS || this == LAYER_NTK_TRACE || this == LAYER_GRADIENT_NORM;
  }

  /** The predicted curve that it is read off; empty for what is measured of the run itself. */
  public Optional<FlowKind> flow() {
    return Optional.ofNullable(flow);
  }

  /** Those of a run itself that can be asked for. */
  public static Set<Quantity> ofRuns() {
    EnumSet<Quantity> quantities = EnumSet.allOf(Quantity.class);
    quantities.removeIf(quantity -> quantity.flow != null);
    quantities.removeAll(ofPreconditioners());
    return Collections.unmodifiableSet(quantities);
  }

  /** Those that are measured where there is a preconditioner, and only there, unasked. */
  public static Set<Quantity> ofPreconditioners() {
    return EnumSet.of(EFFECTIVE_LAMBDA, NTK_TRACE_P);
  }

  /** Whether a reading has several numbers, which tables and legends count from 1. */
  public boolean isNumbered() {
    return isByLayer() || this == GAUSS_NEWTON_EIGENVALUES || this == EFFECTIVE_LAMBDA;
  }

  /** What is measured where nothing is said: all that costs next to nothing. */
  public static Set<Quantity> standard(TopEigenvalues topEigenvalues) {
    EnumSet<Quantity> standard = EnumSet.copyOf(CHEAP);
    if (topEigenvalues.isNone()) {
      standard.removeIf(Quantity::needsEigenvector);
    }
    return Collections.unmodifiableSet(standard);
  }
}
