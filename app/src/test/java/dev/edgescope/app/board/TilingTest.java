package dev.edgescope.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.Tiling.Place;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TilingTest {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 700;
  private static final double GAP = 8;

  private static List<Place> places(Arrangement arrangement, int count) {
    List<String> charts = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    return Tiling.places(
        new BoardLayout(arrangement, charts, charts.getLast()), WIDTH, HEIGHT, GAP);
  }

  private static boolean overlap(Place one, Place other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  @ParameterizedTest
  @EnumSource
  void placesLieOnTheBoardWithoutOverlap(Arrangement arrangement) {
    for (int count = 1; count <= 20; count++) {
      List<Place> shown = places(arrangement, count).stream().filter(Place::isShown).toList();
      for (Place place : shown) {
        assertTrue(
            place.x() >= 0
                && place.y() >= 0
                && place.x() + place.width() <= WIDTH
                && place.y() + place.height() <= HEIGHT,
            count + " charts: " + place);
        assertEquals(1, shown.stream().filter(other -> overlap(place, other)).count());
      }
    }
  }

  @Test
  void theGridFillsTheBoard() {
    Place last = places(Arrangement.GRID, 5).getLast();

    assertEquals(WIDTH, last.x() + last.width());
    assertEquals(HEIGHT, last.y() + last.height());
  }

  @Test
  void theFirstChartIsTheLargest() {
    List<Place> places = places(Arrangement.GRID, 5);

    assertTrue(
        places.stream()
            .skip(1)
            .allMatch(place ->
                place.width() * place.height()
                    < places.getFirst().width() * places.getFirst().height()));
  }

  @Test
  void oneAloneHasTheWholeBoard() {
    List<Place> places = places(Arrangement.SINGLE, 3);

    assertEquals(List.of(false, false, true), places.stream().map(Place::isShown).toList());
    assertEquals(new Place(0, 0, WIDTH, HEIGHT), places.getLast());
  }
}
