package dev.edgescope.app.text;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Setting;
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

  public static String of(Setting setting) {
    return Words.text("engine.setting." + setting.name());
  }
}
