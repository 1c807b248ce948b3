package dev.edgescope.app.chart.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlaneContent;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.paint.NotingPen.Word;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the words of a plane stand. */
class PlanePainterTest {
  private static final ChartLook LOOK = new ChartLook(ChartTheme.light(), Fonts.FAMILY, 1);

  @ParameterizedTest
  @CsvSource({"K, 236, 258", "K from tr Θ (extrapolated), 236, 258", "K (extrapolated), 480, 370"})
  void theTitleOfTheVerticalAxisIsWholeAndItsOwn(String title, double width, double height) {
    NotingPen pen = new NotingPen();
    new PlanePainter().paint(pen, new PlaneContent("Plane", title, "tr Θ"), width, height, 1, LOOK);
    Bounds plane = new BoundingBox(0, 0, width, height);
    List<Word> titles = pen.words().stream().filter(word -> word.text().equals(title)).toList();
    assertEquals(1, titles.size());
    Bounds box = titles.getFirst().box();
    assertTrue(plane.contains(box), box::toString);
    for (Word other : pen.words()) {
      assertTrue(
          other.text().equals(title) || !other.box().intersects(box), () -> "struck by " + other);
    }
  }

  @Test
  void aTitleThatStandsInsideKeepsOffTheTrail() {
    PlaneTrail trail = new PlaneTrail(SeriesStyle.of("run", 0));
    for (int step = 0; step < 20; step++) {
      trail.append(new Moment(step, step), new Place(0.01 * step, 0.1 * step, false));
    }
    PlaneContent content = new PlaneContent("Plane", "K (extrapolated)", "tr Θ");
    content.trails().add(trail);
    NotingPen pen = new NotingPen();
    PlanePainter painter = new PlanePainter();
    painter.paint(pen, content, 480, 370, 1, LOOK);
    Bounds title =
        pen.words().stream()
            .filter(word -> word.text().equals("K (extrapolated)"))
            .findFirst()
            .orElseThrow()
            .box();
    assertTrue(title.getMinX() > painter.area().toPixelX(0.2), title::toString);
  }
}
