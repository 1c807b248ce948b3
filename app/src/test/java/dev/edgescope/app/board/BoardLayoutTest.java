package dev.edgescope.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoardLayoutTest {
  private static final BoardLayout THREE = BoardLayout.grid(List.of("a", "b", "c"));

  @Test
  void aChartIsMovedByPlaces() {
    assertEquals(List.of("b", "a", "c"), THREE.moving("a", 1).charts());
    assertEquals(List.of("a", "c", "b"), THREE.moving("c", -1).charts());
  }

  @Test
  void aChartStopsAtTheEnds() {
    assertEquals(THREE, THREE.moving("c", 1));
    assertEquals(THREE, THREE.moving("a", -1));
  }

  @Test
  void theLastChartStays() {
    BoardLayout one = BoardLayout.grid(List.of("a"));

    assertEquals(one, one.minus("a"));
  }

  @Test
  void withoutTheSelectedChartTheFirstIsSelected() {
    assertEquals("a", THREE.selecting("c").minus("c").selected());
  }

  @Test
  void aChartTakesThePlaceOfAnotherThatWasThereAlready() {
    assertEquals(List.of("c", "b"), THREE.replacing("a", "c").charts());
  }

  @Test
  void aChartAloneGoesBackAmongTheOthers() {
    BoardLayout alone = THREE.togglingAlone("b");

    assertEquals(new BoardLayout(Arrangement.SINGLE, THREE.charts(), "b"), alone);
    assertEquals(Arrangement.GRID, alone.togglingAlone("b").arrangement());
  }
}
