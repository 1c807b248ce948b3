package dev.edgescope.app.catalogue;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All charts that can be chosen. To add one is to add a row here; a {@link PictureKind} takes a
 * pane of its own besides.
 */
public final class ChartTable {
  private static final Edge EDGE = new Edge.OfStability();

  /** lambda_1, lambda_2, ... */
  public static final LineKind SHARPNESS =
      LineKind.of(
              "sharpness",
              ChartGroup.CURVATURE,
              new Term(
                  "Sharpness",
                  "λ₁ ≥ λ₂ ≥ …, the largest eigenvalues of H = ∂²L/∂θ²",
                  "How much the training loss bends along its most curved directions: beyond 2/α a"
                      + " step of gradient descent overshoots."),
              Curve.family(
                  index -> "λ" + subscript(index + 1),
                  reading -> readings(reading.curvature().hessian(), 1)))
          .with(
              List.of(
                  Curve.of(Quantity.MIDPOINT_SHARPNESS).beside("λ₁ at the midpoint"),
                  belowEdge(Curve.of(Quantity.STOCHASTIC_GAP)).predicted("2/α − gap (prediction)")))
          .with(PredictionCharts.sharpnesses())
          .against(EDGE)
          .or("scaled-sharpness");

  /** lambda_1(P^-1 H), ... */
  public static final LineKind EFFECTIVE_SHARPNESS =
      LineKind.of(
              "effective-sharpness",
              ChartGroup.CURVATURE,
              new Term(
                  "Effective sharpness",
                  "λ₁ ≥ λ₂ ≥ … of P⁻¹H, P = diag(√v̂ + ε), with Adam times 1 − β₁ᵗ",
                  "The sharpness that an adaptive rule meets, which divides its steps by P: it is"
                      + " this one that hovers at an edge, 38/α for Adam at β₁ = 0.9; in the first"
                      + " 20 steps P is still growing, and nothing is to be read off it."),
              Curve.family(
                  index -> "λ" + subscript(index + 1) + "(P⁻¹H)", Quantity.EFFECTIVE_LAMBDA))
          .against(new Edge.OfEffectiveStability())
          .logarithmic();

  /** alpha lambda_1, ... */
  public static final LineKind SCALED_SHARPNESS =
      LineKind.of(
              "scaled-sharpness",
              ChartGroup.CURVATURE,
              new Term(
                  "Sharpness times learning rate",
                  "αλ₁ ≥ αλ₂ ≥ …",
                  "The sharpness in units of 1/α, in which the edge of stability stays at 2"
                      + " whatever the learning rate."),
              Curve.family(
                  index -> "αλ" + subscript(index + 1),
                  reading ->
                      readings(reading.curvature().hessian(), reading.inForce().learningRate())))
          .with(PredictionCharts.scaledSharpnesses())
          .against(new Edge.OfScaledStability())
          .or("sharpness");

  /** Where gradient descent is in its cycle about the edge. */
  public static final LineKind PHASE =
      LineKind.of(
          "phase",
          ChartGroup.SHARPENING,
          new Term(
              "Phase at the edge",
              "1 below and rising, 2 above and rising, 3 above and falling, 4 below and falling",
              "Which phase of its cycle about the edge of stability the sharpness of full-batch"
                  + " gradient descent is in; the sharpness chart shades it where asked."),
          Curve.of(Quantity.PHASE).stepped());

  /** K and K_tr. */
  public static final LineKind NOISE_KERNEL =
      LineKind.of(
              "noise-kernel",
              ChartGroup.STABILITY,
              new Term(
                  "Noise kernel norm",
                  "K = α(1/B − 1/D)(1/C) Σₐ λₐ(1+μ) / ((1−μ)(2(1+μ) − αλₐ))",
                  "How much of the gradient noise comes back a step later: beyond 1 it grows faster"
                      + " than training damps it, the stochastic edge of stability."),
              Curve.ofReading("K", reading -> kernelNorm(reading, 1)),
              Curve.of("K from tr Θ", reading -> reading.curvature().noiseKernel().kTrace())
                  .beside("K from tr Θ"),
              Curve.of(Quantity.EXACT_NOISE_KERNEL).beside("K exact"))
          .against(new Edge.Constant("K", 1))
          .or("noise-kernel-one-output");

  /** K and K_tr as if all outputs of an example erred together. */
  public static final LineKind NOISE_KERNEL_OF_ONE_OUTPUT =
      LineKind.of(
              "noise-kernel-one-output",
              ChartGroup.STABILITY,
              new Term(
                  "Noise kernel norm, C = 1",
                  "K with C = 1",
                  "The noise kernel norm C times as large: K takes the errors of an example's"
                      + " outputs for independent, and this for one and the same; the truth lies"
                      + " between."),
              Curve.ofReading("CK", reading -> kernelNorm(reading, outputs(reading))),
              Curve.of(
                      "CK from tr Θ",
                      reading -> outputs(reading) * reading.curvature().noiseKernel().kTrace())
                  .beside("CK from tr Θ"))
          .against(new Edge.Constant("CK", 1))
          .or("noise-kernel");

  /** Training, test and batch loss. */
  public static final LineKind LOSS = TrainingCharts.LOSS;

  /** The run as a point, lambda_1 over its edge and K. */
  public static final PictureKind STABILITY_PLANE =
      new PictureKind(
          "stability-plane",
          ChartGroup.STABILITY,
          new Term(
              "Stability plane",
              "x = αλ₁/(2+2μ), y = K",
              "The run as a point between its two edges: right of 1 a step overshoots, above 1 the"
                  + " noise feeds itself."));

  /** The loss along the most curved direction and along the gradient, around the run. */
  public static final PictureKind LOSS_LANDSCAPE =
      new PictureKind(
          "loss-landscape",
          ChartGroup.CURVATURE,
          new Term(
              "Loss landscape",
              "L(θ + s u₁), L(θ + s g/|g|)",
              "The training loss around the run, along the top Hessian eigenvector and along the"
                  + " gradient, dotted the parabolas that slope and curvature (λ₁, κ = gᵀHg/|g|²)"
                  + " predict; circles: where a gradient step leads."));

  /** The swing along u_1 against lambda_1, with the centre of their cycle. */
  public static final PictureKind SELF_STABILISATION =
      new PictureKind(
          "self-stabilisation",
          ChartGroup.SHARPENING,
          new Term(
              "Self-stabilisation",
              "|x| against λ₁, centre ((2s/β)^½, 2/α)",
              "The run as a point in the plane of its swing and its sharpness: above 2/α the swing"
                  + " grows, a wide swing takes the sharpness down, and so they cycle."),
          Set.of(Quantity.MIDPOINT_SHARPNESS, Quantity.OSCILLATION, Quantity.OSCILLATION_CENTRE));

  /** How the eigenvalues of the Hessian are spread, where the user asked. */
  public static final PictureKind SPECTRAL_DENSITY =
      new PictureKind(
          "spectral-density",
          ChartGroup.CURVATURE,
          new Term(
              "Spectral density",
              "φ(λ) = (1/P) Σₐ δ(λ − λₐ)",
              "How the Hessian's eigenvalues are spread, the share of them for each unit of λ: most"
                  + " lie near 0, a few stand out; a snapshot by stochastic Lanczos quadrature."));

  /** The charts of curvature, stability, sharpening and prediction. */
  private static final List<ChartKind> OF_THE_EDGE =
      List.of(
          SHARPNESS,
          EFFECTIVE_SHARPNESS,
          SCALED_SHARPNESS,
          LOSS_LANDSCAPE,
          SPECTRAL_DENSITY,
          LineKind.measured(
              "smallest-eigenvalue",
              ChartGroup.CURVATURE,
              "λ min of H",
              "The most negative curvature: below 0 the loss bends down along some direction, as at"
                  + " a saddle.",
              Quantity.SMALLEST_EIGENVALUE),
          LineKind.measured(
                  "initial-direction",
                  ChartGroup.CURVATURE,
                  "uᵀH u, u the top eigenvector at step 0",
                  "The curvature along the direction that was sharpest at the start: where it falls"
                      + " behind λ₁, other directions have overtaken it.",
                  Quantity.INITIAL_DIRECTION)
              .against(EDGE),
          LineKind.measured(
                  "batch-sharpness",
                  ChartGroup.CURVATURE,
                  "E[gᵀH g] / E[|g|²] over batches, each with its own g and H",
                  "The curvature that a batch meets along its own gradient: it settles near 2/α"
                      + " when training on batches, also where the sharpness stays lower; with"
                      + " momentum, in long runs, near 2(1−μ)/α on small batches and 2(1+μ)/α on"
                      + " large ones.",
                  Quantity.BATCH_SHARPNESS)
              .against(EDGE, new Edge.OfSmallBatches()),
          LineKind.measured(
                  "layer-sharpness",
                  ChartGroup.CURVATURE,
                  "λ₁ of each layer's block of H",
                  "The sharpness that a layer would have if all others stood still; none is larger"
                      + " than the sharpness of the whole.",
                  Quantity.LAYER_SHARPNESS)
              .against(EDGE),
          LineKind.of(
                  "critical-sharpness",
                  ChartGroup.CURVATURE,
                  new Term(
                      "Critical sharpness",
                      "λ c = 2/α c, L(θ − α c g) = L(θ)",
                      "2 over the smallest learning rate at which a step down the gradient no"
                          + " longer lowers the loss: it meets the edge when the run does, and"
                          + " before that says nothing about λ₁."),
                  Curve.of(Quantity.CRITICAL_SHARPNESS),
                  Curve.ofReading("λ₁", ChartTable::largest).beside("λ₁"))
              .against(EDGE),
          LineKind.measured(
              "hessian-trace",
              ChartGroup.CURVATURE,
              "tr H from random signs",
              "The sum of all eigenvalues of the Hessian, by Hutchinson's estimate with its"
                  + " standard error.",
              Quantity.HESSIAN_TRACE),
          EdgeCharts.MIDPOINT,
          STABILITY_PLANE,
          NOISE_KERNEL,
          NOISE_KERNEL_OF_ONE_OUTPUT,
          LineKind.of(
                  "stochastic-gap",
                  ChartGroup.STABILITY,
                  new Term(
                      "Stochastic sharpness gap",
                      "λ₁ settles (1 − √(1 − α²βσᵤ²/(2s))) / α below 2/α",
                      "How far below the edge the noise of the batches is predicted to keep the"
                          + " sharpness of plain SGD; no line where it would hold it back"
                          + " altogether."),
                  Curve.ofReading("λ₁", ChartTable::largest),
                  belowEdge(Curve.of(Quantity.STOCHASTIC_GAP)).predicted("2/α − gap (prediction)"))
              .against(EDGE),
          EdgeCharts.DIRECTIONAL_NOISE,
          LineKind.measured(
              "gradient-signal",
              ChartGroup.STABILITY,
              "|g|² / tr Σ",
              "The signal-to-noise ratio of the gradient of a single example; times B it is about"
                  + " that of a batch.",
              Quantity.GRADIENT_SIGNAL),
          LineKind.measured(
                  "second-moment-radius",
                  ChartGroup.STABILITY,
                  "ρ of S ↦ E[S′]",
                  "The exact threshold of the linearised model, for small problems: below 1 the"
                      + " second moments contract, above 1 they grow.",
                  Quantity.SECOND_MOMENT_RADIUS)
              .against(new Edge.Constant("ρ", 1)),
          LineKind.measured(
              "gradient-noise",
              ChartGroup.STABILITY,
              "tr Σ = (1/D) Σᵢ |gᵢ − g|²",
              "How much the gradients of single examples scatter about their mean: the noise that a"
                  + " batch of one would have.",
              Quantity.GRADIENT_NOISE),
          LineKind.of(
              "sharpening-rate",
              ChartGroup.SHARPENING,
              new Term(
                  "Sharpening rate",
                  "s = dλ₁/dτ; s flow = −u₁ᵀ(D³L[∇L])u₁",
                  "How fast the sharpness climbs in learning time, beside the rate at which"
                      + " gradient flow would drive it from here, shaded as far as the error of u₁"
                      + " can take it."),
              Curve.of(Quantity.REALISED_SHARPENING),
              Curve.of(Quantity.FLOW_SHARPENING).beside("s flow")),
          PHASE,
          SELF_STABILISATION,
          EdgeCharts.SWING,
          EdgeCharts.SHARPNESS_GRADIENT,
          LineKind.measured(
                  "conservatism",
                  ChartGroup.SHARPENING,
                  "s / s flow",
                  "The share of gradient flow's sharpening that the run realises: near 1"
                      + " progressive, well below 1 conservative, 0 or less at an edge.",
                  Quantity.CONSERVATISM)
              .against(new Edge.Constant("s / s flow", 1)),
          LineKind.measured(
              "gradient-share",
              ChartGroup.SHARPENING,
              "χ = |Uᵀg|² / |g|²",
              "The share of the gradient that lies in the space of the measured top eigenvectors of"
                  + " the Hessian.",
              Quantity.GRADIENT_SHARE),
          PredictionCharts.LOSS,
          PredictionCharts.SHARPNESS,
          PredictionCharts.DISTANCE,
          LineKind.measured(
              "central-variance",
              ChartGroup.PREDICTION,
              "tr X, the predicted E|θ − θ′|² along the critical eigenvectors",
              "How widely the run is predicted to oscillate about its central flow: nothing below"
                  + " the edge, then what keeps the sharpness there.",
              Quantity.CENTRAL_TRACE_X));

  private static final List<ChartKind> ALL =
      Stream.of(OF_THE_EDGE, TangentKernelCharts.ROWS, TrainingCharts.ROWS)
          .flatMap(List::stream)
          .toList();

  /** What a window shows that has never been told otherwise. */
  public static final List<String> STANDARD =
      List.of(SHARPNESS.id(), LOSS.id(), STABILITY_PLANE.id(), NOISE_KERNEL.id());

  /** The same where there is no gradient noise: K is 0, and the plane a line. */
  public static final List<String> OF_FULL_BATCH =
      List.of(SHARPNESS.id(), LOSS.id(), TangentKernelCharts.NTK_TRACE.id());

  private ChartTable() {}

  /** All charts, in the order of their groups. */
  public static List<ChartKind> all() {
    return ALL;
  }

  /** The charts of one group. */
  public static List<ChartKind> in(ChartGroup group) {
    return ALL.stream().filter(kind -> kind.group() == group).toList();
  }

  /** The charts that are made of curves. */
  public static List<LineKind> lines() {
    return ALL.stream()
        .filter(LineKind.class::isInstance)
        .map(LineKind.class::cast)
        .collect(Collectors.toUnmodifiableList());
  }

  /** The chart of a name; empty where there is none. */
  public static Optional<ChartKind> find(String id) {
    return ALL.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** What lies as far below the edge as the curve says. */
  private static Curve belowEdge(Curve gap) {
    return new Curve(
        gap.style(),
        new Curve.Source.Measured(
            reading ->
                reading.readings(Quantity.STOCHASTIC_GAP).stream()
                    .map(
                        one ->
                            new Reading(
                                reading.curvature().edge() - one.value(), 0, one.converged()))
                    .toList()),
        gap.quantity());
  }

  static Reading largest(Measurement reading) {
    return new Reading(
        reading.curvature().hessian().largest(),
        0,
        reading.curvature().hessian().isLargestConverged());
  }

  private static List<Reading> readings(Spectrum spectrum, double factor) {
    return spectrum.eigenvalues().stream().map(one -> reading(one, factor)).toList();
  }

  private static Reading reading(Eigenvalue one, double factor) {
    return new Reading(factor * one.value(), factor * one.residual(), one.converged());
  }

  private static Reading kernelNorm(Measurement reading, double factor) {
    NoiseKernelNorm norm = reading.curvature().noiseKernel();
    return new Reading(factor * norm.k(), 0, norm.isConverged());
  }

  /** C, by which K is divided. */
  private static int outputs(Measurement reading) {
    return reading.curvature().noiseKernel().kernel().map(NoiseKernel::outputs).orElse(1);
  }

  static String subscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append((char) ('₀' + digit - '0'));
    }
    return text.toString();
  }
}
