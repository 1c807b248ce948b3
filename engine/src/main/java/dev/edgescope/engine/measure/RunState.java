package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.DirectionalNoise;
import dev.edgescope.engine.curvature.GradientNoise;
import dev.edgescope.engine.curvature.Preconditioned;
import dev.edgescope.engine.curvature.SelfStabilisation;
import dev.edgescope.engine.curvature.SharpnessGradient;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.objective.Objective;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run where it is measured. Several instruments may need the same thing, such as the whole kernel
 * or the gradient of the sharpness. It is found once, when the first of them asks, and freed with
 * the state.
 */
public final class RunState implements AutoCloseable {
  private final Subject subject;
  private final Bench bench;
  private final ParameterVector theta;
  private final Standing standing;
  private final Evaluation train;
  private final Spectrum hessian;
  private final Optional<Preconditioned> preconditioned;

  /** Whether the pairs of G were looked for where those of H were. */
  private final boolean kernelFromHessian;

  /** Whether the objective may have been evaluated at other parameters. */
  private boolean left;

  private @Nullable Spectrum gaussNewton;
  private @Nullable Spectrum effective;
  private double @Nullable [] layerTraces;
  private @Nullable Double gradientNoise;
  private @Nullable MeanSquareStability stability;
  private @Nullable Sharpening sharpening;
  private @Nullable Map<FlowKind, Flows.Point> flows;
  private @Nullable Double batchVariance;
  private @Nullable AtMidpoint midpoint;

  /**
   * What is read at the second-order midpoint of theta and the next two steps of plain gradient
   * descent.
   *
   * @param sharpness lambda_1 there, with its residual
   * @param swing |x|, the distance of theta from it along u_1 there
   * @param centre the swing (2 rate / beta)^(1/2) that holds the sharpness, about which it cycles;
   *     NaN where the rate is not positive
   */
  public record AtMidpoint(Reading sharpness, Reading swing, Reading centre) {}

  /**
   * What grad S tells.
   *
   * @param alongFlow d lambda_1 / d tau under gradient flow, weight decay and all
   */
  private record Sharpening(SelfStabilisation found, double alongFlow) {}

  RunState(
      Subject subject, Bench bench, ParameterVector theta, Standing standing, boolean withKernel) {
    this.subject = subject;
    this.bench = bench;
    this.theta = theta;
    this.standing = standing;
    subject.progress().next();
    train = subject.objective().linearise(theta, bench.gradient());
    subject.progress().next();
    // With small batches the pairs of G turn by more than the last ones let expect, and are looked
    // for where those of H were found. In full-batch descent the last ones are the better start.
    kernelFromHessian = withKernel && !isFullBatch() && !subject.adaptive();
    hessian = bench.solveHessian(level(), kernelFromHessian);
    preconditioned = bench.precondition(standing.preconditioner());
  }

  /** Whether there is what a quantity needs. */
  public boolean has(Quantity.Need need) {
    return switch (need) {
      case EIGENVECTOR -> bench.hasVectors();
      case FULL_BATCH -> isFullBatch();
      case MINI_BATCH -> !isFullBatch();
      case PLAIN_SGD -> edge().equals(SgdEdge.PLAIN);
      case CLIPPING -> !Double.isNaN(clippedShare());
      case PRECONDITIONER -> preconditioned.isPresent();
      case GAUSS_NEWTON, WHOLE_KERNEL, LOSS_ELSEWHERE -> true;
    };
  }

  /** The run. */
  public Subject subject() {
    return subject;
  }

  /** theta, not to be written. */
  public ParameterVector theta() {
    return theta;
  }

  /** grad L at theta, not to be written. */
  public ParameterVector gradient() {
    return bench.gradient();
  }

  /** L and the accuracy at theta. */
  public Evaluation train() {
    return train;
  }

  /** Number of updates made. */
  public long step() {
    return standing.step();
  }

  /** tau. */
  public double learningTime() {
    return standing.learningTime();
  }

  /** tau_eff: what heavy ball moves theta by in the long run is 1 / (1 - mu) of the plain step. */
  public double effectiveTime() {
    return learningTime() * edge().timeFactor();
  }

  /** The controls. */
  public InForce inForce() {
    return standing.inForce();
  }

  /** Whether B = D. */
  public boolean isFullBatch() {
    return inForce().batchSize() == subject.examples();
  }

  /** That of the update rule. */
  public StabilityEdge edge() {
    return standing.edge();
  }

  /**
   * The sharpness at which the update rule loses stability at the learning rate in force; for an
   * adaptive rule the effective sharpness.
   */
  public double level() {
    return standing.level();
  }

  /** Share of the last steps whose gradients were clipped; NaN without clipping. */
  public double clippedShare() {
    return standing.clippedShare();
  }

  /** That of all training examples, linearised at theta. */
  public Objective objective() {
    if (left) {
      subject.objective().linearise(theta, bench.gradient());
      left = false;
    }
    return subject.objective();
  }

  /** The same for losses at other parameters, after which it is not linearised any more. */
  public Objective objectiveElsewhere() {
    left = true;
    return subject.objective();
  }

  /** Top eigenvalues of the Hessian. */
  public Spectrum hessian() {
    return hessian;
  }

  /**
   * The unit eigenvectors of {@link #hessian} as columns.
   *
   * @throws IllegalStateException if none is measured
   */
  public Matrix vectors() {
    return Optional.ofNullable(bench.hessianVectors())
        .orElseThrow(() -> new IllegalStateException("No eigenvector is measured"));
  }

  /** u_1, P x 1. */
  public Matrix topVector() {
    return vectors().columns(0, 1);
  }

  /** A reading that is made of the top eigenpair, and as good as that. */
  public Reading madeOfTop(double value) {
    return Reading.from(value, hessian.isLargestConverged());
  }

  /**
   * Top eigenvalues of the Hessian that the rule meets, the one that its {@link #level} is for: of
   * the effective one of an adaptive rule, and of H for all others.
   */
  public Spectrum met() {
    return preconditioned.isPresent() ? effective() : hessian;
  }

  /**
   * Top eigenvalues of the effective Hessian P^-1/2 H P^-1/2.
   *
   * @throws java.util.NoSuchElementException if the rule has no preconditioner
   */
  public Spectrum effective() {
    if (effective == null) {
      objective();
      effective = bench.solveEffective(preconditioned.orElseThrow(), level());
    }
    return effective;
  }

  /**
   * tr Theta_P.
   *
   * @throws java.util.NoSuchElementException if the rule has no preconditioner
   */
  public double preconditionedNtkTrace() {
    objective();
    return preconditioned.orElseThrow().ntkTrace();
  }

  /**
   * Top eigenvalues of the kernel that K is made of: of the preconditioned one of an adaptive rule,
   * and of G for all others.
   */
  public Spectrum kernel() {
    if (preconditioned.isEmpty()) {
      return gaussNewton();
    }
    objective();
    return bench.solveKernel(preconditioned.get(), level());
  }

  /** The trace of that kernel. */
  public double kernelTrace() {
    if (preconditioned.isPresent()) {
      objective();
      return preconditioned.get().kernelTrace();
    }
    return subject.objective().isSquaredError()
        ? Arrays.stream(layerTraces()).sum()
        : objective().gaussNewtonTrace();
  }

  /** Top eigenvalues of the Gauss-Newton matrix. */
  public Spectrum gaussNewton() {
    if (gaussNewton == null) {
      objective();
      gaussNewton = bench.solveGaussNewton(level(), kernelFromHessian);
    }
    return gaussNewton;
  }

  /** The part of tr Theta of each layer with parameters, in flat order. */
  public double[] layerTraces() {
    if (layerTraces == null) {
      layerTraces = objective().ntkTraceByLayer();
    }
    return layerTraces;
  }

  /** tr Sigma. */
  public double gradientNoise() {
    if (gradientNoise == null) {
      gradientNoise = GradientNoise.trace(objective(), gradient());
    }
    return gradientNoise;
  }

  /** Of the kernel of the outputs; for cross-entropy weighted by the loss's curvature. */
  public MeanSquareStability stability() {
    if (stability == null) {
      int outputs = subject.network().outputs();
      int size = subject.examples() * outputs;
      try (NativeMemory memory = new NativeMemory(Precision.DOUBLE)) {
        Matrix kernel = memory.allocate(size, size);
        if (subject.objective().isSquaredError()) {
          objective().ntk(kernel);
        } else {
          objective().gaussNewtonKernel(kernel);
        }
        stability =
            new MeanSquareStability(
                kernel, subject.examples(), outputs, subject.objective().cancellation());
      }
    }
    return stability;
  }

  /** What the gradient of the sharpness tells of the motion near the edge. */
  public SelfStabilisation selfStabilisation() {
    return sharpening().found();
  }

  /** s_flow, the slope of lambda_1 over learning time under gradient flow. */
  public double flowSharpening() {
    return sharpening().alongFlow();
  }

  /**
   * A bound on the error of s_flow: that of u_1 goes into it to the first order. NaN where the
   * eigenvalues that are measured do not tell the gap below lambda_1.
   *
   * @param flow grad L and the weights times their decay
   */
  public double flowSharpeningError(Matrix flow) {
    sharpening();
    return 2
        * hessian.turnOfLargest()
        * bench.sharpnessGradient().turnedOff(objective(), topVector(), flow);
  }

  private Sharpening sharpening() {
    if (sharpening == null) {
      SharpnessGradient solver = bench.sharpnessGradient();
      SelfStabilisation found = solver.of(objective(), gradient().flat(), topVector());
      double decay = edge().weightDecay() * theta.flat().dot(solver.vector(), subject.parameters());
      sharpening = new Sharpening(found, found.rate() - decay);
    }
    return sharpening;
  }

  /** sigma_u^2, the variance of the gradient of a batch of the size in force along u_1. */
  public double batchVariance() {
    if (batchVariance == null) {
      batchVariance =
          DirectionalNoise.along(objective(), topVector()).ofBatches(inForce().batchSize());
    }
    return batchVariance;
  }

  /** The curvature free of what flips from step to step; leaves the objective elsewhere. */
  public AtMidpoint midpoint() {
    if (midpoint == null) {
      midpoint =
          bench.midpoint().of(objectiveElsewhere(), theta, gradient(), inForce().learningRate());
    }
    return midpoint;
  }

  /** Where a predicted curve is; empty where there is none, or the run has left it by hand. */
  public Optional<Flows.Point> flow(FlowKind kind) {
    if (flows == null) {
      flows = subject.flows() == null ? Map.of() : subject.flows().at(this);
    }
    return Optional.ofNullable(flows.get(kind));
  }

  @Override
  public void close() {
    if (stability != null) {
      stability.close();
    }
  }
}
