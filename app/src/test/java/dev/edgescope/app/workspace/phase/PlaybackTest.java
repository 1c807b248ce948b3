package dev.edgescope.app.workspace.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackTest {
  private final Playback playback = new Playback(2000);
  private final List<Integer> shown = new ArrayList<>();

  @Test
  void theStepsComeInOrderAndEndAtTheLast() {
    playback.restart(5);
    while (!playback.isOver()) {
      playback.advance(shown::add);
    }
    assertEquals(List.of(0, 1, 2, 3, 4, 5), shown);
  }

  @Test
  void stepZeroIsDueAtOnce() {
    playback.restart(0);
    playback.advance(shown::add);
    assertEquals(0, playback.shown());
  }

  @Test
  void nothingIsOverBeforeItHasBeenShown() {
    playback.restart(0);
    assertFalse(playback.isOver());
  }
}
