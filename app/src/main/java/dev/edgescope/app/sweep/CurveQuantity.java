package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.sweep.member.CurvePoint;
import java.util.function.ToDoubleFunction;

/** What the short curve of every member tells. */
public enum CurveQuantity {
  SHARPNESS(
      "Sharpness",
      "λ₁, of adaptive rules λ₁(P⁻¹H)",
      ValueScale.LINEAR,
      false,
      CurvePoint::sharpness),
  X("Sharpness over its edge", "αλ₁/2 for plain SGD", ValueScale.LINEAR, true, CurvePoint::x),
  K("Noise kernel norm", "K", ValueScale.LINEAR, true, CurvePoint::k),
  LOSS("Training loss", "L", ValueScale.LOGARITHMIC, false, CurvePoint::loss);

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
    return title;
  }

  /** What it is; of K with the mark of the sweep. */
  public String formula(SweepResults of) {
    return this == K ? of.kernelMark().on(formula) : formula;
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
