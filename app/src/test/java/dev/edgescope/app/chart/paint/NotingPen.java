package dev.edgescope.app.chart.paint;

import dev.edgescope.app.pen.Pen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Notes which words and which lines are drawn, and where. */
public final class NotingPen implements Pen {
  private final List<Word> words = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Bounds> rectangles = new ArrayList<>();
  private Color fill = Color.BLACK;
  private Font font = Font.getDefault();
  private TextAlignment alignment = TextAlignment.LEFT;
  private double[] dashes = {};

  /** A text with the box of its glyphs. */
  public record Word(String text, Bounds box) {}

  /** A stroked line. */
  record Line(List<Double> xs, List<Double> ys, boolean dashed) {}

  public List<Word> words() {
    return words;
  }

  public List<String> texts() {
    return words.stream().map(Word::text).toList();
  }

  List<Line> lines() {
    return lines;
  }

  /** The rectangles filled in a colour. */
  List<Bounds> rectangles(Color colour) {
    return rectangles.stream()
        .filter(box -> box instanceof Filled filled && filled.colour.equals(colour))
        .toList();
  }

  private static final class Filled extends BoundingBox {
    private final Color colour;

    Filled(double x, double y, double width, double height, Color colour) {
      super(x, y, width, height);
      this.colour = colour;
    }
  }

  @Override
  public void setFill(Color colour) {
    fill = colour;
  }

  @Override
  public void setStroke(Color colour) {}

  @Override
  public void setLineWidth(double width) {}

  @Override
  public void setLineCap(StrokeLineCap cap) {}

  @Override
  public void setLineJoin(StrokeLineJoin join) {}

  @Override
  public void setLineDashes(double... newDashes) {
    dashes = newDashes;
  }

  @Override
  public void setFont(Font newFont) {
    font = newFont;
  }

  @Override
  public void setTextAlign(TextAlignment newAlignment) {
    alignment = newAlignment;
  }

  @Override
  public void clear(double x, double y, double width, double height) {}

  @Override
  public void fillRect(double x, double y, double width, double height) {
    rectangles.add(new Filled(x, y, width, height, fill));
  }

  @Override
  public void fillCells(double x, double y, double width, double height, int columns, int[] argb) {
    int rows = argb.length / columns;
    for (int i = 0; i < argb.length; i++) {
      int row = i / columns;
      setFill(Color.rgb(argb[i] >> 16 & 0xff, argb[i] >> 8 & 0xff, argb[i] & 0xff));
      fillRect(
          x + i % columns * width / columns,
          y + row * height / rows,
          width / columns,
          height / rows);
    }
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {}

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {}

  @Override
  public void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {}

  @Override
  public void fillOval(double x, double y, double width, double height) {}

  @Override
  public void strokeOval(double x, double y, double width, double height) {}

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {}

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {}

  private static List<Double> first(double[] values, int count) {
    return Arrays.stream(values, 0, count).boxed().toList();
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    lines.add(new Line(first(xs, count), first(ys, count), dashes.length > 0));
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    strokePolyline(new double[] {fromX, toX}, new double[] {fromY, toY}, 2);
  }

  @Override
  public void fillText(String text, double x, double baseline) {
    Text ruler = new Text(text);
    ruler.setFont(font);
    double width = ruler.getLayoutBounds().getWidth();
    double left =
        switch (alignment) {
          case RIGHT -> x - width;
          case CENTER -> x - width / 2;
          case LEFT, JUSTIFY -> x;
        };
    // From the top of a capital to the baseline.
    double height = 0.7 * font.getSize();
    words.add(new Word(text, new BoundingBox(left, baseline - height, width, height)));
  }

  @Override
  public void fillText(String text, double x, double baseline, double mostWidth) {
    fillText(text, x, baseline);
  }

  @Override
  public void strokeText(String text, double x, double baseline) {}

  @Override
  public void clip(double x, double y, double width, double height) {}

  @Override
  public void unclip() {}
}
