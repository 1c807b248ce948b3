package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.run.RunNames;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runs of a preset are told apart by what their optimizers have otherwise. */
class OptimizerNamesTest {
  private static List<String> names(String id) {
    Preset preset = Presets.load().byId(id);
    List<RunRecord> runs = new ArrayList<>(List.of(new RunRecord(preset.config())));
    preset
        .alongside()
        .forEach(changes -> runs.add(new RunRecord(changes.applyTo(preset.config()))));
    return RunNames.of(runs);
  }

  @Test
  void subspaces() {
    assertEquals(List.of("dominant", "bulk", "whole space"), names("tiny-subspaces"));
  }

  @Test
  void clipping() {
    assertEquals(List.of("clipped at 2", "unclipped"), names("clipped-sgd"));
  }

  @Test
  void theSameRuleWithOtherSettings() {
    assertEquals(List.of("CDAT, σ = 2", "CDAT, σ = 1", "α = 0.1"), names("cdat"));
  }

  @Test
  void rulesAndSteering() {
    assertEquals(
        List.of("α = 0.05, K held at 0.3", "α = 0.05", "α = 0.02", "α = 0.05, cosine"),
        names("steered-noise"));
  }
}
