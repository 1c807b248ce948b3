package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.NumberText;
import dev.edgescope.engine.run.Quantity;
import java.util.Optional;

/**
 * The conservatism of a run in words: its realised sharpening rate over that of gradient flow.
 *
 * <p>From parameters that the noise of small batches has shaken, gradient flow first settles, and
 * the sharpness falls: its rate is no measure there. Where that of the run itself is not positive,
 * the realised rate of its full-batch twin, if it has one, stands for gradient flow's.
 *
 * @param ratio s / s_flow; NaN where it is not known
 * @param measured whether the run measures it
 * @param againstTwin whether the rate of the twin stands for that of gradient flow
 */
record ConservatismReading(double ratio, boolean measured, boolean againstTwin) {
  /** From here on sharpening counts as progressive. */
  static final double PROGRESSIVE = 0.7;

  /**
   * Of a run as it was measured last.
   *
   * @param twin of the main run; empty where there is none, or this is it
   */
  static ConservatismReading of(RunRecord run, Optional<RunRecord> twin) {
    boolean measured = run.config().probes().quantities().contains(Quantity.CONSERVATISM);
    double own = last(run, Quantity.CONSERVATISM);
    if (!measured || Double.isFinite(own) || twin.isEmpty()) {
      return new ConservatismReading(own, measured, false);
    }
    double flow = last(twin.get(), Quantity.REALISED_SHARPENING);
    double ratio = flow > 0 ? last(run, Quantity.REALISED_SHARPENING) / flow : Double.NaN;
    return new ConservatismReading(ratio, true, true);
  }

  private static double last(RunRecord run, Quantity quantity) {
    return run.lastReading().map(reading -> reading.value(quantity)).orElse(Double.NaN);
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
      return "undefined here";
    }
    String word = ratio < PROGRESSIVE ? "conservative" : "progressive";
    if (againstTwin) {
      return word + ", against the twin";
    }
    return ratio <= 0 ? "at an edge" : word;
  }
}
