package dev.edgescope.engine.sweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepPresetsTest {

  static Stream<SweepPreset> all() {
    return SweepPresets.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCellIsPossible(SweepPreset preset) {
    // What is read from outside has every cell tried.
    assertEquals(preset.sweep(), SweepJson.read(SweepJson.write(preset.sweep())));
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsPageSaysWhatIsClaimedAndWhatToSee(SweepPreset preset) {
    assertTrue(preset.page().contains("**Claim.**"), preset.id());
    assertTrue(preset.page().contains("**What to see.**"), preset.id());
    assertFalse(preset.title().isBlank());
  }

  @Test
  void anIdIsOneSweep() {
    List<String> ids = all().map(SweepPreset::id).toList();
    assertEquals(ids.size(), ids.stream().distinct().count());
    assertTrue(SweepPresets.byId("no-such-sweep").isEmpty());
  }
}
