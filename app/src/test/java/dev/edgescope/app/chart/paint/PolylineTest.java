package dev.edgescope.app.chart.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.pen.SvgPen;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PolylineTest {
  private static final Pattern POINTS = Pattern.compile("<polyline points=\"([^\"]*)\"");

  private final Polyline line = new Polyline();

  private List<String> drawn() {
    SvgPen pen = new SvgPen(100, 100);
    line.stroke(pen);
    return POINTS.matcher(pen.document()).results().map(PolylineTest::points).toList();
  }

  private static String points(MatchResult found) {
    return found.group(1);
  }

  @Test
  void aLineGoesThroughItsPoints() {
    line.add(1, 2);
    line.add(3, 4);
    assertEquals(List.of("1,2 3,4"), drawn());
  }

  @Test
  void aPointThatIsNotFiniteIsAGap() {
    line.add(1, 2);
    line.add(3, 4);
    line.add(5, Double.NaN);
    line.add(7, 8);
    line.add(9, 10);
    assertEquals(List.of("1,2 3,4", "7,8 9,10"), drawn());
  }

  @Test
  void aHeldLevelReachesToACoordinate() {
    line.hold(0);
    line.add(1, 2);
    line.hold(3);
    assertEquals(List.of("1,2 3,2"), drawn());
  }

  @Test
  void aLineIsAsLongAsItsPoints() {
    for (int i = 0; i < 1000; i++) {
      line.add(i, -i);
    }
    assertEquals(-999, line.y(line.size() - 1));
  }
}
