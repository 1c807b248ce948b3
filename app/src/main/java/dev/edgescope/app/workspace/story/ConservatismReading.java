package dev.edgescope.app.workspace.story;

import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Quantity;
import java.util.Optional;

/**
 * The conservatism of a run in words: its realised sharpening rate over that of gradient flow.
 *
 * <p>From parameters that the noise of small batches has shaken, gradient flow first settles, and
 * the sharpness falls: its rate is no measure there. Where that of the run itself is not positive,
 * the realised rate of its full-batch twin, if it has one, stands for gradient flow's.
 *
 * @param ratio s / s_flow; NaN where it is not known
 * @param basis what it is taken against, or why there is none
 */
public record ConservatismReading(double ratio, Basis basis) {
  /** From here on sharpening counts as progressive. */
  static final double PROGRESSIVE = 0.7;

  /** What a ratio is taken against. */
  public enum Basis {
    /** The run's own gradient flow. */
    FLOW,
    /** The realised rate of the full-batch twin. */
    TWIN,
    /** Nothing: the run does not measure it. */
    NOT_MEASURED,
    /** Nothing yet: a rate takes three measurements. */
    TOO_FEW,
    /** Nothing: neither gradient flow nor a twin sharpens. */
    NO_SHARPENING
  }

  /**
   * Of a run as it was measured last.
   *
   * @param twin of the main run; empty where there is none, or this is it
   */
  public static ConservatismReading of(RunRecord run, Optional<RunRecord> twin) {
    if (!run.config().probes().quantities().contains(Quantity.CONSERVATISM)) {
      return without(Basis.NOT_MEASURED);
    }
    double own = last(run, Quantity.CONSERVATISM);
    if (Double.isFinite(own)) {
      return new ConservatismReading(own, Basis.FLOW);
    }
    double realised = last(run, Quantity.REALISED_SHARPENING);
    double flow = twin.map(other -> last(other, Quantity.REALISED_SHARPENING)).orElse(Double.NaN);
    if (flow > 0 && Double.isFinite(realised)) {
      return new ConservatismReading(realised / flow, Basis.TWIN);
    }
    return without(Double.isNaN(realised) ? Basis.TOO_FEW : Basis.NO_SHARPENING);
  }

  private static ConservatismReading without(Basis reason) {
    return new ConservatismReading(Double.NaN, reason);
  }

  private static double last(RunRecord run, Quantity quantity) {
    return run.readings().with(quantity).map(at -> at.value(quantity)).orElse(Double.NaN);
  }

  public boolean isKnown() {
    return Double.isFinite(ratio);
  }

  /** The ratio with two decimals; empty where there is none. */
  public String number() {
    return isKnown() ? NumberText.brief(ratio) : "";
  }

  /** What the ratio says, or why there is none. */
  public String words() {
    return switch (basis) {
      case NOT_MEASURED -> Words.text("workspace.conservatismReading.notMeasured");
      case TOO_FEW -> Words.text("workspace.conservatismReading.tooFew");
      case NO_SHARPENING -> Words.text("workspace.conservatismReading.noSharpening");
      case TWIN -> Words.text("workspace.conservatismReading.vsTwin", word());
      case FLOW -> ratio <= 0 ? Words.text("workspace.conservatismReading.atAnEdge") : word();
    };
  }

  private String word() {
    return ratio < PROGRESSIVE
        ? Words.text("workspace.conservatismReading.conservative")
        : Words.text("workspace.conservatismReading.progressive");
  }
}
