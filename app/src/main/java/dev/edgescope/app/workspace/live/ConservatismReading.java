package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.NumberText;
import dev.edgescope.engine.run.Quantity;

/**
 * The conservatism of a run in words: its realised sharpening rate over that of gradient flow.
 *
 * @param ratio s / s_flow; NaN where it is not known
 * @param measured whether the run measures it
 */
record ConservatismReading(double ratio, boolean measured) {
  /** From here on sharpening counts as progressive. */
  static final double PROGRESSIVE = 0.7;

  /** Of a run as it was measured last. */
  static ConservatismReading of(RunRecord run) {
    return new ConservatismReading(
        run.lastReading().map(last -> last.value(Quantity.CONSERVATISM)).orElse(Double.NaN),
        run.config().probes().quantities().contains(Quantity.CONSERVATISM));
  }

  boolean isKnown() {
    return Double.isFinite(ratio);
  }

  /** The ratio with two decimals, or a dash. */
  String number() {
    return isKnown() ? NumberText.brief(ratio) : "–";
  }

  /** What the ratio says, or why there is none. */
  String words() {
    if (!measured) {
      return "not measured";
    }
    if (!isKnown()) {
      return "needs three measurements and a gradient flow that sharpens";
    }
    return ratio <= 0 ? "at an edge" : ratio < PROGRESSIVE ? "conservative" : "progressive";
  }
}
