package dev.edgescope.app.text;

import dev.edgescope.engine.measure.RegimeReason;
import java.util.Locale;

/** Why a run is said to be in its regime, in one sentence. */
public final class RegimeWords {
  private RegimeWords() {}

  /** The sentence; one that a record of another version keeps stays as it is. */
  public static String of(RegimeReason reason) {
    return switch (reason) {
      case RegimeReason.Kept(String sentence) -> sentence;
      case RegimeReason.NotFinite(long step) ->
          Words.text("engine.reason.notFinite", NumberText.step(step));
      case RegimeReason.Risen(double loss, double times) ->
          Words.text("engine.reason.risen", short3(loss), short3(times));
      case RegimeReason.Means means -> of(means);
    };
  }

  private static String of(RegimeReason.Means means) {
    String x = means.ratioText();
    String k = EngineWords.marked(means.mark(), means.kernelText());
    String numbers =
        means.verdict() == RegimeReason.Verdict.NOISE_AT_EDGE
            ? k + ", " + x
            : means.full() ? x : x + ", " + k;
    String where =
        means.verdict().isBelow()
            ? Words.text("engine.reason." + (means.full() ? "belowIts" : "belowBoth"))
            : "";
    String sharpness = means.edge().isPreconditioned() ? "effective." : "plain.";
    return Words.text(
        "engine.reason.sentence",
        numbers,
        NumberText.step(means.steps()),
        where,
        Words.text("engine.verdict." + sharpness + means.verdict().name(), batches(means)));
  }

  private static String batches(RegimeReason.Means means) {
    return means.batchSize() == 1
        ? Words.text("engine.reason.singleExamples")
        : Words.text("engine.reason.batches", NumberText.step(means.batchSize()));
  }

  private static String short3(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
