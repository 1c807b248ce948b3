package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.pen.Pen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Names the series: at the ends of their lines where there is room, else in the title row. */
final class LegendPainter {
  private static final double SWATCH = 20;
  private static final double GAP = 6;
  private static final double BETWEEN = 16;
  private static final double NEAR = 24;
  private static final int MOST_DIRECT = 6;
  private static final double WIDEST_DIRECT = 0.36;
  private static final double HIGHEST_DIRECT = 0.7;
  private static final int FARTHEST_BACK = 1_000;

  /** A plot of so many lines of text has room for names that are read from afar. */
  private static final int TALL = 10;

  /** Whether names at the line ends fit a plot of this size, whatever the data. */
  boolean fitsDirectly(List<Series> series, double width, double height, ChartLook look) {
    return series.size() <= MOST_DIRECT
        && series.size() * look.lineHeight() <= HIGHEST_DIRECT * height
        && widestName(series, directFont(height, look), look) <= WIDEST_DIRECT * width;
  }

  /** The room right of the plot that the names need when lines reach its edge. */
  double directWidth(List<Series> series, double height, ChartLook look) {
    double widest = widestName(series, directFont(height, look), look);
    return widest > 0 ? widest + look.scaled(GAP + 4) : 0;
  }

  private static Font directFont(double height, ChartLook look) {
    return height >= TALL * look.lineHeight() ? look.title() : look.strong();
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
    private final Series series;
    private final double left;
    private final double width;
    private double top;

    Name(Series series, double left, double width, double top) {
      this.series = series;
      this.left = left;
      this.width = width;
      this.top = top;
    }

    boolean isBeside(Name other) {
      return left < other.left + other.width && other.left < left + width;
    }
  }

  /**
   * Writes the names at the ends of the lines, or beyond the end of all where that is near and a
   * line would run through the name. Where these are close the names are one below the other, in
   * the order of the ends, and above the axis.
   */
  void paintDirectly(
      Pen pen, List<Series> series, PlotArea area, ChartLook look, LabelSpace space) {
    Font font = directFont(area.height(), look);
    double height = look.lineHeight();
    double end = lastEnd(series, area);
    List<Name> names = new ArrayList<>();
    for (Series one : series) {
      int index = lastShown(one, area);
      double x = index < 0 ? Double.NaN : area.toPixelX(one.x(index, area.base()));
      double y = index < 0 ? Double.NaN : area.toPixelY(one.value(index));
      if (x >= area.left() && y >= area.top() && y <= area.bottom()) {
        double width = look.width(one.style().name(), font);
        double top = y - height / 2;
        double left = x + look.scaled(GAP);
        boolean isCrossed =
            end < left + width + look.scaled(NEAR)
                && space.ink().under(left, top, width, height) > 0;
        names.add(new Name(one, isCrossed ? end + look.scaled(GAP) : left, width, top));
      }
    }
    names.sort(Comparator.comparingDouble(name -> name.top));
    stack(names, height, area.bottom() + look.scaled(2));
    pen.setFont(font);
    pen.setTextAlign(TextAlignment.LEFT);
    for (Name name : names) {
      space.take(name.left, name.top, name.width, height);
      double baseline = Math.rint(name.top + height / 2 + look.middleToBaseline());
      SeriesStyle style = name.series.style();
      look.fillTextOverLines(
          pen, style.name(), Math.rint(name.left), baseline, look.labelColour(style));
    }
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

  /** Moves names down until none overlaps the one above, then up from the lowest place there is. */
  private static void stack(List<Name> names, double height, double lowest) {
    for (int i = 1; i < names.size(); i++) {
      for (int above = 0; above < i; above++) {
        if (names.get(i).isBeside(names.get(above))) {
          names.get(i).top = Math.max(names.get(i).top, names.get(above).top + height);
        }
      }
    }
    for (int i = names.size() - 1; i >= 0; i--) {
      names.get(i).top = Math.min(names.get(i).top, lowest - height);
      for (int below = i + 1; below < names.size(); below++) {
        if (names.get(i).isBeside(names.get(below))) {
          names.get(i).top = Math.min(names.get(i).top, names.get(below).top - height);
        }
      }
    }
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
  static void paintSwatch(Pen pen, SeriesStyle style, double x, double middle, ChartLook look) {
    pen.setStroke(look.lineColour(style));
    pen.setLineWidth(look.lineWidth(style) + look.scaled(0.4));
    pen.setLineCap(StrokeLineCap.BUTT);
    pen.setLineDashes(style.dash().scaled(look.scale()));
    pen.strokeLine(x, middle, x + look.scaled(SWATCH), middle);
    pen.setLineDashes();
  }

  static double swatchWidth(ChartLook look) {
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
