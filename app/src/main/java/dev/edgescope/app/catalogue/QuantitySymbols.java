package dev.edgescope.app.catalogue;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Quantity;

/** The symbols of quantities at a chart. */
final class QuantitySymbols {
  private QuantitySymbols() {}

  static String of(Quantity quantity) {
    return switch (quantity) {
      case GRADIENT_NOISE -> "tr Σ";
      case GRADIENT_SHARE -> "χ";
      case OUTPUT_NORM -> "|W|²";
      case REALISED_SHARPENING -> "s";
      case FLOW_SHARPENING -> Words.text("charts.curve.sFlow");
      case CONSERVATISM -> "s / s flow";
      case GAUSS_NEWTON_EIGENVALUES -> "λ(G)";
      case SMALLEST_EIGENVALUE -> "λ min";
      case BATCH_SHARPNESS -> "gᵀHg / |g|²";
      case LAYER_SHARPNESS, GRADIENT_FLOW_LAMBDA_1, CENTRAL_LAMBDA_1, TWIN_LAMBDA_1 -> "λ₁";
      case LAYER_NTK_TRACE, NTK_TRACE_ESTIMATE -> "tr Θ";
      case EXACT_NOISE_KERNEL -> Words.text("charts.curve.kExact");
      case SECOND_MOMENT_RADIUS -> "ρ";
      case PHASE -> Words.text("charts.curve.phase");
      case CLIPPED_SHARE -> Words.text("charts.curve.clipped");
      case INITIAL_DIRECTION -> "uᵀHu";
      case STOCHASTIC_GAP -> "2/α − λ₁";
      case CRITICAL_SHARPNESS -> "λ c";
      case HESSIAN_TRACE -> "tr H";
      case START_DISTANCE -> "|θ − θ₀|";
      case LAYER_GRADIENT_NORM -> "|g|";
      case GRADIENT_SIGNAL -> "|g|² / tr Σ";
      case SHARPNESS_GRADIENT -> "β";
      case DIRECTIONAL_NOISE -> "σᵤ²";
      case MIDPOINT_SHARPNESS -> Words.text("charts.curve.midpoint");
      case OSCILLATION -> "|x|";
      case OSCILLATION_CENTRE -> "(2s/β)^½";
      case EFFECTIVE_LAMBDA -> "λ(P⁻¹H)";
      case NTK_TRACE_P -> "tr Θ_P";
      case GRADIENT_FLOW_LOSS, CENTRAL_LOSS, TAYLOR_LOSS, TWIN_LOSS -> "L";
      case GRADIENT_FLOW_DISTANCE, CENTRAL_DISTANCE, TAYLOR_DISTANCE, TWIN_DISTANCE -> "|θ − θ′|";
      case CENTRAL_PREDICTED_LOSS -> "L + tr X / α";
      case CENTRAL_TRACE_X -> "tr X";
    };
  }
}
