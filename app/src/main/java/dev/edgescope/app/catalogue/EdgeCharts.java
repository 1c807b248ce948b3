package dev.edgescope.app.catalogue;

import dev.edgescope.engine.config.Quantity;

/** What is read off a run that swings about its edge of stability. */
public final class EdgeCharts {

  /** lambda_1 where nothing flips. */
  public static final LineKind MIDPOINT =
      LineKind.of(
              "midpoint-sharpness",
              ChartGroup.CURVATURE,
              new Term(
                  "Sharpness at the midpoint",
                  "λ₁ at (θₜ + 2θₜ₊₁ + θₜ₊₂)/4",
                  "The sharpness where the swing of the run from step to step cancels: at the edge"
                      + " of stability it moves calmly, while that at the run itself jumps."),
              Curve.of(Quantity.MIDPOINT_SHARPNESS),
              Curve.ofReading("λ₁", ChartTable::largest).beside("λ₁ at the run"))
          .against(new Edge.OfStability());

  /** |x| and the swing that holds the sharpness. */
  public static final LineKind SWING =
      LineKind.of(
              "oscillation",
              ChartGroup.SHARPENING,
              new Term(
                  "Swing along the top eigenvector",
                  "|x| = |(θ − midpoint)ᵀu₁|, held at (2s/β)^½",
                  "How far the run swings along its most curved direction: sharpening is held where"
                      + " this is as wide as predicted, and it cycles about that."),
              Curve.of(Quantity.OSCILLATION),
              Curve.of(Quantity.OSCILLATION_CENTRE).predicted("centre of the cycle (prediction)"))
          .logarithmic();

  /** beta. */
  static final LineKind SHARPNESS_GRADIENT =
      LineKind.of(
              "sharpness-gradient",
              ChartGroup.SHARPENING,
              new Term(
                  Quantity.SHARPNESS_GRADIENT.label(),
                  "β = |∇λ₁|²",
                  "How strongly a swing along the top eigenvector takes the sharpness down: by"
                      + " βx²/2 for each unit of learning time."),
              Curve.of(Quantity.SHARPNESS_GRADIENT))
          .logarithmic();

  /** sigma_u^2. */
  static final LineKind DIRECTIONAL_NOISE =
      LineKind.of(
              "directional-noise",
              ChartGroup.STABILITY,
              new Term(
                  Quantity.DIRECTIONAL_NOISE.label(),
                  "σᵤ² = Var(u₁ᵀg) over batches",
                  "How much the gradient of a batch scatters along the most curved direction, which"
                      + " keeps the run swinging and so the sharpness below its edge."),
              Curve.of(Quantity.DIRECTIONAL_NOISE))
          .logarithmic();

  private EdgeCharts() {}
}
