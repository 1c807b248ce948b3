package dev.edgescope.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpotlightTest {
  private static final Spotlight ALONE =
      new Spotlight(List.of("a", "b", "c"), "a", Optional.empty());

  @Test
  void afterTheLastComesTheFirst() {
    assertEquals("a", ALONE.next().next().next().main());
    assertEquals("c", ALONE.previous().main());
  }

  @Test
  void theOneBesideIsPassedOver() {
    assertEquals("c", ALONE.with(Optional.of("b")).next().main());
  }

  @Test
  void noChartStandsBesideItself() {
    assertEquals(Optional.empty(), ALONE.with(Optional.of("a")).beside());
  }

  @Test
  void aloneItHasAllTheRoom() {
    assertEquals(new Tiling.Place(0, 0, 800, 400), ALONE.place("a", 800, 400, 8));
    assertEquals(Tiling.Place.NONE, ALONE.place("b", 800, 400, 8));
  }

  @Test
  void theOneBesideHasWhatTheMainOneLeaves() {
    Spotlight both = ALONE.with(Optional.of("c"));
    Tiling.Place main = both.place("a", 800, 400, 8);
    Tiling.Place beside = both.place("c", 800, 400, 8);
    assertEquals(main.width() + 8, beside.x());
    assertEquals(800, beside.x() + beside.width());
  }

  @Test
  void aChartThatIsNotThereIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Spotlight(List.of("a"), "b", Optional.empty()));
  }
}
