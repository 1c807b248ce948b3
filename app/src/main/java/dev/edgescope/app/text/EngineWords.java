package dev.edgescope.app.text;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.sweep.member.Status;
import java.util.stream.Collectors;

/**
 * What the window calls what the engine has a word for. The engine's own words are English, for the
 * command line and for files.
 */
public final class EngineWords {
  private EngineWords() {}

  public static String of(Quantity quantity) {
    return Words.text("engine.quantity." + quantity.name());
  }

  /** As it stands within a sentence. */
  public static String inSentence(Quantity quantity) {
    return Words.lowered(of(quantity));
  }

  /** In small letters, but where nouns are written large. */
  public static String of(Regime regime) {
    return Words.text("engine.regime." + regime.name());
  }

  /** How a member of a sweep ended. */
  public static String of(Status status) {
    return Words.text("engine.status." + status.name());
  }

  /** The name of something that is made of K, with the mark of an extrapolation. */
  public static String marked(KernelMark mark, String name) {
    return mark.isExtrapolation() ? Words.text("engine.kernelMark.on", name) : name;
  }

  /** "extrapolated to weight decay, clipping"; empty where K is what was derived. */
  public static String of(KernelMark mark) {
    return mark.isExtrapolation()
        ? Words.text(
            "engine.kernelMark.note",
            mark.beyond().stream()
                .map(beyond -> Words.text("engine.kernelMark." + beyond.name()))
                .collect(Collectors.joining(", ")))
        : "";
  }

  /** How far a reading is: "Hessian eigenvalues, about 40 s left". */
  public static String of(MeasuringProgress.Stage stage) {
    String part =
        switch (stage.part()) {
          case MeasuredPart.Asked(Quantity quantity) -> of(quantity);
          case MeasuredPart.Usual usual -> Words.text("engine.part." + usual.name());
        };
    double seconds = stage.secondsLeft();
    if (Double.isNaN(seconds)) {
      return part;
    }
    if (seconds < 1) {
      return Words.text("engine.left.nearlyDone", part);
    }
    return seconds < 90
        ? Words.text("engine.left.seconds", part, String.valueOf(Math.round(seconds)))
        : Words.text("engine.left.minutes", part, String.valueOf(Math.round(seconds / 60)));
  }

  public static String of(Setting setting) {
    return Words.text("engine.setting." + setting.name());
  }
}
