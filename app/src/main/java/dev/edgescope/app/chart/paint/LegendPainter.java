package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.label.NameColumn;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Names the series: at the ends of their lines where there is room, else in the title row. */
public final class LegendPainter {
  private static final double SWATCH = 20;
  private static final double GAP = 6;
  private static final double BETWEEN = 16;
  private static final double NEAR = 24;
  private static final int MOST_DIRECT = 6;
  private static final double WIDEST_DIRECT = 0.15;
  private static final double HIGHEST_DIRECT = 0.7;
  private static final int FARTHEST_BACK = 1_000;

  /** So many lines away a name is still seen to belong to the end of its line. */
  private static final int FARTHEST_LINES = 4;

  /** A plot of so many lines of text has room for names that are read from afar. */
  private static final int TALL = 10;

  /** Whether names at the line ends fit a plot of this size, whatever the data. */
  boolean fitsDirectly(List<Series> series, double width, double height, ChartLook look) {
    return series.size() <= MOST_DIRECT
        && series.size() * look.lineHeight() <= HIGHEST_DIRECT * height
        && directWidth(series, height, look) <= WIDEST_DIRECT * width;
  }

  /** The room right of the plot that the names need when lines reach its edge. */
  double directWidth(List<Series> series, double height, ChartLook look) {
    double widest = widestName(series, directFont(height, look), look);
    return widest > 0 ? widest + look.scaled(GAP + 4) : 0;
  }

  /** Whether a plot has room for names that are read from afar. */
  static boolean isTall(double height, ChartLook look) {
    return height >= TALL * look.lineHeight();
  }

  private static Font directFont(double height, ChartLook look) {
    return isTall(height, look) ? look.title() : look.strong();
  }

  private static double widestName(List<Series> series, Font font, ChartLook look) {
    double widest = 0;
    for (Series one : series) {
      widest = Math.max(widest, look.width(one.style().name(), font));
    }
    return widest;
  }

  /** A name on its way to its place beside the end of its line. */
  private static final class Name {
    private final String text;
    private final SeriesStyle style;
    private final double wanted;
    private final double width;
    private final boolean leaving;
    private double left;
    private double top;

    Name(
        String text, SeriesStyle style, double left, double wanted, double width, boolean leaving) {
      this.text = text;
      this.style = style;
      this.left = left;
      this.wanted = wanted;
      this.width = width;
      this.leaving = leaving;
    }

    /** Where all lines end soon and one of them runs through it. */
    void standBeyond(double end, ChartLook look, LabelSpace space) {
      boolean isCrossed = !space.isClear(left, wanted, width, look.lineHeight());
      if (isCrossed && !leaving && end < left + width + look.scaled(NEAR)) {
        left = Math.max(left, end + look.scaled(GAP));
      }
    }

    boolean isBeside(Name other) {
      return left < other.left + other.width && other.left < left + width;
    }
  }

  /**
   * Writes the names at the ends of the lines, one below the other in the order of the ends, each
   * off all lines: beyond the end of all where that is near, and in the margin beyond the plot
   * where there is no place in it. A line that has left the plot has its name where it left, with
   * an arrow and how far it has got.
   */
  void paintDirectly(
      Pen pen, List<Series> series, PlotArea area, ChartLook look, LabelSpace space) {
    Font font = directFont(area.height(), look);
    List<Name> names = new ArrayList<>();
    double end = lastEnd(series, area);
    for (Series one : series) {
      int index = lastShown(one, area);
      if (index >= 0 && area.toPixelX(one.x(index, area.base())) >= area.left()) {
        Name name = name(one, index, font, area, look);
        name.standBeyond(end, look, space);
        names.add(name);
      }
    }
    names.sort(Comparator.comparingDouble(name -> name.wanted));
    List<Name> rest = new ArrayList<>(names);
    while (!rest.isEmpty()) {
      List<Name> column = takeColumn(rest);
      if (!stackAtEnds(column, area, look, space)) {
        stackInMargin(column, area, look);
      }
    }
    double height = look.lineHeight();
    for (Name name : names) {
      space.take(name.left, name.top, name.width, height);
      double baseline = Math.rint(name.top + height / 2 + look.middleToBaseline());
      double x = Math.rint(name.left);
      Color colour = look.labelColour(name.style);
      LabelText.paint(pen, name.text, font, x, baseline, colour, look, space);
    }
  }

  private static Name name(Series series, int index, Font font, PlotArea area, ChartLook look) {
    SeriesStyle style = series.style();
    double y = area.toPixelY(series.value(index));
    double x = area.toPixelX(series.x(index, area.base()));
    boolean leaves = y < area.top() || y > area.bottom();
    String text = style.name();
    double left = x + look.scaled(GAP);
    if (leaves) {
      String arrow = y < area.top() ? "↑ " : "↓ ";
      text = arrow + text + "  " + NumberText.setting(series.value(index));
      double rightmost = area.right() - look.width(text, font);
      left = Math.min(leaving(series, index, area) + look.scaled(GAP), rightmost);
    }
    double top = Math.clamp(y, area.top(), area.bottom()) - look.lineHeight() / 2;
    return new Name(text, style, left, top, look.width(text, font), leaves);
  }

  /** Where a line was in the plot last. */
  private static double leaving(Series series, int last, PlotArea area) {
    int earliest = Math.max(0, last - FARTHEST_BACK);
    for (int i = last; i >= earliest; i--) {
      double y = area.toPixelY(series.value(i));
      if (area.scale().canShow(series.value(i)) && y >= area.top() && y <= area.bottom()) {
        return Math.max(area.left(), area.toPixelX(series.x(i, area.base())));
      }
    }
    return Math.max(area.left(), area.toPixelX(series.x(earliest, area.base())));
  }

  /** Takes the first name out, with those that would stand over or under one another. */
  private static List<Name> takeColumn(List<Name> rest) {
    List<Name> column = new ArrayList<>();
    column.add(rest.removeFirst());
    boolean grown = true;
    while (grown) {
      List<Name> beside =
          rest.stream().filter(name -> column.stream().anyMatch(name::isBeside)).toList();
      column.addAll(beside);
      grown = rest.removeAll(beside);
    }
    column.sort(Comparator.comparingDouble(name -> name.wanted));
    return column;
  }

  private static boolean stackAtEnds(
      List<Name> column, PlotArea area, ChartLook look, LabelSpace space) {
    double height = look.lineHeight();
    double reach = FARTHEST_LINES * height;
    return stack(
        column,
        height,
        Math.max(area.top(), column.getFirst().wanted - reach),
        Math.min(area.bottom() + look.scaled(2), column.getLast().wanted + height + reach),
        (label, top) -> {
          Name name = column.get(label);
          return space.isClear(name.left, top, name.width, height);
        });
  }

  /** No line runs there; what has left the plot stays in it, where it is wider than the margin. */
  private static void stackInMargin(List<Name> column, PlotArea area, ChartLook look) {
    for (Name name : column) {
      name.left = name.leaving ? name.left : area.right() + look.scaled(GAP);
    }
    double lowest = area.bottom() + look.scaled(2);
    if (!stack(column, look.lineHeight(), area.top(), lowest, (label, top) -> true)) {
      column.forEach(name -> name.top = name.wanted);
    }
  }

  private static boolean stack(
      List<Name> column, double height, double highest, double lowest, NameColumn.Test test) {
    double[] wanted = column.stream().mapToDouble(name -> name.wanted).toArray();
    double[] tops = NameColumn.place(wanted, height, highest, lowest, test);
    for (int i = 0; i < tops.length; i++) {
      column.get(i).top = tops[i];
    }
    return tops.length > 0;
  }

  /** Where the line ends that goes farthest. */
  private static double lastEnd(List<Series> series, PlotArea area) {
    double end = area.left();
    for (Series one : series) {
      int index = lastShown(one, area);
      end = index < 0 ? end : Math.max(end, area.toPixelX(one.x(index, area.base())));
    }
    return end;
  }

  /** The last point in sight that has a place; a run that diverged ends in gaps. */
  private static int lastShown(Series series, PlotArea area) {
    int last = series.firstAtOrAfter(Math.nextUp(area.xUpper()), area.base()) - 1;
    int earliest = Math.max(0, last - FARTHEST_BACK);
    for (int i = last; i >= earliest; i--) {
      if (area.scale().canShow(series.value(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Draws the legend right-aligned in a row. Names that do not fit are counted in one last word.
   *
   * @param left where the legend may begin
   */
  void paintInRow(
      Pen pen, List<Series> series, double left, double right, double middle, ChartLook look) {
    int shown = series.size();
    while (shown > 0 && rowWidth(series, shown, look) > right - left) {
      shown--;
    }
    double x = right - rowWidth(series, shown, look);
    double baseline = Math.rint(middle + look.middleToBaseline());
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < shown; i++) {
      SeriesStyle style = series.get(i).style();
      paintSwatch(pen, style, x, middle, look);
      x += look.scaled(SWATCH + GAP);
      pen.setFill(look.theme().titleText());
      pen.fillText(style.name(), Math.rint(x), baseline);
      x += look.width(style.name()) + look.scaled(BETWEEN);
    }
    if (shown < series.size() && shown > 0) {
      pen.setFill(look.theme().axisText());
      pen.fillText(more(series, shown), Math.rint(x), baseline);
    }
  }

  /** The width of a row that names all. */
  double rowWidth(List<Series> series, ChartLook look) {
    return rowWidth(series, series.size(), look);
  }

  /** A short piece of line as it looks in the plot. */
  public static void paintSwatch(
      Pen pen, SeriesStyle style, double x, double middle, ChartLook look) {
    pen.setStroke(look.lineColour(style));
    pen.setLineWidth(look.lineWidth(style) + look.scaled(0.4));
    pen.setLineCap(StrokeLineCap.BUTT);
    pen.setLineDashes(style.dash().scaled(look.scale()));
    pen.strokeLine(x, middle, x + look.scaled(SWATCH), middle);
    pen.setLineDashes();
  }

  public static double swatchWidth(ChartLook look) {
    return look.scaled(SWATCH);
  }

  private static String more(List<Series> series, int shown) {
    return "+" + (series.size() - shown);
  }

  private static double rowWidth(List<Series> series, int shown, ChartLook look) {
    double width = 0;
    for (int i = 0; i < shown; i++) {
      width += look.scaled(SWATCH + GAP) + look.width(series.get(i).style().name());
    }
    width += look.scaled(BETWEEN) * Math.max(0, shown - 1);
    return shown < series.size()
        ? width + look.scaled(BETWEEN) + look.width(more(series, shown))
        : width;
  }
}
