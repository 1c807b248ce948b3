package dev.edgescope.app.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the cross-hair, the points it stands for and the panel with their values. */
final class ReadoutPainter {
  private static final double PADDING = 10;
  private static final double GAP = 8;
  private static final double AWAY = 14;

  /**
   * Draws the read-out.
   *
   * @param withMoment whether to head the panel with step and learning time, as in the chart under
   *     the pointer; the linked charts show their values alone
   */
  void paint(
      GraphicsContext gc, Readout readout, boolean withMoment, PlotArea area, ChartLook look) {
    double x = area.toPixelX(readout.moment().in(area.base()));
    if (x < area.left() || x > area.right()) {
      return;
    }
    gc.setFill(look.theme().axisText());
    double line = Math.floor(x / area.pixel()) * area.pixel();
    gc.fillRect(line, area.top(), area.pixel(), area.height());
    paintPoints(gc, readout, area, look);
    if (withMoment || !readout.rows().isEmpty()) {
      paintPanel(gc, readout, withMoment, x, area, look);
    }
  }

  private static void paintPoints(
      GraphicsContext gc, Readout readout, PlotArea area, ChartLook look) {
    double radius = look.scaled(4);
    for (Readout.Row row : readout.rows()) {
      SeriesStyle style = row.style();
      if (style == null || !area.scale().canShow(row.value())) {
        continue;
      }
      double x = area.toPixelX(row.at().in(area.base()));
      double y = area.toPixelY(row.value());
      if (area.contains(x, y)) {
        gc.setFill(look.theme().surface());
        gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setStroke(look.theme().seriesColour(style.colour()));
        gc.setLineWidth(look.scaled(2));
        gc.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
      }
    }
  }

  private static void paintPanel(
      GraphicsContext gc,
      Readout readout,
      boolean withMoment,
      double x,
      PlotArea area,
      ChartLook look) {
    String heading = withMoment ? heading(readout.moment()) : "";
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
    double width = Math.max(content, look.width(heading)) + 2 * padding;
    int lines = readout.rows().size() + (withMoment ? 1 : 0);
    double lineHeight = look.lineHeight() + look.scaled(2);
    double height = lines * lineHeight + 1.4 * padding;

    double left = x + look.scaled(AWAY);
    if (left + width > area.right()) {
      left = Math.max(area.left(), x - look.scaled(AWAY) - width);
    }
    left = Math.rint(left);
    double top = Math.rint(area.top() + look.scaled(6));
    paintCard(gc, left, top, width, height, look);

    double y = top + 0.7 * padding + lineHeight / 2;
    gc.setTextBaseline(VPos.BASELINE);
    if (withMoment) {
      gc.setFont(look.label());
      gc.setTextAlign(TextAlignment.LEFT);
      gc.setFill(look.theme().axisText());
      gc.fillText(heading, left + padding, Math.rint(y + look.middleToBaseline()));
      y += lineHeight;
    }
    double valueRight = left + width - padding - note;
    for (Readout.Row row : readout.rows()) {
      paintRow(gc, row, readout.moment(), left + padding, valueRight, y, look);
      y += lineHeight;
    }
  }

  static void paintCard(
      GraphicsContext gc, double left, double top, double width, double height, ChartLook look) {
    double round = look.scaled(10);
    gc.setFill(Color.gray(0, 0.10));
    gc.fillRoundRect(left - 1, top + 1, width + 2, height + 2, round, round);
    gc.setFill(look.theme().background());
    gc.fillRoundRect(left, top, width, height, round, round);
    gc.setStroke(look.theme().grid());
    gc.setLineWidth(1);
    gc.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, round, round);
  }

  private static void paintRow(
      GraphicsContext gc,
      Readout.Row row,
      Moment moment,
      double left,
      double valueRight,
      double y,
      ChartLook look) {
    double baseline = Math.rint(y + look.middleToBaseline());
    SeriesStyle style = row.style();
    if (style != null) {
      LegendPainter.paintSwatch(gc, style, left, Math.rint(y), look);
    } else {
      gc.setStroke(look.theme().threshold());
      gc.setLineWidth(look.scaled(1.7));
      gc.setLineDashes(look.scaled(5), look.scaled(2.5));
      gc.strokeLine(left, Math.rint(y), left + LegendPainter.swatchWidth(look), Math.rint(y));
      gc.setLineDashes();
    }
    gc.setFill(look.theme().titleText());
    gc.setFont(look.label());
    gc.setTextAlign(TextAlignment.LEFT);
    double nameLeft = left + LegendPainter.swatchWidth(look) + look.scaled(GAP);
    gc.fillText(row.name(), Math.rint(nameLeft), baseline);
    gc.setFont(look.strong());
    gc.setTextAlign(TextAlignment.RIGHT);
    gc.fillText(NumberText.value(row.value()), Math.rint(valueRight), baseline);
    String note = note(row, moment);
    if (!note.isEmpty()) {
      gc.setFont(look.label());
      gc.setFill(look.theme().axisText());
      gc.setTextAlign(TextAlignment.LEFT);
      gc.fillText(note, Math.rint(valueRight + look.scaled(GAP)), baseline);
    }
  }

  static void paintFocusRing(GraphicsContext gc, double width, double height, ChartLook look) {
    gc.setStroke(look.theme().seriesColour(0));
    gc.setLineWidth(2);
    double corner = ChartPainter.CORNER;
    gc.strokeRoundRect(1, 1, width - 2, height - 2, corner, corner);
  }

  static String heading(Moment moment) {
    return "step "
        + NumberText.step(moment.step())
        + "   τ "
        + NumberText.value(moment.learningTime());
  }

  /** Says where a sparse series was measured when that is not where the cross-hair is. */
  private static String note(Readout.Row row, Moment moment) {
    return row.isElsewhere(moment) ? "at " + NumberText.step(row.at().step()) : "";
  }
}
