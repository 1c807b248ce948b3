package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentNamesTest {
  private static final List<Preset> PRESETS = Presets.load().all();

  private static RunConfig changed(String preset, double learningRate) {
    RunConfig config = Presets.load().byId(preset).config();
    return ConfigPatch.parse("{\"optimizer\": {\"learningRate\": " + learningRate + "}}")
        .applyTo(config);
  }

  @Test
  void anExperimentIsNamedByTheNearestPresetAndWhatDiffers() {
    List<RunConfig> experiments =
        List.of(
            changed("progressive-sharpening", 0.123),
            Presets.load().byId("convolutional-network").config());
    assertEquals(
        List.of("Progressive sharpening: α = 0.123", "Convolutional network"),
        new ExperimentNames(PRESETS).of(experiments));
  }

  /** A menu of eight that laid out a run for each pair with a preset made 140 MB of garbage. */
  @Test
  void aMenuOfNamesIsCheap() {
    ExperimentNames names = new ExperimentNames(PRESETS);
    List<RunConfig> experiments =
        IntStream.range(0, 8).mapToObj(i -> changed("below-the-edge", 0.01 + 0.001 * i)).toList();
    long before = allocated();
    names.of(experiments);
    long first = allocated() - before;
    names.of(experiments);
    long again = allocated() - before - first;
    assertTrue(first < 20_000_000, () -> "the first time " + first + " bytes");
    // What is not compiled yet, as on a loaded machine, makes a few times as much.
    assertTrue(again < 1_000_000, () -> "again " + again + " bytes");
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
