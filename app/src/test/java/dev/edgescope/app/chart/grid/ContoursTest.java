package dev.edgescope.app.chart.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final double[] THREE = {0.5, 1.5, 2.5};
  private static final double NAN = Double.NaN;

  @Test
  void aLinearFunctionHasAStraightLine() {
    List<List<Double>> line =
        Contours.of(THREE, THREE, new double[] {0, 1, 2, 1, 2, 3, 2, 3, 4}, 1.5);
    assertEquals(1, line.size());
    for (int i = 0; i < line.getFirst().size(); i += 2) {
      assertEquals(2.5, line.getFirst().get(i) + line.getFirst().get(i + 1), 1e-12);
    }
  }

  @Test
  void aHillHasALineThatCloses() {
    List<List<Double>> line =
        Contours.of(THREE, THREE, new double[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, 0.5);
    assertEquals(1, line.size());
    List<Double> points = line.getFirst();
    assertEquals(5, points.size() / 2);
    assertEquals(points.subList(0, 2), points.subList(8, 10));
  }

  @Test
  void besideWhatIsUnknownThereIsNone() {
    List<List<Double>> line =
        Contours.of(THREE, THREE, new double[] {0, 1, 2, 0, 1, 2, 0, 1, NAN}, 1.5);
    assertEquals(List.of(List.of(2.0, 0.5, 2.0, 1.5)), line);
  }

  @Test
  void aSaddleHasTwoPieces() {
    assertEquals(
        2,
        Contours.of(new double[] {0, 1}, new double[] {0, 1}, new double[] {0, 1, 1, 0}, 0.4)
            .size());
  }

  @Test
  void aFrontierGoesAlongTheBordersOfCells() {
    assertEquals(
        List.of(
            List.of(1.0, 1.0, 2.0, 1.0), List.of(1.0, 0.0, 1.0, 1.0), List.of(2.0, 1.0, 2.0, 2.0)),
        Frontier.of(3, new double[] {0, 2, NAN, 0, 0, 2}, 1));
  }
}
