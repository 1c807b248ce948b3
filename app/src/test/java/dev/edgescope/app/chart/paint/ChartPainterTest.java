package dev.edgescope.app.chart.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.EventMarker.Kind;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.NotingPen.Line;
import dev.edgescope.app.chart.paint.NotingPen.Word;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chart draws of a model, as words and lines with their places. */
class ChartPainterTest {
  private static final ChartLook LOOK = new ChartLook(ChartTheme.light(), Fonts.FAMILY, 1);

  private final TimeAxis axis = new TimeAxis();
  private final NotingPen pen = new NotingPen();

  private static Series line(String name, int steps, int every, IntToDoubleFunction value) {
    Series series = new Series(SeriesStyle.of(name, 0));
    for (int step = 0; step <= steps; step += every) {
      series.append(step, 0.1 * step, value.applyAsDouble(step));
    }
    return series;
  }

  private ChartPainter paint(ChartContent content, double width, double height) {
    content.refresh(0, true);
    ChartPainter painter = new ChartPainter(content);
    painter.paint(pen, width, height, 1, LOOK);
    return painter;
  }

  private ChartContent content(ValueScale scale, Series... series) {
    ChartContent content = new ChartContent("Sharpness", scale, axis);
    content.series().setAll(series);
    return content;
  }

  private Word word(String text) {
    return pen.words().stream().filter(word -> word.text().equals(text)).findFirst().orElseThrow();
  }

  /** Whether a stroked line or the row of a level runs through a box. */
  private boolean isStruck(Bounds box, double... levels) {
    for (double y : levels) {
      if (y > box.getMinY() - 1 && y < box.getMaxY() + 1) {
        return true;
      }
    }
    for (Line line : pen.lines()) {
      for (int i = 1; i < line.xs().size(); i++) {
        for (double share = 0; share <= 1; share += 0.01) {
          double x = between(line.xs().get(i - 1), line.xs().get(i), share);
          double y = between(line.ys().get(i - 1), line.ys().get(i), share);
          if (box.contains(x, y)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({"160, 300", "200, 60000", "260, 130", "330, 999999", "330, 51", "900, 12345678"})
  void theTimeAxisHasTwoNumbersAtLeast(double width, int last) {
    Series ends = new Series(SeriesStyle.of("K from tr Θ", 0));
    ends.append(0, 0, 1);
    ends.append(last, 0.1 * last, 2);
    paint(content(ValueScale.LINEAR, ends), width, 200);

    double lowest = pen.words().stream().mapToDouble(w -> w.box().getMaxY()).max().orElseThrow();
    List<String> row =
        pen.words().stream()
            .filter(w -> w.box().getMaxY() == lowest)
            .map(Word::text)
            .filter(text -> Character.isDigit(text.charAt(0)))
            .toList();
    assertTrue(row.size() >= 2, row.toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {17, 18, 19, 19.5, 20, 20.5, 21, 22, 23})
  void noNameAtALineEndIsStruckByTheEdge(double level) {
    ChartContent content =
        content(
            ValueScale.LINEAR,
            line("λ₁", 600, 20, step -> Math.min(21, step / 20.0)),
            line("λ₂", 600, 20, step -> Math.min(20.4, step / 21.0)),
            line("λ₃", 600, 20, step -> Math.min(19.9, step / 22.0)));
    Threshold edge = new Threshold("2/α");
    edge.record(Moment.START, level);
    content.thresholds().add(edge);
    ChartPainter painter = paint(content, 700, 300);

    double y = painter.area().toPixelY(level);
    for (String name : List.of("λ₁", "λ₂", "λ₃")) {
      assertFalse(isStruck(word(name).box(), y), name);
    }
  }

  @Test
  void theNameOfTheEdgeOfARunThatIsOverStandsWhereItEnds() {
    ChartContent content = content(ValueScale.LINEAR, line("λ₁", 600, 10, step -> 0.01 * step));
    Threshold edge = new Threshold("2/α");
    edge.record(Moment.START, 20);
    edge.setEnd(new Moment(300, 30));
    content.thresholds().add(edge);
    ChartPainter painter = paint(content, 800, 400);
    assertTrue(word("2/α = 20").box().getMaxX() <= painter.area().toPixelX(300));
  }

  /** In a small chart the dash of an edge has to say whose it is. */
  @ParameterizedTest
  @CsvSource({"700, true", "160, false"})
  void theNameOfAnEdgeIsNoWiderThanTheChart(double width, boolean named) {
    ChartContent content = content(ValueScale.LINEAR, line("λ₁", 600, 20, step -> 5));
    Threshold edge = new Threshold("2/α");
    edge.record(Moment.START, 20);
    edge.setOwner("α = 0.05, K held at 0.3", SeriesStyle.Dash.DASHED);
    content.thresholds().add(edge);
    paint(content, width, 300);

    Word name = word((named ? "α = 0.05, K held at 0.3:  " : "") + "2/α = 20");
    assertTrue(name.box().getMinX() >= 0);
  }

  @Test
  void theNameOfAGuessHasRoomBesideThePlot() {
    ChartContent content = content(ValueScale.LINEAR, line("λ₁", 65, 5, step -> 5));
    content.setGuess(line("your guess", 65, 1, step -> 5 + 0.3 * step), 25);
    paint(content, 900, 250);
    assertTrue(word("your guess").box().getMaxX() <= 900, word("your guess").box().toString());
  }

  @Test
  void theNamesKeepTheOrderOfTheLines() {
    paint(
        content(
            ValueScale.LINEAR,
            line("a", 600, 20, step -> 10.1),
            line("b", 600, 20, step -> 10),
            line("c", 600, 20, step -> 9.9)),
        700,
        300);
    assertTrue(word("a").box().getMaxY() < word("b").box().getMinY());
    assertTrue(word("b").box().getMaxY() < word("c").box().getMinY());
  }

  @Test
  void theNameOfALineThatEndsEarlyIsOffTheOneThatGoesOn() {
    paint(
        content(
            ValueScale.LINEAR,
            line("kept", 300, 10, step -> 5),
            line("live", 600, 10, step -> 5.02)),
        700,
        300);
    assertFalse(isStruck(word("kept").box()));
  }

  @Test
  void theLabelOfTheEdgeIsOffTheCurveThatHoversThere() {
    ChartContent content =
        content(ValueScale.LINEAR, line("λ₁", 2_000, 10, step -> 20 + 0.5 * Math.sin(step * 0.05)));
    Threshold edge = new Threshold("2/α");
    edge.record(Moment.START, 20);
    content.thresholds().add(edge);
    ChartPainter painter = paint(content, 700, 300);

    assertFalse(isStruck(word("2/α = 20").box(), painter.area().toPixelY(20)));
  }

  @Test
  void namesTakeAtMostAFifthOfTheWidthElseTheyStandInTheHeader() {
    ChartPainter painter =
        paint(
            content(ValueScale.LINEAR, line("a very long name", 600, 20, step -> step)), 330, 220);
    assertTrue(painter.area().right() > 330 * 0.85, "plot ends at " + painter.area().right());
    assertTrue(word("a very long name").box().getMaxY() < painter.area().top());
  }

  @Test
  void aRunThatDivergesSetsNoScale() {
    Series calm = line("calm", 100, 1, step -> 20 - 0.01 * step);
    Series wild = line("wild", 100, 1, step -> step < 60 ? 15 : 15 * Math.pow(4, step - 60.0));
    wild.setDiverging(true);
    ChartContent content = content(ValueScale.LINEAR, calm, wild);
    paint(content, 700, 300);
    assertTrue(content.valueAxis().upper() < 200, "upper " + content.valueAxis().upper());
  }

  @Test
  void aRunThatDivergesAloneIsSeenUpToWhereItRunsAway() {
    Series loss = line("train", 100, 1, step -> step < 60 ? 0.5 : 0.5 * Math.pow(4, step - 60.0));
    loss.setDiverging(true);
    ChartContent content = content(ValueScale.LOGARITHMIC, loss);
    paint(content, 700, 300);
    double upper = content.valueAxis().upper();
    assertTrue(upper >= 0.5 && upper < 100, "upper " + upper);
  }

  @Test
  void whatRunsAwayLaterSetsNoScaleEither() {
    Series loss = line("train", 60, 1, step -> 0.5);
    loss.setDiverging(true);
    loss.append(61, 6.1, 3e27);
    ChartContent content = content(ValueScale.LINEAR, loss);
    paint(content, 700, 300);
    assertTrue(content.valueAxis().upper() < 10, "upper " + content.valueAxis().upper());
  }

  @Test
  void aRunThatComesBackSetsTheScaleAgain() {
    Series loss = line("train", 100, 1, step -> step == 60 ? 50 : 0.5);
    loss.setDiverging(true);
    loss.setDiverging(false);
    ChartContent content = content(ValueScale.LINEAR, loss);
    paint(content, 700, 300);
    assertTrue(content.valueAxis().upper() >= 50, "upper " + content.valueAxis().upper());
  }

  @Test
  void theArrowOfALineThatLeftKeepsOffTheNotchOfAnEvent() {
    Series loss = line("train", 80, 1, step -> step < 60 ? 0.5 : 0.5 * Math.pow(4, step - 60.0));
    loss.setDiverging(true);
    axis.mark(new EventMarker(new Moment(66, 6.6), "diverging", Kind.STATE));
    ChartPainter painter = paint(content(ValueScale.LINEAR, loss), 700, 300);
    double notch = painter.area().toPixelX(66);
    Bounds arrow = word("↑ train  5.498×10¹¹").box();
    assertTrue(arrow.getMinX() < notch && notch < arrow.getMaxX(), arrow::toString);
    assertTrue(arrow.getMinY() >= painter.area().top() + 5, arrow::toString);
  }

  @Test
  void anArrowTellsWhereALineLeftAndHowFarItGot() {
    Series loss = line("train", 80, 1, step -> step < 60 ? 0.5 : 0.5 * Math.pow(4, step - 60.0));
    loss.setDiverging(true);
    ChartPainter painter = paint(content(ValueScale.LINEAR, loss), 700, 300);
    Word arrow = word("↑ train  5.498×10¹¹");
    double left = painter.area().toPixelX(60);
    assertTrue(arrow.box().getMinX() > left, "at " + arrow.box().getMinX() + " of " + left);
    assertTrue(arrow.box().getMaxX() <= 700);
  }

  @Test
  void aStretchWithoutAMeasurementIsDashed() {
    Series gap = new Series(SeriesStyle.of("λ₁", 0));
    for (int step = 0; step <= 1_000; step += 20) {
      if (step <= 200 || step >= 600) {
        gap.append(step, step, 5 + 0.001 * step);
      }
    }
    ChartPainter painter = paint(content(ValueScale.LINEAR, gap), 700, 300);
    List<Line> dashed = pen.lines().stream().filter(Line::dashed).toList();
    assertEquals(1, dashed.size());
    assertEquals(painter.area().toPixelX(200), dashed.getFirst().xs().get(0), 1e-9);
    assertEquals(painter.area().toPixelX(600), dashed.getFirst().xs().get(1), 1e-9);
  }

  @Test
  void evenlyMeasuredStretchesAreSolidHoweverLong() {
    paint(content(ValueScale.LINEAR, line("λ₁", 1_000, 200, step -> step)), 700, 300);
    assertTrue(pen.lines().stream().noneMatch(Line::dashed));
  }

  @ParameterizedTest
  @CsvSource({"1150, true", "1250, false"})
  void anOscillationIsALineUpToTwiceTheColumns(int steps, boolean isLine) {
    axis.setTight(true);
    Series flip = line("train", steps, 1, step -> step % 2);
    ChartPainter painter = paint(content(ValueScale.LINEAR, flip), 700, 300);
    int columns = (int) painter.area().width();
    assertEquals(steps < 2 * columns, isLine, columns + " columns");
    assertEquals(isLine, pen.lines().stream().anyMatch(line -> line.xs().size() > steps));
  }

  @Test
  void theWordsOfAnEventAreOffAllLinesOrNotThere() {
    axis.mark(new EventMarker(new Moment(300, 30), "edge of stability", Kind.STATE));
    axis.mark(new EventMarker(new Moment(310, 31), "α 0.1 → 0.2"));
    paint(content(ValueScale.LINEAR, line("λ₁", 600, 1, step -> 10 * (step / 3 % 2))), 700, 300);
    for (Word word : pen.words()) {
      boolean isEvent = word.text().startsWith("edge") || word.text().startsWith("α 0.1");
      assertFalse(isEvent && isStruck(word.box()), word.text());
    }
  }

  @Test
  void nothingOfAnEventStandsAmongTheData() {
    axis.mark(new EventMarker(new Moment(300, 30), "edge of stability", Kind.STATE));
    ChartPainter painter =
        paint(content(ValueScale.LINEAR, line("λ₁", 600, 20, step -> 20)), 700, 400);
    Bounds box = word("edge of stability").box();
    assertTrue(box.getMaxY() < painter.area().top() + 3 * LOOK.lineHeight(), box.toString());
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }
}
