package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.sweep.member.CurvePoint;
import java.util.function.ToDoubleFunction;

/** What the short curve of every member tells. */
public enum CurveQuantity {
  SHARPNESS(
      "sweep.curveQuantity.sharpness",
      "sweep.curveQuantity.sharpnessFormula",
      ValueScale.LINEAR,
      false,
      CurvePoint::sharpness),
  X(
      "sweep.curveQuantity.sharpnessOverItsEdge",
      "sweep.curveQuantity.ratioFormula",
      ValueScale.LINEAR,
      true,
      CurvePoint::x),
  K(
      "sweep.curveQuantity.noiseKernelNorm",
      "sweep.curveQuantity.k",
      ValueScale.LINEAR,
      true,
      CurvePoint::k),
  LOSS(
      "sweep.curveQuantity.trainingLoss",
      "sweep.curveQuantity.l",
      ValueScale.LOGARITHMIC,
      false,
      CurvePoint::loss);

  private final String title;
  private final String formula;
  private final ValueScale scale;
  private final boolean edge;

  @SuppressWarnings("ImmutableEnumChecker") // a component of a record
  private final ToDoubleFunction<CurvePoint> value;

  CurveQuantity(
      String title,
      String formula,
      ValueScale scale,
      boolean edge,
      ToDoubleFunction<CurvePoint> value) {
    this.title = title;
    this.formula = formula;
    this.scale = scale;
    this.edge = edge;
    this.value = value;
  }

  public String title() {
    return Words.text(title);
  }

  /** What it is; of K with the mark of the sweep. */
  public String formula(SweepResults of) {
    String words = Words.text(formula);
    return this == K ? EngineWords.marked(of.kernelMark(), words) : words;
  }

  public ValueScale scale() {
    return scale;
  }

  /** Whether its edge lies at 1. */
  public boolean hasEdge() {
    return edge;
  }

  double of(CurvePoint point) {
    return value.applyAsDouble(point);
  }
}
