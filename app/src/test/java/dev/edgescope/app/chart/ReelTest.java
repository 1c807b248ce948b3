package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.FxWait;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.app.theme.ChartTheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ReelTest {
  private static final long TENTH = 100_000_000;

  private final ChartContent content =
      new ChartContent("Sharpness", ValueScale.LINEAR, new TimeAxis());
  private final Series line = new Series(SeriesStyle.of("B = 8", 0));
  private final Series other = new Series(SeriesStyle.of("full batch", 1));
  private final Threshold edge = new Threshold("2/α");
  private final Reel reel = new Reel();

  private void show() {
    edge.record(Moment.START, 20);
    content.series().setAll(line, other);
    content.thresholds().setAll(edge);
  }

  /** Makes some steps, each seen for a tenth of a second. */
  private void run(int steps) {
    for (int i = 0; i < steps; i++) {
      int step = line.size();
      line.append(step, step, step);
      other.append(step, step, 1);
      reel.note(step * TENTH, content);
    }
  }

  private static String drawn(Painting painting) {
    return FxWait.on(() -> {
      SvgPen pen = SvgPen.onPaper(600, 300, 1, SvgPen.Letters.TEXT);
      painting.paint(pen, 600, 300, 0.5, new ChartLook(ChartTheme.light(), "Sans", 1));
      return pen.document();
    });
  }

  /** The same chart when there was no more of it. */
  private static String asItWas(int steps, double level) {
    ReelTest then = new ReelTest();
    then.show();
    then.edge.setCurrent(level);
    for (int step = 0; step < steps; step++) {
      then.line.append(step, step, step);
      then.other.append(step, step, 1);
    }
    then.content.refresh(0, true);
    return drawn(new ChartPainter(then.content)::paint);
  }

  @Test
  void aFilmShowsTheChartAsItWas() {
    show();
    run(30);
    edge.setCurrent(10);
    run(30);
    Reel.Film film = reel.film(content, 60, one -> true);
    assertEquals(60, film.size());
    assertEquals(asItWas(30, 20), drawn(film.painting(29)));
    assertEquals(asItWas(60, 10), drawn(film.painting(59)));
  }

  @Test
  void whatItStandsAtInTheEndIsInItToo() {
    show();
    run(1);
    line.append(1, 1, 1);
    reel.note(TENTH / 2, content); // too soon for another picture
    reel.note(TENTH, content);
    assertEquals(2, reel.film(content, 60, one -> true).size());
  }

  @Test
  void itReachesBackAsFarAsAskedFor() {
    show();
    run(50);
    Reel.Film film = reel.film(content, 2, one -> true);
    assertEquals(20, film.size());
    assertEquals(asItWas(31, 20), drawn(film.painting(0)));
  }

  @Test
  void aLineThatIsLeftOutIsNotInIt() {
    show();
    run(20);
    String whole = drawn(reel.film(content, 1, one -> true).painting(9));
    String some = drawn(reel.film(content, 1, one -> one != other).painting(9));
    assertTrue(whole.contains("full batch"));
    assertFalse(some.contains("full batch"));
  }

  @Test
  void aRunThatBeginsAnewIsAnotherFilm() {
    show();
    run(20);
    line.clear();
    other.clear();
    reel.note(21 * TENTH, content);
    assertEquals(1, reel.film(content, 60, one -> true).size());
  }
}
