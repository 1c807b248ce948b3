package dev.edgescope.app.chart.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.app.theme.ChartTheme;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class GridPainterTest {
  private final GridContent content = new GridContent();

  private GridPainterTest() {
    content.setAxes(
        new GridAxis("Batch size B", List.of("1", "2", "full")),
        new GridAxis("Learning rate α", List.of("0.1", "0.2")));
    content.setColours(new ColourScale("Final loss", ValueScale.LINEAR, 0, 1));
    content.set(0, 0, State.KNOWN, 0);
    content.set(1, 1, State.KNOWN, 1);
  }

  private String svg() {
    SvgPen pen = new SvgPen(800, 600);
    new GridPainter(content).paint(pen, 800, 600, new ChartLook(ChartTheme.light(), "System", 1));
    return pen.document();
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  @Test
  void aCellHasTheColourOfItsValue() {
    content.set(2, 1, State.KNOWN, 0.5);
    String middle = String.format(Locale.ROOT, "#%06x", Viridis.argb(0.5) & 0xffffff);
    assertTrue(svg().contains(middle));
  }

  @Test
  void whatDivergedIsHatchedInItsCellAndInTheLegend() {
    assertEquals(0, count(svg(), ">diverged<"));
    long plain = count(svg(), "<line") + count(svg(), "<polyline");
    content.set(2, 0, State.DIVERGED, Double.NaN);
    String hatched = svg();
    assertEquals(1, count(hatched, ">diverged<"));
    assertTrue(count(hatched, "<line") + count(hatched, "<polyline") > plain + 20);
  }

  @Test
  void bothAxesAndTheLegendSayWhatIsSeen() {
    String svg = svg();
    for (String words : List.of("Batch size B", "Learning rate α", "full", "0.2", "Final loss")) {
      assertTrue(svg.contains(">" + words + "<"), words);
    }
  }

  @Test
  void aLineHasItsFormulaAndStandsInTheLegend() {
    content.setLines(
        List.of(
            new GridLine(
                "K = 1",
                "K = 1 at the start",
                GridLine.Kind.PREDICTED_NOISE,
                List.of(List.of(0.5, 0.5, 2.5, 1.5)))));
    String svg = svg();
    assertTrue(svg.contains(">K = 1 at the start<"));
    assertTrue(svg.contains(">K = 1<"));
  }
}
