package dev.edgescope.app.pen;

import java.util.Arrays;
import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws into an SVG 1.1 document. Text stays text and lines stay lines, so that the picture can be
 * scaled and edited; neighbouring rectangles of one colour become one path.
 */
public final class SvgPen implements Pen {
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder rectangles = new StringBuilder();
  private final double width;
  private final double height;
  private Color fill = Color.BLACK;
  private Color stroke = Color.BLACK;
  private double lineWidth = 1;
  private StrokeLineCap cap = StrokeLineCap.BUTT;
  private StrokeLineJoin join = StrokeLineJoin.MITER;
  private double[] dashes = {};
  private Font font = Font.getDefault();
  private TextAlignment alignment = TextAlignment.LEFT;
  private int clips;

  /** A blank sheet of a size in pixels. */
  public SvgPen(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** The document so far. */
  public String document() {
    flush();
    return String.format(
        Locale.ROOT,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s">
        %3$s</svg>
        """,
        number(width),
        number(height),
        body);
  }

  /** From here on everything is moved by a distance, until {@link #endGroup}. */
  public void beginGroup(double x, double y) {
    write(String.format(Locale.ROOT, "<g transform=\"translate(%s %s)\">", number(x), number(y)));
  }

  public void endGroup() {
    write("</g>");
  }

  /** Fills a path in the syntax of SVG. */
  public void fillPath(String path) {
    write(String.format(Locale.ROOT, "<path d=\"%s\"%s/>", path, filled()));
  }

  @Override
  public void setFill(Color colour) {
    if (!colour.equals(fill)) {
      flush();
      fill = colour;
    }
  }

  @Override
  public void setStroke(Color colour) {
    stroke = colour;
  }

  @Override
  public void setLineWidth(double newWidth) {
    lineWidth = newWidth;
  }

  @Override
  public void setLineCap(StrokeLineCap newCap) {
    cap = newCap;
  }

  @Override
  public void setLineJoin(StrokeLineJoin newJoin) {
    join = newJoin;
  }

  @Override
  public void setLineDashes(double... newDashes) {
    dashes = newDashes.clone();
  }

  @Override
  public void setFont(Font newFont) {
    font = newFont;
  }

  @Override
  public void setTextAlign(TextAlignment newAlignment) {
    alignment = newAlignment;
  }

  /** A sheet is drawn once, so that there is nothing to take away. */
  @Override
  public void clear(double x, double y, double clearedWidth, double clearedHeight) {}

  @Override
  public void fillRect(double x, double y, double rectWidth, double rectHeight) {
    rectangles.append(
        String.format(
            Locale.ROOT,
            "M%s %sh%sv%sh%sz",
            number(x),
            number(y),
            number(rectWidth),
            number(rectHeight),
            number(-rectWidth)));
  }

  /** Neighbours in a row that look alike are one. */
  @Override
  public void fillCells(
      double x, double y, double gridWidth, double gridHeight, int columns, int[] argb) {
    double cellWidth = gridWidth / columns;
    double cellHeight = gridHeight * columns / argb.length;
    for (int from = 0; from < argb.length; ) {
      int row = from / columns;
      int to = from + 1;
      while (to % columns != 0 && argb[to] == argb[from]) {
        to++;
      }
      int colour = argb[from];
      setFill(
          Color.rgb(
              colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff, (colour >>> 24) / 255.0));
      fillRect(
          x + from % columns * cellWidth,
          y + row * cellHeight,
          (to - from) * cellWidth,
          cellHeight);
      from = to;
    }
  }

  @Override
  public void strokeRect(double x, double y, double rectWidth, double rectHeight) {
    strokeRoundRect(x, y, rectWidth, rectHeight, 0, 0);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double rectWidth, double rectHeight, double arcWidth, double arcHeight) {
    rectangle(x, y, rectWidth, rectHeight, arcWidth, arcHeight, filled());
  }

  @Override
  public void strokeRoundRect(
      double x, double y, double rectWidth, double rectHeight, double arcWidth, double arcHeight) {
    rectangle(x, y, rectWidth, rectHeight, arcWidth, arcHeight, stroked());
  }

  @Override
  public void fillOval(double x, double y, double ovalWidth, double ovalHeight) {
    ellipse(x, y, ovalWidth, ovalHeight, filled());
  }

  @Override
  public void strokeOval(double x, double y, double ovalWidth, double ovalHeight) {
    ellipse(x, y, ovalWidth, ovalHeight, stroked());
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    points("polygon", xs, ys, count, filled());
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    points("polygon", xs, ys, count, stroked());
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    points("polyline", xs, ys, count, stroked());
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    write(
        String.format(
            Locale.ROOT,
            "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>",
            number(fromX),
            number(fromY),
            number(toX),
            number(toY),
            stroked()));
  }

  @Override
  public void fillText(String text, double x, double baseline) {
    text(text, x, baseline, filled());
  }

  @Override
  public void fillText(String text, double x, double baseline, double mostWidth) {
    // Widths are the viewer's to know; what does not fit a title row is cut by its own chart.
    fillText(text, x, baseline);
  }

  @Override
  public void strokeText(String text, double x, double baseline) {
    text(text, x, baseline, stroked());
  }

  @Override
  public void clip(double x, double y, double clipWidth, double clipHeight) {
    clips++;
    write(
        String.format(
            Locale.ROOT,
            "<clipPath id=\"clip%d\"><rect x=\"%s\" y=\"%s\" width=\"%s\""
                + " height=\"%s\"/></clipPath>",
            clips,
            number(x),
            number(y),
            number(clipWidth),
            number(clipHeight)));
    write(String.format(Locale.ROOT, "<g clip-path=\"url(#clip%d)\">", clips));
  }

  @Override
  public void unclip() {
    endGroup();
  }

  /** Adds a line to the document, behind the rectangles that wait to become one path. */
  private void write(String line) {
    flush();
    body.append(line).append('\n');
  }

  private void flush() {
    if (!rectangles.isEmpty()) {
      String path = rectangles.toString();
      rectangles.setLength(0);
      fillPath(path);
    }
  }

  private void rectangle(
      double x,
      double y,
      double rectWidth,
      double rectHeight,
      double arcWidth,
      double arcHeight,
      String paint) {
    write(
        String.format(
            Locale.ROOT,
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" ry=\"%s\"%s/>",
            number(x),
            number(y),
            number(rectWidth),
            number(rectHeight),
            number(arcWidth / 2),
            number(arcHeight / 2),
            paint));
  }

  private void ellipse(double x, double y, double ovalWidth, double ovalHeight, String paint) {
    write(
        String.format(
            Locale.ROOT,
            "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\"%s/>",
            number(x + ovalWidth / 2),
            number(y + ovalHeight / 2),
            number(ovalWidth / 2),
            number(ovalHeight / 2),
            paint));
  }

  private void points(String element, double[] xs, double[] ys, int count, String paint) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < count; i++) {
      points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    write(String.format(Locale.ROOT, "<%s points=\"%s\"%s/>", element, points, paint));
  }

  private void text(String text, double x, double baseline, String paint) {
    String anchor =
        switch (alignment) {
          case CENTER -> " text-anchor=\"middle\"";
          case RIGHT -> " text-anchor=\"end\"";
          case LEFT, JUSTIFY -> "";
        };
    write(
        String.format(
            Locale.ROOT,
            "<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%s\"%s%s%s>%s</text>",
            number(x),
            number(baseline),
            escaped(family()) + ", sans-serif",
            number(font.getSize()),
            weight(),
            anchor,
            paint,
            escaped(text)));
  }

  /** The family without the weight that some systems put into its name. */
  private String family() {
    return font.getFamily().replace(" SemiBold", "");
  }

  private String weight() {
    boolean semiBold = (font.getFamily() + font.getStyle()).contains("SemiBold");
    return semiBold
        ? " font-weight=\"600\""
        : font.getStyle().contains("Bold") ? " font-weight=\"700\"" : "";
  }

  private String filled() {
    return String.format(Locale.ROOT, " fill=\"%s\"%s", hex(fill), opacity("fill", fill));
  }

  private String stroked() {
    String dashed =
        dashes.length == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " stroke-dasharray=\"%s\"",
                String.join(" ", Arrays.stream(dashes).mapToObj(SvgPen::number).toList()));
    return String.format(
            Locale.ROOT,
            " fill=\"none\" stroke=\"%s\"%s stroke-width=\"%s\" stroke-linecap=\"%s\"",
            hex(stroke),
            opacity("stroke", stroke),
            number(lineWidth),
            word(cap))
        + String.format(Locale.ROOT, " stroke-linejoin=\"%s\"%s", word(join), dashed);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String opacity(String of, Color colour) {
    return colour.getOpacity() == 1
        ? ""
        : String.format(Locale.ROOT, " %s-opacity=\"%s\"", of, number(colour.getOpacity()));
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }

  /** Thousandths of a pixel, without superfluous zeros. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "").replaceAll("^-0$", "0");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
