package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@InEveryLocale
class PresetsTest {
  private static final Presets PRESETS = Presets.load();

  static List<Preset> presets() {
    return PRESETS.all();
  }

  @Test
  void withAnotherRunItIsOtherwiseTheSame() {
    Preset preset = PRESETS.byId("central-flow");
    Preset other = preset.with(preset.config().withSteps(7), 3);
    assertEquals(3, other.pace());
    assertEquals(preset, other.with(preset.config(), preset.pace()));
  }

  @Test
  void presetsComeInTheOrderInWhichTheyAreTaught() {
    assertEquals(
        List.of(
            "progressive-sharpening",
            "below-the-edge",
            "diverging",
            "phases-at-the-edge",
            "self-stabilisation",
            "conservative-sharpening",
            "stochastic-edge",
            "sharpness-gap",
            "clipped-sgd",
            "tiny-subspaces",
            "convolutional-network",
            "adam-edge",
            "adam-against-sgd",
            "rmsprop-edge",
            "central-flow",
            "quadratic-model",
            "cdat",
            "steered-noise",
            "steered-batch",
            "linear-model",
            "quadratic-regression",
            "second-order-pair",
            "minimalist-example",
            "four-scalars"),
        PRESETS.all().stream().map(Preset::id).toList());
  }

  @Test
  void theFirstIsTheDefaultExperiment() {
    assertEquals(
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, 1000, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(64, 64), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(0.1, 0.0, BatchSize.full()),
            new ProbeConfig(3, ProbeConfig.Spacing.budget(0.5)).plus(Set.of(Quantity.CONSERVATISM)),
            Precision.FLOAT,
            1,
            RunLength.endless()),
        PRESETS.first().config());
  }

  @Test
  void theStochasticEdgeTakesOneExampleAtATime() {
    assertEquals(BatchSize.of(1), PRESETS.byId("stochastic-edge").config().optimizer().batchSize());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetRunsUntilItIsStopped(Preset preset) {
    assertEquals(RunLength.endless(), preset.config().length());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyDescriptionIsASentence(Preset preset) {
    assertTrue(preset.description().endsWith("."));
  }

  /** As a room reads it, beside the title. */
  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetIsInAGroupWithALineAndASketch(Preset preset) {
    PresetCard card = preset.card();
    assertFalse(card.group().isBlank());
    assertTrue(card.line().length() <= 60, card.line());
    assertFalse(card.line().endsWith("."));
    assertTrue(card.points().size() > 10);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetSaysWhatToTry(Preset preset) {
    assertFalse(preset.tryThis().isBlank());
  }

  @Test
  void conservativeSharpeningIsSeenBesideTheFullBatch() {
    assertEquals(
        List.of(ConfigPatch.FULL_BATCH), PRESETS.byId("conservative-sharpening").alongside());
  }

  @Test
  void theDefaultExperimentRunsAlone() {
    assertEquals(List.of(), PRESETS.first().alongside());
  }

  @Test
  void theDefaultExperimentRunsAtFullPace() {
    assertEquals(Double.POSITIVE_INFINITY, PRESETS.first().pace());
  }

  @Test
  void whatIsOverInAnInstantRunsAtAPaceForTheEye() {
    assertEquals(4, PRESETS.byId("diverging").pace());
  }

  @Test
  void anUnknownPresetIsRefused() {
    var thrown = assertThrows(InvalidConfigException.class, () -> PRESETS.byId("edge"));
    assertEquals(
        "Preset: \"edge\" is not known; give \"progressive-sharpening\", "
            + "\"below-the-edge\", \"diverging\", \"phases-at-the-edge\", "
            + "\"self-stabilisation\", \"conservative-sharpening\", \"stochastic-edge\", "
            + "\"sharpness-gap\", \"clipped-sgd\", \"tiny-subspaces\", "
            + "\"convolutional-network\", \"adam-edge\", \"adam-against-sgd\", "
            + "\"rmsprop-edge\", \"central-flow\", \"quadratic-model\", \"cdat\", "
            + "\"steered-noise\", \"steered-batch\", \"linear-model\", "
            + "\"quadratic-regression\", \"second-order-pair\", \"minimalist-example\" or "
            + "\"four-scalars\".",
        thrown.getMessage());
  }
}
