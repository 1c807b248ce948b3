package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import java.util.Locale;

/** Why a run is said to be in its regime: in numbers, and in the English of files. */
public sealed interface RegimeReason {

  /** One sentence. */
  String sentence();

  /**
   * A sentence of which nothing else is known, as a run file keeps it.
   *
   * @param sentence in the words of the version that wrote it
   */
  record Kept(String sentence) implements RegimeReason {}

  /**
   * The loss was not finite.
   *
   * @param step after so many updates
   */
  record NotFinite(long step) implements RegimeReason {
    @Override
    public String sentence() {
      return String.format(Locale.ROOT, "The loss is not finite at step %,d.", step);
    }
  }

  /**
   * The training loss is far above what it was.
   *
   * @param loss of the last measurement
   * @param times the smallest so far
   */
  record Risen(double loss, double times) implements RegimeReason {
    @Override
    public String sentence() {
      return String.format(
          Locale.ROOT, "The training loss is %.3g, %.3g times the smallest so far.", loss, times);
    }
  }

  /** What the last measurements say of the run. */
  enum Verdict {
    /** The sharpness is beyond its edge. */
    BEYOND,
    /** The sharpness is at its edge. */
    AT_EDGE,
    /** K is at its edge, and the sharpness is not. */
    NOISE_AT_EDGE,
    /** Below all edges the sharpness rises. */
    RISES,
    /** Below all edges small batches hold the sharpness back. */
    HELD_BACK,
    /** Below all edges the sharpness falls. */
    FALLS,
    /** Below all edges the sharpness stays. */
    STAYS,
    /** Below all edges nothing changes much. */
    STILL;

    /** Whether neither the sharpness nor K is at its edge. */
    public boolean isBelow() {
      return compareTo(RISES) >= 0;
    }
  }

  /**
   * Where the run is about its edges.
   *
   * @param verdict what follows from the numbers
   * @param edge of the update rule
   * @param mark of K
   * @param steps over which the means are taken
   * @param ratio mean of the sharpness over its edge
   * @param kernel mean of K
   * @param batchSize B
   * @param full whether B is all examples, so that K is none
   */
  record Means(
      Verdict verdict,
      StabilityEdge edge,
      KernelMark mark,
      long steps,
      double ratio,
      double kernel,
      int batchSize,
      boolean full)
      implements RegimeReason {

    /** The sharpness over its edge: "αλ₁/2 = 0.93". */
    public String ratioText() {
      return String.format(Locale.ROOT, "%s = %.2f", EdgeWords.ratio(edge), ratio);
    }

    /** K without its mark: "K = 0.31". */
    public String kernelText() {
      return String.format(Locale.ROOT, "K = %.2f", kernel);
    }

    @Override
    public String sentence() {
      String x = ratioText();
      String k = mark.on(kernelText());
      String both = full ? x : x + ", " + k;
      String over = String.format(Locale.ROOT, " on average over %,d steps", steps);
      String sharpness = edge.isPreconditioned() ? "the effective sharpness" : "the sharpness";
      String below = both + over + ", below " + (full ? "its edge" : "both edges") + ": ";
      return switch (verdict) {
        case BEYOND -> both + over + ": " + sharpness + " is beyond its edge.";
        case AT_EDGE -> both + over + ": " + sharpness + " is at its edge.";
        case NOISE_AT_EDGE ->
            k + ", " + x + over + ": the noise is at its edge, " + sharpness + " is not.";
        case RISES -> below + sharpness + " rises.";
        case HELD_BACK -> below + batches() + " hold " + sharpness + " back.";
        case FALLS -> below + sharpness + " falls.";
        case STAYS -> below + sharpness + " stays.";
        case STILL -> below + "nothing changes much.";
      };
    }

    private String batches() {
      return batchSize == 1
          ? "single examples"
          : String.format(Locale.ROOT, "batches of %,d", batchSize);
    }
  }
}
