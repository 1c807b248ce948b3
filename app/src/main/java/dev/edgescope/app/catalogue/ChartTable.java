package dev.edgescope.app.catalogue;

import dev.edgescope.app.text.Words;
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
              Term.of("charts.sharpness"),
              Curve.family(
                  index -> "λ" + subscript(index + 1),
                  reading -> readings(reading.curvature().hessian(), 1)))
          .with(
              List.of(
                  Curve.of(Quantity.MIDPOINT_SHARPNESS)
                      .beside(() -> Words.text("charts.curve.atMidpoint")),
                  belowEdge(Curve.of(Quantity.STOCHASTIC_GAP))
                      .predicted(() -> Words.text("charts.curve.gapPrediction"))))
          .with(PredictionCharts.sharpnesses())
          .against(EDGE)
          .or("scaled-sharpness");

  /** lambda_1(P^-1 H), ... */
  public static final LineKind EFFECTIVE_SHARPNESS =
      LineKind.of(
              "effective-sharpness",
              ChartGroup.CURVATURE,
              Term.of("charts.effectiveSharpness"),
              Curve.family(
                  index -> "λ" + subscript(index + 1) + "(P⁻¹H)", Quantity.EFFECTIVE_LAMBDA))
          .against(new Edge.OfEffectiveStability())
          .logarithmic();

  /** alpha lambda_1, ... */
  public static final LineKind SCALED_SHARPNESS =
      LineKind.of(
              "scaled-sharpness",
              ChartGroup.CURVATURE,
              Term.of("charts.scaledSharpness"),
              Curve.family(
                  index -> "αλ" + subscript(index + 1),
                  reading ->
                      readings(reading.curvature().hessian(), reading.inForce().learningRate())))
          .with(PredictionCharts.scaledSharpnesses())
          .against(new Edge.OfScaledStability())
          .logarithmic()
          .or("sharpness");

  /** Where gradient descent is in its cycle about the edge. */
  public static final LineKind PHASE =
      LineKind.of(
          "phase",
          ChartGroup.SHARPENING,
          Term.of("charts.phase"),
          Curve.of(Quantity.PHASE).stepped());

  /** K and K_tr. */
  public static final LineKind NOISE_KERNEL =
      LineKind.of(
              "noise-kernel",
              ChartGroup.STABILITY,
              Term.of("charts.noiseKernel"),
              Curve.ofSomeReadings(() -> "K", reading -> kernelNorm(reading, 1)),
              Curve.ofSome(
                      () -> Words.text("charts.curve.kFromTrace"),
                      reading -> reading.curvature().noiseKernel().kTrace())
                  .beside(() -> Words.text("charts.curve.kFromTrace")),
              Curve.of(Quantity.EXACT_NOISE_KERNEL).beside(() -> Words.text("charts.curve.kExact")))
          .against(new Edge.Constant("K", 1))
          .or("noise-kernel-one-output");

  /** K and K_tr as if all outputs of an example erred together. */
  public static final LineKind NOISE_KERNEL_OF_ONE_OUTPUT =
      LineKind.of(
              "noise-kernel-one-output",
              ChartGroup.STABILITY,
              Term.of("charts.noiseKernelOneOutput"),
              Curve.ofSomeReadings(() -> "CK", reading -> kernelNorm(reading, outputs(reading))),
              Curve.ofSome(
                      () -> Words.text("charts.curve.ckFromTrace"),
                      ChartTable::kernelFromTraceOfOneOutput)
                  .beside(() -> Words.text("charts.curve.ckFromTrace")))
          .against(new Edge.Constant("CK", 1))
          .or("noise-kernel");

  /** Training, test and batch loss. */
  public static final LineKind LOSS = TrainingCharts.LOSS;

  /** The run as a point, lambda_1 over its edge and K. */
  public static final PictureKind STABILITY_PLANE =
      new PictureKind("stability-plane", ChartGroup.STABILITY, Term.of("charts.stabilityPlane"));

  /** The loss along the most curved direction and along the gradient, around the run. */
  public static final PictureKind LOSS_LANDSCAPE =
      new PictureKind("loss-landscape", ChartGroup.CURVATURE, Term.of("charts.lossLandscape"));

  /** The swing along u_1 against lambda_1, with the centre of their cycle. */
  public static final PictureKind SELF_STABILISATION =
      new PictureKind(
          "self-stabilisation",
          ChartGroup.SHARPENING,
          Term.of("charts.selfStabilisation"),
          Set.of(Quantity.MIDPOINT_SHARPNESS, Quantity.OSCILLATION, Quantity.OSCILLATION_CENTRE));

  /** How the eigenvalues of the Hessian are spread, where the user asked. */
  public static final PictureKind SPECTRAL_DENSITY =
      new PictureKind("spectral-density", ChartGroup.CURVATURE, Term.of("charts.spectralDensity"));

  /** The first examples that are trained on. */
  public static final PictureKind EXAMPLES =
      new PictureKind("examples", ChartGroup.DATA, Term.of("charts.examples"));

  /** The layers of the network. */
  public static final PictureKind NETWORK =
      new PictureKind("network", ChartGroup.DATA, Term.of("charts.network"));

  /** What the run gets wrong of what it trains on. */
  public static final PictureKind MISTAKES =
      new PictureKind("mistakes", ChartGroup.DATA, Term.of("charts.mistakes"));

  /** What the run gets wrong of what it is tested on. */
  public static final PictureKind TEST_MISTAKES =
      new PictureKind("test-mistakes", ChartGroup.DATA, Term.of("charts.testMistakes"));

  private static final List<ChartKind> OF_THE_DATA =
      List.of(EXAMPLES, NETWORK, MISTAKES, TEST_MISTAKES);

  /** What is drawn of the parameters as they are, which a recorded run keeps of some steps. */
  private static final List<ChartKind> OF_THE_PARAMETERS =
      List.of(LOSS_LANDSCAPE, SPECTRAL_DENSITY);

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
              "charts.smallestEigenvalue",
              Quantity.SMALLEST_EIGENVALUE),
          LineKind.measured(
                  "initial-direction",
                  ChartGroup.CURVATURE,
                  "charts.initialDirection",
                  Quantity.INITIAL_DIRECTION)
              .against(EDGE),
          LineKind.measured(
                  "batch-sharpness",
                  ChartGroup.CURVATURE,
                  "charts.batchSharpness",
                  Quantity.BATCH_SHARPNESS)
              .against(EDGE, new Edge.OfSmallBatches()),
          LineKind.measured(
                  "layer-sharpness",
                  ChartGroup.CURVATURE,
                  "charts.layerSharpness",
                  Quantity.LAYER_SHARPNESS)
              .against(EDGE),
          LineKind.of(
                  "critical-sharpness",
                  ChartGroup.CURVATURE,
                  Term.of("charts.criticalSharpness"),
                  Curve.of(Quantity.CRITICAL_SHARPNESS),
                  Curve.ofReading(() -> "λ₁", ChartTable::largest).beside(() -> "λ₁"))
              .against(EDGE),
          LineKind.measured(
              "hessian-trace", ChartGroup.CURVATURE, "charts.hessianTrace", Quantity.HESSIAN_TRACE),
          EdgeCharts.MIDPOINT,
          STABILITY_PLANE,
          NOISE_KERNEL,
          NOISE_KERNEL_OF_ONE_OUTPUT,
          LineKind.of(
                  "stochastic-gap",
                  ChartGroup.STABILITY,
                  Term.of("charts.stochasticGap"),
                  Curve.ofReading(() -> "λ₁", ChartTable::largest),
                  belowEdge(Curve.of(Quantity.STOCHASTIC_GAP))
                      .predicted(() -> Words.text("charts.curve.gapPrediction")))
              .against(EDGE),
          EdgeCharts.DIRECTIONAL_NOISE,
          LineKind.measured(
              "gradient-signal",
              ChartGroup.STABILITY,
              "charts.gradientSignal",
              Quantity.GRADIENT_SIGNAL),
          LineKind.measured(
                  "second-moment-radius",
                  ChartGroup.STABILITY,
                  "charts.secondMomentRadius",
                  Quantity.SECOND_MOMENT_RADIUS)
              .against(new Edge.Constant("ρ", 1)),
          LineKind.measured(
              "gradient-noise",
              ChartGroup.STABILITY,
              "charts.gradientNoise",
              Quantity.GRADIENT_NOISE),
          LineKind.of(
              "sharpening-rate",
              ChartGroup.SHARPENING,
              Term.of("charts.sharpeningRate"),
              Curve.of(Quantity.REALISED_SHARPENING),
              Curve.of(Quantity.FLOW_SHARPENING).beside(() -> Words.text("charts.curve.sFlow"))),
          PHASE,
          SELF_STABILISATION,
          EdgeCharts.SWING,
          EdgeCharts.SHARPNESS_GRADIENT,
          LineKind.measured(
                  "conservatism",
                  ChartGroup.SHARPENING,
                  "charts.conservatism",
                  Quantity.CONSERVATISM)
              .against(new Edge.Constant("s / s flow", 1)),
          LineKind.measured(
              "gradient-share",
              ChartGroup.SHARPENING,
              "charts.gradientShare",
              Quantity.GRADIENT_SHARE),
          PredictionCharts.LOSS,
          PredictionCharts.SHARPNESS,
          PredictionCharts.DISTANCE,
          LineKind.measured(
              "central-variance",
              ChartGroup.PREDICTION,
              "charts.centralVariance",
              Quantity.CENTRAL_TRACE_X));

  private static final List<ChartKind> ALL =
      Stream.of(OF_THE_EDGE, TangentKernelCharts.ROWS, TrainingCharts.ROWS, OF_THE_DATA)
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

  /**
   * Those of a group that a recorded run has: all but what is drawn of its present parameters.
   *
   * @param own whether it was made here, so that its data and its network are known
   */
  public static List<ChartKind> ofRecordedRuns(ChartGroup group, boolean own) {
    return in(group).stream()
        .filter(kind -> !OF_THE_PARAMETERS.contains(kind) && (own || !OF_THE_DATA.contains(kind)))
        .toList();
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
    return ALL.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .or(() -> NamedCharts.find(id));
  }

  /** What lies as far below the edge as the curve says. */
  private static Curve belowEdge(Curve gap) {
    return new Curve(
        gap.style(),
        new Curve.Source.Measured(reading ->
            reading.readings(Quantity.STOCHASTIC_GAP).stream()
                .map(one ->
                    new Reading(reading.curvature().edge() - one.value(), 0, one.converged()))
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

  /** Empty where it was not read; NaN where it is undefined. */
  private static Optional<Reading> kernelNorm(Measurement reading, double factor) {
    NoiseKernelNorm norm = reading.curvature().noiseKernel();
    return norm.isRead()
        ? Optional.of(new Reading(factor * norm.k(), 0, norm.isConverged()))
        : Optional.empty();
  }

  /** Known where K was read, for C is told with it. */
  private static double kernelFromTraceOfOneOutput(Measurement reading) {
    NoiseKernelNorm norm = reading.curvature().noiseKernel();
    return norm.isRead() ? outputs(reading) * norm.kTrace() : Double.NaN;
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
