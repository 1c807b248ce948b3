package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.theme.ChartTheme;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Theme, fonts and sizes at one scale, with what is worth computing once: widths of texts and the
 * colours derived from the theme. Replaced as a whole when one of them changes.
 */
public final class ChartLook {
  /** The height of label text at a desk, in pixels. */
  public static final double LABEL_SIZE = 13;

  private static final double TITLE_SIZE = 15;
  private static final int MOST_WIDTHS = 2_000;

  private final ChartTheme theme;
  private final double scale;
  private final Font label;
  private final Font strong;
  private final Font title;
  private final Text ruler = new Text();
  private final Map<Font, Map<String, Double>> widths = new HashMap<>();
  private final Map<SeriesStyle, Color> lineColours = new HashMap<>();
  private final Map<SeriesStyle, Color> labelColours = new HashMap<>();
  private final double emphasis;
  private final double labelAscent;
  private @Nullable ChartLook emphasised;

  /** At a scale, of a sheet or a file: nothing stands out more than at a desk. */
  public ChartLook(ChartTheme theme, String family, double scale) {
    this(theme, family, scale, 1);
  }

  /**
   * With what a curve is read by larger than the rest.
   *
   * @param emphasis of leading lines, edges and their names beside all else; 1 at a desk
   */
  public ChartLook(ChartTheme theme, String family, double scale, double emphasis) {
    this.theme = theme;
    this.scale = scale;
    this.emphasis = emphasis;
    label = Font.font(family, LABEL_SIZE * scale);
    strong = strong(family, LABEL_SIZE * scale);
    title = strong(family, TITLE_SIZE * scale);
    ruler.setFont(label);
    ruler.setText("0");
    labelAscent = ruler.getBaselineOffset();
  }

  /** Semi-bold where the family has it; a family without would silently give regular. */
  private static Font strong(String family, double size) {
    Font semiBold = Font.font(family, FontWeight.SEMI_BOLD, size);
    return semiBold.getStyle().contains("Bold")
        ? semiBold
        : Font.font(family, FontWeight.BOLD, size);
  }

  public ChartTheme theme() {
    return theme;
  }

  /** A length at the scale of this look. */
  public double scaled(double length) {
    return length * scale;
  }

  double scale() {
    return scale;
  }

  public Font label() {
    return label;
  }

  public Font strong() {
    return strong;
  }

  public Font title() {
    return title;
  }

  /** What names lines and edges where there is room: as much larger than the rest as they are. */
  ChartLook emphasised() {
    ChartLook current = emphasised;
    if (current == null) {
      current = emphasis == 1 ? this : new ChartLook(theme, label.getFamily(), scale * emphasis);
      emphasised = current;
    }
    return current;
  }

  /** The width of a line that a chart is read by, at the scale of this look. */
  double strongWidth(double width) {
    return scaled(width) * emphasis;
  }

  /** The height of a line of label text. */
  public double lineHeight() {
    return scaled(LABEL_SIZE + 4);
  }

  /** Draws text that stays readable over lines: an edge of surface colour around each letter. */
  public void fillTextOverLines(Pen pen, String text, double x, double baseline, Color colour) {
    pen.setStroke(theme.surface());
    pen.setLineWidth(scaled(3.5));
    pen.setLineJoin(StrokeLineJoin.ROUND);
    pen.setLineDashes();
    pen.strokeText(text, x, baseline);
    pen.setFill(colour);
    pen.fillText(text, x, baseline);
  }

  /** From the middle of digits down to their baseline. */
  public double middleToBaseline() {
    return labelAscent * 0.385;
  }

  public double width(String text, Font font) {
    Map<String, Double> known = widths.computeIfAbsent(font, key -> new HashMap<>());
    Double width = known.get(text);
    if (width == null) {
      if (known.size() > MOST_WIDTHS) {
        known.clear();
      }
      ruler.setFont(font);
      ruler.setText(text);
      width = ruler.getLayoutBounds().getWidth();
      known.put(text, width);
    }
    return width;
  }

  public double width(String text) {
    return width(text, label);
  }

  Color lineColour(SeriesStyle style) {
    return lineColours.computeIfAbsent(
        style,
        line ->
            line.weight() == SeriesStyle.Weight.PALE
                ? theme.paleColour(line.colour())
                : theme.seriesColour(line.colour()));
  }

  Color labelColour(SeriesStyle style) {
    return labelColours.computeIfAbsent(style, line -> theme.labelColour(line.colour()));
  }

  double lineWidth(SeriesStyle style) {
    double width = style.weight().width();
    return style.weight() == SeriesStyle.Weight.THICK ? strongWidth(width) : scaled(width);
  }
}
