package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.NotingPen;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;

/** Whatever pen draws a chart, screen or file, draws what the hand has put on it. */
class MarkPainterTest {
  private static final ChartLook LOOK = new ChartLook(ChartTheme.light(), Fonts.FAMILY, 1);

  private final NotingPen pen = new NotingPen();
  private final ChartMarks marks = new ChartMarks();

  private List<String> painted() {
    return painted(600, 400);
  }

  private List<String> painted(double width, double height) {
    ChartContent content = new ChartContent("Sharpness", ValueScale.LINEAR, new TimeAxis());
    content.series().add(line(0, 3));
    paint(content, width, height);
    return pen.texts();
  }

  private static Series line(double start, double slope) {
    Series series = new Series(SeriesStyle.of("λ₁", 0));
    for (int step = 0; step <= 100; step++) {
      series.append(step, 0.1 * step, start + slope * step);
    }
    return series;
  }

  private void paint(ChartContent content, double width, double height) {
    content.refresh(0, true);
    ChartPainter painter = new ChartPainter(content);
    painter.paint(pen, width, height, 1, LOOK);
    MarkPainter over = new MarkPainter();
    over.show(marks, "sharpness");
    over.paint(pen, content, painter, LOOK);
  }

  @Test
  void theTableOfTheCursorsLeavesTheNameOfALevelInSight() {
    marks.cursors().put(new Moment(20, 2), new Moment(71, 7.1));
    ChartContent content = new ChartContent("Sharpness", ValueScale.LINEAR, new TimeAxis());
    content.series().add(line(8, -0.08));
    Threshold edge = new Threshold("2/α");
    edge.record(Moment.START, 10);
    content.thresholds().add(edge);
    paint(content, 600, 400);
    double table = box("B − A").getMaxX();
    double name = box("2/α = 10").getMinX();
    assertTrue(table < name, table + " " + name);
  }

  private Bounds box(String text) {
    return pen.words().stream()
        .filter(word -> word.text().equals(text))
        .findFirst()
        .orElseThrow()
        .box();
  }

  @Test
  void theCursorsTellTheirDifferences() {
    marks.cursors().put(new Moment(20, 2), new Moment(71, 7.1));
    List<String> texts = painted();
    assertTrue(texts.containsAll(List.of("A", "B", "B − A", "20", "71", "51")), texts.toString());
    assertTrue(texts.containsAll(List.of("60.00", "213.0", "153.0")), texts.toString());
  }

  @Test
  void aSmallChartHasTheDifferencesAlone() {
    marks.cursors().put(new Moment(20, 2), new Moment(71, 7.1));
    List<String> texts = painted(300, 220);
    assertTrue(texts.containsAll(List.of("B − A", "51", "153.0")), texts.toString());
    assertFalse(texts.contains("213.0"), texts.toString());
  }

  @Test
  void aNoteStandsOnItsChart() {
    marks.add("sharpness", new Note(new Moment(40, 4), 120, "here it meets the edge"));
    marks.add("loss", new Note(new Moment(40, 4), 1, "elsewhere"));
    List<String> texts = painted();
    assertTrue(texts.contains("here it meets the edge"), texts.toString());
    assertFalse(texts.contains("elsewhere"), texts.toString());
  }
}
