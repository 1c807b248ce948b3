package dev.edgescope.app.catalogue;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Quantity;

/** What is read off a run that swings about its edge of stability. */
public final class EdgeCharts {

  /** lambda_1 where nothing flips. */
  public static final LineKind MIDPOINT =
      LineKind.of(
              "midpoint-sharpness",
              ChartGroup.CURVATURE,
              Term.of("charts.midpointSharpness"),
              Curve.of(Quantity.MIDPOINT_SHARPNESS),
              Curve.ofReading(() -> "λ₁", ChartTable::largest)
                  .beside(() -> Words.text("charts.curve.atRun")))
          .against(new Edge.OfStability());

  /** |x| and the swing that holds the sharpness. */
  public static final LineKind SWING =
      LineKind.of(
              "oscillation",
              ChartGroup.SHARPENING,
              Term.of("charts.oscillation"),
              Curve.of(Quantity.OSCILLATION),
              Curve.of(Quantity.OSCILLATION_CENTRE)
                  .predicted(() -> Words.text("charts.curve.centrePrediction")))
          .logarithmic();

  /** beta. */
  static final LineKind SHARPNESS_GRADIENT =
      LineKind.of(
              "sharpness-gradient",
              ChartGroup.SHARPENING,
              Term.of(Quantity.SHARPNESS_GRADIENT, "charts.sharpnessGradient"),
              Curve.of(Quantity.SHARPNESS_GRADIENT))
          .logarithmic();

  /** sigma_u^2. */
  static final LineKind DIRECTIONAL_NOISE =
      LineKind.of(
              "directional-noise",
              ChartGroup.STABILITY,
              Term.of(Quantity.DIRECTIONAL_NOISE, "charts.directionalNoise"),
              Curve.of(Quantity.DIRECTIONAL_NOISE))
          .logarithmic();

  private EdgeCharts() {}
}
