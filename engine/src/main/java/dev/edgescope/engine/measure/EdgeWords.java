package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.edge.StabilityEdge;

/**
 * The edge of stability of each kind of update, in symbols; wd is the weight decay, and the
 * sharpness of an adaptive rule the effective one, "λ₁(P⁻¹H)".
 *
 * <p>The sentences about regimes that a run file keeps are made of them.
 */
public final class EdgeWords {
  private EdgeWords() {}

  /** The level of lambda_1: "2/α". */
  public static String level(StabilityEdge edge) {
    return switch (edge) {
      case SgdEdge(Momentum momentum, double decay) ->
          (momentum.isNesterov() ? "2(1+μ)/((1+2μ)α)" : bound(edge) + "/α")
              + (decay == 0 ? "" : " − wd");
      case AdaptiveEdge(double beta1, double decay) -> {
        String numerator = decay == 0 ? "2" : "(2 − α wd)";
        yield beta1 == 0 ? numerator + "/α" : numerator + "(1+β₁)/((1−β₁)α)";
      }
    };
  }

  /** The bound on alpha lambda_1 without weight decay: "2". */
  public static String bound(StabilityEdge edge) {
    return switch (edge) {
      case SgdEdge(Momentum momentum, double _) when momentum.coefficient() == 0 -> "2";
      case SgdEdge(Momentum momentum, double _) ->
          momentum.isNesterov() ? "2(1+μ)/(1+2μ)" : "2(1+μ)";
      case AdaptiveEdge(double beta1, double _) -> beta1 == 0 ? "2" : "2(1+β₁)/(1−β₁)";
    };
  }

  /** lambda_1 before its level, where 1 is the edge: "αλ₁/2". */
  public static String ratio(StabilityEdge edge) {
    return switch (edge) {
      case SgdEdge(Momentum momentum, double decay) -> {
        String product = decay == 0 ? "αλ₁" : "α(λ₁+wd)";
        if (momentum.coefficient() == 0) {
          yield product + "/2";
        }
        yield product + (momentum.isNesterov() ? "(1+2μ)/(2+2μ)" : "/(2+2μ)");
      }
      case AdaptiveEdge(double beta1, double decay) -> {
        String product = beta1 == 0 ? "αλ₁(P⁻¹H)/2" : "α(1−β₁)λ₁(P⁻¹H)/(2+2β₁)";
        yield decay == 0 ? product : product + " + αwd/2";
      }
    };
  }
}
