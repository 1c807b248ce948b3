package dev.edgescope.app.chart.grid;

import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.theme.ChartTheme;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/** Lays a plane of cells out and draws it: cells, lines, axes, and beside them the legend. */
public final class GridPainter {
  private static final double GAP = 8;
  private static final double HATCH = 7;

  /** From this size of a cell on there is a gap between it and the next. */
  private static final double ROOM_FOR_GAPS = 7;

  private static final double ROOM_FOR_LABEL = 20;

  private final GridContent content;
  private final HeaderPainter header = new HeaderPainter();
  private final GridLinePainter lines = new GridLinePainter();
  private final GridArea area = new GridArea();

  public GridPainter(GridContent content) {
    this.content = content;
  }

  /** Where the cells are. */
  public GridArea area() {
    return area;
  }

  /** Draws all but what follows the pointer. */
  public void paint(Pen pen, double width, double height, ChartLook look) {
    ChartPainter.paintSurface(pen, width, height, look);
    header.paint(pen, content.title(), content.subtitle(), 0, width, look);
    layOut(width, height, look);
    if (area.isTooSmall()) {
      return;
    }
    paintCells(pen, look);
    paintHatch(pen, area.left(), area.top(), area.width(), area.height(), look);
    paintGaps(pen, look);
    lines.paint(pen, content.lines(), area, look);
    paintAxes(pen, look);
    GridLegend.paint(pen, content, area.right() + look.scaled(3 * GAP), area, look);
  }

  private void layOut(double width, double height, ChartLook look) {
    double padding = look.scaled(HeaderPainter.PADDING);
    double widest = 0;
    for (String label : content.y().labels()) {
      widest = Math.max(widest, look.width(label));
    }
    double left = Math.rint(padding + widest + look.scaled(GAP));
    double top = Math.rint(HeaderPainter.height(look) + look.lineHeight() + look.scaled(GAP));
    double legend = GridLegend.width(content, look);
    double right = Math.rint(width - padding - legend - look.scaled(3 * GAP));
    double bottom = Math.rint(height - 2 * look.lineHeight() - look.scaled(18));
    area.place(left, top, right - left, bottom - top, content.x().size(), content.y().size());
  }

  private void paintCells(Pen pen, ChartLook look) {
    paintCells(pen, content, area.left(), area.top(), area.width(), area.height(), look.theme());
  }

  /** Draws the cells alone; those that diverged are empty. */
  public static void paintCells(
      Pen pen,
      GridContent content,
      double left,
      double top,
      double width,
      double height,
      ChartTheme theme) {
    int columns = content.x().size();
    int rows = content.y().size();
    int[] colours = new int[columns * rows];
    int toCome = argb(theme.background());
    int undefined = argb(theme.grid());
    int diverged = argb(theme.surface());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        colours[(rows - 1 - row) * columns + column] =
            switch (content.state(column, row)) {
              case TO_COME -> toCome;
              case KNOWN -> Viridis.argb(content.colours().share(content.value(column, row)));
              case DIVERGED -> diverged;
              case UNDEFINED -> undefined;
            };
      }
    }
    pen.fillCells(left, top, width, height, columns, colours);
  }

  private static int argb(Color colour) {
    return 0xff000000
        | (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }

  /** Lines aslant over the whole plane, each drawn where the cells under it have diverged. */
  private void paintHatch(
      Pen pen, double left, double top, double width, double height, ChartLook look) {
    if (!content.has(State.DIVERGED)) {
      return;
    }
    pen.setStroke(look.theme().axisText());
    pen.setLineWidth(look.scaled(1));
    pen.setLineCap(StrokeLineCap.BUTT);
    pen.setLineDashes();
    double step = look.scaled(HATCH);
    for (double sum = step; sum < width + height; sum += step) {
      paintHatchLine(pen, left, top + sum, Math.max(0, sum - height), Math.min(sum, width));
    }
  }

  /** Along x + y = const, from border to border of the cells. */
  private void paintHatchLine(Pen pen, double left, double corner, double from, double to) {
    double begin = Double.NaN;
    double at = from;
    while (at < to) {
      double x = left + at;
      double y = corner - at;
      double next = Math.min(to, at + area.distanceToBorder(x, y));
      double middle = (at + next) / 2;
      boolean diverged =
          content.state(area.column(left + middle), area.row(corner - middle)) == State.DIVERGED;
      if (diverged && Double.isNaN(begin)) {
        begin = at;
      } else if (!diverged && !Double.isNaN(begin)) {
        pen.strokeLine(left + begin, corner - begin, left + at, corner - at);
        begin = Double.NaN;
      }
      at = next;
    }
    if (!Double.isNaN(begin)) {
      pen.strokeLine(left + begin, corner - begin, left + to, corner - to);
    }
  }

  private void paintGaps(Pen pen, ChartLook look) {
    double room = look.scaled(ROOM_FOR_GAPS);
    pen.setFill(look.theme().surface());
    if (area.cellWidth() >= room) {
      for (int column = 1; column < content.x().size(); column++) {
        pen.fillRect(Math.rint(area.x(column)), area.top(), 1, area.height());
      }
    }
    if (area.cellHeight() >= room) {
      for (int row = 1; row < content.y().size(); row++) {
        pen.fillRect(area.left(), Math.rint(area.y(row)), area.width(), 1);
      }
    }
  }

  private void paintAxes(Pen pen, ChartLook look) {
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(TextAlignment.RIGHT);
    int every = stride(look.scaled(ROOM_FOR_LABEL), area.cellHeight());
    for (int row = 0; row < content.y().size(); row += every) {
      double middle = area.y(row + 0.5);
      pen.fillText(
          content.y().labels().get(row),
          area.left() - look.scaled(GAP),
          Math.rint(middle + look.middleToBaseline()));
    }
    double widest = 0;
    for (String label : content.x().labels()) {
      widest = Math.max(widest, look.width(label));
    }
    every = stride(widest + look.scaled(GAP), area.cellWidth());
    double baseline = Math.rint(area.bottom() + look.lineHeight() + look.scaled(2));
    pen.setTextAlign(TextAlignment.CENTER);
    for (int column = 0; column < content.x().size(); column += every) {
      pen.fillText(content.x().labels().get(column), Math.rint(area.x(column + 0.5)), baseline);
    }
    pen.setFill(look.theme().titleText());
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(
        content.y().title(),
        look.scaled(HeaderPainter.PADDING),
        Math.rint(area.top() - look.scaled(GAP)));
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.fillText(content.x().title(), area.right(), baseline + look.lineHeight());
  }

  private static int stride(double needed, double cell) {
    return Math.max(1, (int) Math.ceil(needed / cell));
  }
}
