package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the cross-hair, the points it stands for and the panel with their values. */
public final class ReadoutPainter {
  private static final double PADDING = 10;
  private static final double GAP = 8;
  private static final double AWAY = 14;

  /**
   * Draws the read-out.
   *
   * @param withMoment whether to head the panel with step and learning time, as in the chart under
   *     the pointer; the linked charts show their values alone
   */
  public void paint(Pen pen, Readout readout, boolean withMoment, PlotArea area, ChartLook look) {
    double x = area.toPixelX(readout.moment().in(area.base()));
    if (x < area.left() || x > area.right()) {
      return;
    }
    pen.setFill(look.theme().axisText());
    double line = area.snapped(x);
    pen.fillRect(line, area.top(), area.pixel(), area.height());
    paintPoints(pen, readout, area, look);
    if (withMoment || !readout.rows().isEmpty()) {
      paintPanel(pen, readout, withMoment, x, area, look);
    }
  }

  private static void paintPoints(Pen pen, Readout readout, PlotArea area, ChartLook look) {
    double radius = look.scaled(4);
    for (Readout.Row row : readout.rows()) {
      SeriesStyle style = row.style();
      if (style == null || !area.scale().canShow(row.value())) {
        continue;
      }
      double x = area.toPixelX(row.at().in(area.base()));
      double y = area.toPixelY(row.value());
      if (area.contains(x, y)) {
        pen.setFill(look.theme().surface());
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setStroke(look.theme().seriesColour(style.colour()));
        pen.setLineWidth(look.scaled(2));
        pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
      }
    }
  }

  private static void paintPanel(
      Pen pen, Readout readout, boolean withMoment, double x, PlotArea area, ChartLook look) {
    List<String> heading = new ArrayList<>();
    if (withMoment) {
      heading.add(heading(readout.moment(), area.base()));
      heading.addAll(readout.events());
    }
    double headingWidth = heading.stream().mapToDouble(look::width).max().orElse(0);
    double nameWidth = 0;
    double valueWidth = 0;
    double noteWidth = 0;
    for (Readout.Row row : readout.rows()) {
      nameWidth = Math.max(nameWidth, look.width(row.name()));
      valueWidth = Math.max(valueWidth, look.width(NumberText.value(row.value()), look.strong()));
      noteWidth = Math.max(noteWidth, look.width(note(row, readout.moment())));
    }
    double gap = look.scaled(GAP);
    double padding = look.scaled(PADDING);
    double note = noteWidth > 0 ? noteWidth + gap : 0;
    double content =
        LegendPainter.swatchWidth(look) + gap + nameWidth + 2 * gap + valueWidth + note;
    double width = Math.max(content, headingWidth) + 2 * padding;
    int lines = readout.rows().size() + heading.size();
    double lineHeight = look.lineHeight() + look.scaled(2);
    double height = lines * lineHeight + 1.4 * padding;

    double left = x + look.scaled(AWAY);
    if (left + width > area.right()) {
      left = Math.max(area.left(), x - look.scaled(AWAY) - width);
    }
    left = Math.rint(left);
    double top = Math.rint(area.top() + look.scaled(6));
    paintCard(pen, left, top, width, height, look);

    double y = top + 0.7 * padding + lineHeight / 2;
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < heading.size(); i++) {
      pen.setFill(i == 0 ? look.theme().axisText() : look.theme().titleText());
      pen.fillText(heading.get(i), left + padding, Math.rint(y + look.middleToBaseline()));
      y += lineHeight;
    }
    double valueRight = left + width - padding - note;
    for (Readout.Row row : readout.rows()) {
      paintRow(pen, row, readout.moment(), left + padding, valueRight, y, look);
      y += lineHeight;
    }
  }

  /** The surface of a panel over the picture. */
  public static void paintCard(
      Pen pen, double left, double top, double width, double height, ChartLook look) {
    double round = look.scaled(10);
    pen.setFill(Color.gray(0, 0.10));
    pen.fillRoundRect(left - 1, top + 1, width + 2, height + 2, round, round);
    pen.setFill(look.theme().background());
    pen.fillRoundRect(left, top, width, height, round, round);
    pen.setStroke(look.theme().grid());
    pen.setLineWidth(1);
    pen.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, round, round);
  }

  private static void paintRow(
      Pen pen,
      Readout.Row row,
      Moment moment,
      double left,
      double valueRight,
      double y,
      ChartLook look) {
    double baseline = Math.rint(y + look.middleToBaseline());
    SeriesStyle style = row.style();
    if (style != null) {
      LegendPainter.paintSwatch(pen, style, left, Math.rint(y), look);
    } else {
      pen.setStroke(look.theme().threshold());
      pen.setLineWidth(look.scaled(1.7));
      pen.setLineDashes(row.dash().scaled(look.scale()));
      pen.strokeLine(left, Math.rint(y), left + LegendPainter.swatchWidth(look), Math.rint(y));
      pen.setLineDashes();
    }
    pen.setFill(look.theme().titleText());
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    double nameLeft = left + LegendPainter.swatchWidth(look) + look.scaled(GAP);
    pen.fillText(row.name(), Math.rint(nameLeft), baseline);
    pen.setFont(look.strong());
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.fillText(NumberText.value(row.value()), Math.rint(valueRight), baseline);
    String note = note(row, moment);
    if (!note.isEmpty()) {
      pen.setFont(look.label());
      pen.setFill(look.theme().axisText());
      pen.setTextAlign(TextAlignment.LEFT);
      pen.fillText(note, Math.rint(valueRight + look.scaled(GAP)), baseline);
    }
  }

  public static void paintFocusRing(Pen pen, double width, double height, ChartLook look) {
    pen.setStroke(look.theme().seriesColour(0));
    pen.setLineWidth(2);
    double corner = ChartPainter.CORNER;
    pen.strokeRoundRect(1, 1, width - 2, height - 2, corner, corner);
  }

  public static String heading(Moment moment, TimeBase base) {
    String heading =
        Words.text(
            "chart.readoutPainter.heading",
            NumberText.step(moment.step()),
            NumberText.value(moment.learningTime()));
    return base == TimeBase.EXAMPLES_SEEN
        ? Words.text(
            "chart.readoutPainter.withExamples", heading, NumberText.step(moment.examplesSeen()))
        : heading;
  }

  /** Says where a sparse series was measured when that is not where the cross-hair is. */
  private static String note(Readout.Row row, Moment moment) {
    return row.isElsewhere(moment)
        ? Words.text("chart.readoutPainter.at", NumberText.step(row.at().step()))
        : "";
  }
}
