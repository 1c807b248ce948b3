package dev.edgescope.app.pen;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.paint.Color;

/**
 * Draws into an SVG 1.1 document. Text stays text and lines stay lines, so that the picture can be
 * scaled and edited; neighbouring rectangles of one colour become one path.
 */
public final class SvgPen extends SheetPen {
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder rectangles = new StringBuilder();
  private final double width;
  private final double height;
  private final String sheetWidth;
  private final String sheetHeight;
  private final Letters letters;
  private int clips;

  /** How letters are drawn. */
  public enum Letters {
    /** As text of a font that is named: it can be searched and edited. */
    TEXT,
    /** As shapes: the same wherever it is shown, also without the font. */
    OUTLINES
  }

  /** A blank sheet of a size in pixels, with text as text. */
  public SvgPen(double width, double height) {
    this(width, height, SvgSyntax.number(width), SvgSyntax.number(height), Letters.TEXT);
  }

  private SvgPen(
      double width, double height, String sheetWidth, String sheetHeight, Letters letters) {
    this.width = width;
    this.height = height;
    this.sheetWidth = sheetWidth;
    this.sheetHeight = sheetHeight;
    this.letters = letters;
  }

  /**
   * A blank sheet of a size on paper.
   *
   * @param width in pixels of what is drawn
   * @param height in pixels of what is drawn
   * @param millimetres that a pixel is long
   */
  public static SvgPen onPaper(double width, double height, double millimetres, Letters letters) {
    return new SvgPen(
        width,
        height,
        SvgSyntax.number(width * millimetres) + "mm",
        SvgSyntax.number(height * millimetres) + "mm",
        letters);
  }

  /** The document so far. */
  public String document() {
    flush();
    return String.format(
        Locale.ROOT,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s">
        %s</svg>
        """,
        sheetWidth,
        sheetHeight,
        SvgSyntax.number(width),
        SvgSyntax.number(height),
        body);
  }

  /** From here on everything is moved by a distance, until {@link #endGroup}. */
  public void beginGroup(double x, double y) {
    write(
        String.format(
            Locale.ROOT,
            "<g transform=\"translate(%s %s)\">",
            SvgSyntax.number(x),
            SvgSyntax.number(y)));
  }

  public void endGroup() {
    write("</g>");
  }

  /** Fills a path in the syntax of SVG. */
  public void fillPath(String path) {
    write(String.format(Locale.ROOT, "<path d=\"%s\"%s/>", path, filled()));
  }

  @Override
  public void fillRect(double x, double y, double rectWidth, double rectHeight) {
    rectangles.append(SvgSyntax.rectangle(x, y, rectWidth, rectHeight));
  }

  /** Neighbours in a row that look alike are one, and all that look alike one path. */
  @Override
  public void fillCells(
      double x, double y, double gridWidth, double gridHeight, int columns, int[] argb) {
    double cellWidth = gridWidth / columns;
    double cellHeight = gridHeight * columns / argb.length;
    Map<Integer, StringBuilder> paths = new LinkedHashMap<>();
    for (int from = 0; from < argb.length; ) {
      int row = from / columns;
      int to = from + 1;
      while (to % columns != 0 && argb[to] == argb[from]) {
        to++;
      }
      paths
          .computeIfAbsent(argb[from], colour -> new StringBuilder())
          .append(
              SvgSyntax.rectangle(
                  x + from % columns * cellWidth,
                  y + row * cellHeight,
                  (to - from) * cellWidth,
                  cellHeight));
      from = to;
    }
    paths.forEach((colour, path) -> {
      setFill(
          Color.rgb(
              colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff, (colour >>> 24) / 255.0));
      // No seams between neighbours.
      write(
          String.format(
              Locale.ROOT, "<path d=\"%s\" shape-rendering=\"crispEdges\"%s/>", path, filled()));
    });
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
            SvgSyntax.number(fromX),
            SvgSyntax.number(fromY),
            SvgSyntax.number(toX),
            SvgSyntax.number(toY),
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
            SvgSyntax.number(x),
            SvgSyntax.number(y),
            SvgSyntax.number(clipWidth),
            SvgSyntax.number(clipHeight)));
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

  @Override
  void flush() {
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
            SvgSyntax.number(x),
            SvgSyntax.number(y),
            SvgSyntax.number(rectWidth),
            SvgSyntax.number(rectHeight),
            SvgSyntax.number(arcWidth / 2),
            SvgSyntax.number(arcHeight / 2),
            paint));
  }

  private void ellipse(double x, double y, double ovalWidth, double ovalHeight, String paint) {
    write(
        String.format(
            Locale.ROOT,
            "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\"%s/>",
            SvgSyntax.number(x + ovalWidth / 2),
            SvgSyntax.number(y + ovalHeight / 2),
            SvgSyntax.number(ovalWidth / 2),
            SvgSyntax.number(ovalHeight / 2),
            paint));
  }

  private void points(String element, double[] xs, double[] ys, int count, String paint) {
    write(
        String.format(
            Locale.ROOT, "<%s points=\"%s\"%s/>", element, SvgSyntax.points(xs, ys, count), paint));
  }

  private void text(String text, double x, double baseline, String paint) {
    if (letters == Letters.OUTLINES) {
      double left = left(x, Outline.width(text, font()));
      String path = Outline.of(text, font()).svg(left, baseline);
      write(String.format(Locale.ROOT, "<path d=\"%s\"%s/>", path, paint));
      return;
    }
    String anchor =
        switch (alignment()) {
          case CENTER -> " text-anchor=\"middle\"";
          case RIGHT -> " text-anchor=\"end\"";
          case LEFT, JUSTIFY -> "";
        };
    write(
        String.format(
            Locale.ROOT,
            "<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%s\"%s%s%s>%s</text>",
            SvgSyntax.number(x),
            SvgSyntax.number(baseline),
            SvgSyntax.escaped(family()) + ", sans-serif",
            SvgSyntax.number(font().getSize()),
            weight(),
            anchor,
            paint,
            SvgSyntax.escaped(text)));
  }

  /** The family without the weight that some systems put into its name. */
  private String family() {
    return font().getFamily().replace(" SemiBold", "");
  }

  private String weight() {
    boolean semiBold = (font().getFamily() + font().getStyle()).contains("SemiBold");
    return semiBold
        ? " font-weight=\"600\""
        : font().getStyle().contains("Bold") ? " font-weight=\"700\"" : "";
  }

  private String filled() {
    return String.format(
        Locale.ROOT, " fill=\"%s\"%s", SvgSyntax.hex(fill()), SvgSyntax.opacity("fill", fill()));
  }

  private String stroked() {
    String dashed =
        dashes().length == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " stroke-dasharray=\"%s\"",
                String.join(" ", Arrays.stream(dashes()).mapToObj(SvgSyntax::number).toList()));
    return String.format(
            Locale.ROOT,
            " fill=\"none\" stroke=\"%s\"%s stroke-width=\"%s\" stroke-linecap=\"%s\"",
            SvgSyntax.hex(stroke()),
            SvgSyntax.opacity("stroke", stroke()),
            SvgSyntax.number(lineWidth()),
            SvgSyntax.word(cap()))
        + String.format(Locale.ROOT, " stroke-linejoin=\"%s\"%s", SvgSyntax.word(join()), dashed);
  }
}
