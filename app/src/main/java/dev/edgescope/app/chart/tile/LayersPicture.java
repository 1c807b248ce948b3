package dev.edgescope.app.chart.tile;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** A network from its input down, a line a layer: what it does, what it gives, its parameters. */
public final class LayersPicture implements FreePicture {
  private static final double ROW = 30;
  private static final double LEAST_ROW = 17;
  private static final double BAR = 0.24;
  private static final double SHAPE = 0.3;

  /**
   * A layer.
   *
   * @param kind what it does
   * @param outputs the shape of what it gives
   * @param parameters how many it has
   */
  public record Row(String kind, String outputs, int parameters) {}

  private final List<Row> rows;
  private final int most;

  /**
   * A network.
   *
   * @param rows the input, then the layers in order
   */
  public LayersPicture(List<Row> rows) {
    this.rows = List.copyOf(rows);
    most = rows.stream().mapToInt(Row::parameters).max().orElse(0);
  }

  @Override
  public String words() {
    return String.join("; ", rows.stream().map(row -> row.kind() + " " + row.outputs()).toList());
  }

  @Override
  public void paint(Pen pen, double left, double top, double width, double height, ChartLook look) {
    double line = Math.clamp(height / (rows.size() + 1), look.scaled(LEAST_ROW), look.scaled(ROW));
    int shown = Math.min(rows.size(), Math.max(1, (int) (height / line) - 1));
    double shape = left + width * SHAPE;
    double bar = left + width * (1 - BAR);
    double count = bar - look.scaled(10);
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    double head = top + line / 2 + look.middleToBaseline();
    text(
        pen,
        Words.text("chart.layers.layer"),
        left + look.scaled(8),
        head,
        width * SHAPE - look.scaled(12));
    text(pen, Words.text("chart.layers.gives"), shape, head, width * 0.2);
    pen.setTextAlign(TextAlignment.RIGHT);
    text(pen, Words.text("chart.layers.parameters"), count, head, width * 0.24);
    pen.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < shown; i++) {
      paint(pen, rows.get(i), top + (i + 1) * line, line, left, width, look);
    }
    if (shown < rows.size()) {
      pen.setFill(look.theme().axisText());
      text(
          pen,
          Words.text("chart.layers.more", NumberText.step(rows.size() - shown)),
          left + look.scaled(8),
          top + (shown + 1) * line + look.lineHeight() * 0.8,
          width);
    }
  }

  private void paint(
      Pen pen, Row row, double top, double line, double left, double width, ChartLook look) {
    double shape = left + width * SHAPE;
    double bar = left + width * (1 - BAR);
    pen.setFill(look.theme().grid());
    pen.fillRect(left, Math.rint(top), width, 1);
    double middle = Math.rint(top + line / 2 + look.middleToBaseline());
    boolean weighs = row.parameters() > 0;
    pen.setFont(weighs ? look.strong() : look.label());
    pen.setFill(weighs ? look.theme().titleText() : look.theme().axisText());
    text(pen, row.kind(), left + look.scaled(8), middle, width * SHAPE - look.scaled(12));
    pen.setFont(look.label());
    text(pen, row.outputs(), shape, middle, width * 0.24);
    if (!weighs) {
      return;
    }
    pen.setTextAlign(TextAlignment.RIGHT);
    text(pen, NumberText.step(row.parameters()), bar - look.scaled(10), middle, width * 0.2);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setFill(look.theme().seriesColour(0).deriveColor(0, 1, 1, 0.75));
    double full = width * BAR - look.scaled(4);
    double high = Math.min(look.scaled(10), line * 0.5);
    double length = Math.max(look.scaled(2), full * row.parameters() / most);
    pen.fillRoundRect(
        bar, Math.rint(top + (line - high) / 2), length, high, look.scaled(4), look.scaled(4));
  }

  private static void text(Pen pen, String text, double x, double baseline, double most) {
    pen.fillText(text, Math.rint(x), Math.rint(baseline), most);
  }
}
