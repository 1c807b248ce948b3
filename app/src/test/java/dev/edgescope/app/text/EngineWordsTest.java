package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.measure.RegimeReason.Means;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In English the window calls things as the engine does. */
class EngineWordsTest {
  @ParameterizedTest
  @EnumSource
  void aQuantityHasItsName(Quantity quantity) {
    assertEquals(quantity.label(), EngineWords.of(quantity));
  }

  @ParameterizedTest
  @EnumSource
  void aSettingHasItsName(Setting setting) {
    assertEquals(setting.label(), EngineWords.of(setting));
  }

  @ParameterizedTest
  @EnumSource
  void aRegimeHasItsName(Regime regime) {
    assertEquals(regime.title(), EngineWords.of(regime));
  }

  static Stream<RegimeReason> reasons() {
    Stream<RegimeReason> others =
        Stream.of(
            new RegimeReason.Kept("As it was."),
            new RegimeReason.NotFinite(1234),
            new RegimeReason.Risen(12.345, 6789.1));
    KernelMark clipped = new KernelMark(Set.of(KernelMark.Beyond.CLIPPED));
    Stream<RegimeReason> means =
        Arrays.stream(RegimeReason.Verdict.values())
            .flatMap(verdict ->
                Stream.of(
                    new Means(verdict, SgdEdge.PLAIN, KernelMark.NONE, 1403, 1.084, 0.5, 1, false),
                    new Means(verdict, new AdaptiveEdge(0.9, 0), clipped, 9, 0.9, 2, 8, false),
                    new Means(verdict, SgdEdge.PLAIN, KernelMark.NONE, 9, 0, 0, 2000, true)));
    return Stream.concat(others, means);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aReasonHasItsSentence(RegimeReason reason) {
    assertEquals(reason.sentence(), RegimeWords.of(reason));
  }

  @Test
  void inGermanAReasonHasTheSameNumbers() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
    try {
      assertEquals(
          "αλ₁/2 = 0.93, K = 0.31 (extrapoliert) im Mittel über 1,403 Schritte, unter beiden"
              + " Kanten: Batches von 8 halten die Schärfe zurück.",
          RegimeWords.of(
              new Means(
                  RegimeReason.Verdict.HELD_BACK,
                  SgdEdge.PLAIN,
                  new KernelMark(Set.of(KernelMark.Beyond.CLIPPED)),
                  1403,
                  0.93,
                  0.31,
                  8,
                  false)));
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPartOfAReadingHasItsName(MeasuredPart.Usual part) {
    for (double left : new double[] {Double.NaN, 0.4, 40, 170}) {
      MeasuringProgress.Stage stage = new MeasuringProgress.Stage(part, left);
      assertEquals(stage.words(), EngineWords.of(stage));
    }
  }

  @Test
  void aMarkSaysWhatKIsExtrapolatedTo() {
    KernelMark all = new KernelMark(EnumSet.allOf(KernelMark.Beyond.class));
    assertEquals("extrapolated to " + String.join(", ", all.words()), EngineWords.of(all));
    assertEquals(all.on("K"), EngineWords.marked(all, "K"));
  }
}
