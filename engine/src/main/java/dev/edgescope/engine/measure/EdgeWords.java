package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.Momentum;

/** The edge of stability of each kind of momentum, in symbols. */
public final class EdgeWords {
  private EdgeWords() {}

  /** The level of lambda_1: "2/α". */
  public static String level(Momentum momentum) {
    return momentum.isNesterov() ? "2(1+μ)/((1+2μ)α)" : bound(momentum) + "/α";
  }

  /** The bound on alpha lambda_1: "2". */
  public static String bound(Momentum momentum) {
    if (momentum.coefficient() == 0) {
      return "2";
    }
    return momentum.isNesterov() ? "2(1+μ)/(1+2μ)" : "2(1+μ)";
  }

  /** lambda_1 over its level: "αλ₁/2". */
  public static String ratio(Momentum momentum) {
    if (momentum.coefficient() == 0) {
      return "αλ₁/2";
    }
    return momentum.isNesterov() ? "αλ₁(1+2μ)/(2+2μ)" : "αλ₁/(2+2μ)";
  }
}
