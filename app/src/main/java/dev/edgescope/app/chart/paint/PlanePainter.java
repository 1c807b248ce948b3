package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.model.PlaneArea;
import dev.edgescope.app.chart.model.PlaneContent;
import dev.edgescope.app.chart.model.PlaneRange;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.Ticks;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.Words;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Lays a plane out and draws its layers: regions, grid, edges, trails, names. */
public final class PlanePainter {
  private static final double GAP = 8;
  private static final double EDGE = 1.7;

  private final PlaneArea area = new PlaneArea();
  private final HeaderPainter header = new HeaderPainter();
  private final TrailPainter trails = new TrailPainter();
  private final LabelSpace labels = new LabelSpace();

  public PlaneArea area() {
    return area;
  }

  public HeaderPainter header() {
    return header;
  }

  public void paint(
      Pen pen,
      PlaneContent content,
      double width,
      double height,
      double devicePixel,
      ChartLook look) {
    layOut(width, height, devicePixel, look);
    ChartPainter.paintSurface(pen, width, height, look);
    header.paint(pen, content.title(), content.subtitle(), 0, width, look);
    if (area.isTooSmall()) {
      return;
    }
    content.fit(area);
    labels.clear(area.left(), area.right());
    paintRegions(pen, look);
    paintGrid(pen, look);
    paintEdges(pen, look);
    paintScales(pen, content, look);
    trails.paintTails(pen, content.trails(), area, look);
    addInk(content.trails(), look);
    paintYTitle(pen, content.yTitle(), look);
    paintRegionNames(pen, look);
    trails.paintHeads(pen, content, area, labels, look);
  }

  private void layOut(double width, double height, double devicePixel, ChartLook look) {
    double padding = look.scaled(HeaderPainter.PADDING);
    double left = Math.rint(padding + look.scaled(34));
    double top = Math.rint(HeaderPainter.height(look));
    double bottom = Math.rint(height - look.lineHeight() - look.scaled(14));
    area.place(left, top, Math.rint(width - padding) - left, bottom - top, devicePixel);
  }

  /** Beyond one edge one layer of tint, beyond both two. */
  private void paintRegions(Pen pen, ChartLook look) {
    pen.setFill(look.theme().tint());
    double edgeX = area.snapped(area.toPixelX(1));
    double edgeY = area.snapped(area.toPixelY(1));
    pen.fillRect(edgeX, area.top(), area.right() - edgeX, area.height());
    pen.fillRect(area.left(), area.top(), area.width(), edgeY - area.top());
  }

  private void paintGrid(Pen pen, ChartLook look) {
    pen.setFill(look.theme().grid());
    for (Tick tick : xTicks()) {
      pen.fillRect(
          area.snapped(area.toPixelX(tick.value())), area.top(), area.pixel(), area.height());
    }
    for (Tick tick : yTicks()) {
      pen.fillRect(
          area.left(), area.snapped(area.toPixelY(tick.value())), area.width(), area.pixel());
    }
  }

  private void paintEdges(Pen pen, ChartLook look) {
    pen.setFill(look.theme().threshold());
    double width = Math.max(area.pixel(), Math.rint(look.scaled(EDGE)));
    double dash = look.scaled(7);
    double period = look.scaled(11);
    double x = area.snapped(area.toPixelX(1) - width / 2);
    double y = area.snapped(area.toPixelY(1) - width / 2);
    for (double at = area.top(); at < area.bottom(); at += period) {
      pen.fillRect(x, at, width, Math.min(dash, area.bottom() - at));
    }
    for (double at = area.left(); at < area.right(); at += period) {
      pen.fillRect(at, y, Math.min(dash, area.right() - at), width);
    }
  }

  private void paintScales(Pen pen, PlaneContent content, ChartLook look) {
    double baseline = Math.rint(area.bottom() + look.lineHeight());
    double titleLeft = area.right() - look.width(content.xTitle(), look.strong());
    pen.setTextAlign(TextAlignment.CENTER);
    for (Tick tick : xTicks()) {
      double x = area.toPixelX(tick.value());
      if (x + look.width(tick.label()) / 2 + look.scaled(GAP) < titleLeft) {
        paintTick(pen, tick, x, baseline, look);
      }
    }
    double titleBottom = area.top() + look.lineHeight();
    double right = area.left() - look.scaled(GAP);
    pen.setTextAlign(TextAlignment.RIGHT);
    for (Tick tick : yTicks()) {
      double y = area.toPixelY(tick.value());
      if (y - look.lineHeight() / 2 > titleBottom) {
        paintTick(pen, tick, right, y + look.middleToBaseline(), look);
      }
    }
    pen.setFont(look.strong());
    pen.setFill(look.theme().titleText());
    pen.fillText(content.xTitle(), area.right(), baseline);
  }

  /**
   * Beside its axis, or inside where it is too long for that: in the upper left corner, or farther
   * to the right where the runs leave room; region names then keep off it.
   */
  private void paintYTitle(Pen pen, String title, ChartLook look) {
    double baseline = Math.rint(area.top() + look.lineHeight() / 2 + look.middleToBaseline());
    double width = look.width(title, look.strong());
    double beside = area.left() - look.scaled(GAP);
    pen.setFont(look.strong());
    if (width <= beside) {
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.setFill(look.theme().titleText());
      pen.fillText(title, beside, baseline);
      return;
    }
    double inset = look.scaled(GAP);
    double first = Math.max(0, Math.min(area.left() + inset, area.right() - width));
    double height = look.lineHeight() + inset;
    double[] xs = {first, Math.max(first, area.right() - inset - width)};
    double[] ys = {area.top(), area.top()};
    int place = labels.takeBest(xs, ys, xs.length, width, height);
    double left = xs[Math.max(0, place)];
    labels.take(left, area.top(), width, height);
    pen.setTextAlign(TextAlignment.LEFT);
    look.fillTextOverLines(pen, title, left, baseline, look.theme().titleText());
  }

  /** The edge's own tick carries its colour. */
  private static void paintTick(Pen pen, Tick tick, double x, double baseline, ChartLook look) {
    boolean isEdge = Math.abs(tick.value() - 1) < 1e-9;
    pen.setFont(isEdge ? look.strong() : look.label());
    pen.setFill(isEdge ? look.theme().threshold() : look.theme().axisText());
    pen.fillText(tick.label(), Math.rint(x), Math.rint(baseline));
  }

  /** What names and values keep off: the edges, the tails, and where the runs are. */
  private void addInk(List<PlaneTrail> all, ChartLook look) {
    double edgeX = area.toPixelX(1);
    double edgeY = area.toPixelY(1);
    double width = look.scaled(EDGE);
    labels.take(area.left(), edgeY - width / 2, area.width(), width);
    labels.take(edgeX - width / 2, area.top(), width, area.height());
    trails.takePlaces(all, area, labels, look);
  }

  private void paintRegionNames(Pen pen, ChartLook look) {
    double edgeX = area.toPixelX(1);
    double edgeY = area.toPixelY(1);
    paintRegionName(
        pen,
        Words.text("chart.planeContent.stable"),
        area.left(),
        edgeY,
        edgeX,
        area.bottom(),
        look);
    paintRegionName(
        pen,
        Words.text("chart.planeContent.beyondEOS"),
        edgeX,
        edgeY,
        area.right(),
        area.bottom(),
        look);
    paintRegionName(
        pen,
        Words.text("chart.planeContent.beyondSEOS"),
        area.left(),
        area.top(),
        edgeX,
        edgeY,
        look);
    paintRegionName(
        pen,
        Words.text("chart.planeContent.beyondBoth"),
        edgeX,
        area.top(),
        area.right(),
        edgeY,
        look);
  }

  /** In the upper left corner of its region, or in another if a run is there. */
  private void paintRegionName(
      Pen pen, String name, double left, double top, double right, double bottom, ChartLook look) {
    double width = look.width(name);
    double height = look.lineHeight();
    double inset = look.scaled(GAP);
    double above = look.scaled(6);
    if (left + width + 2 * inset > right || top + height + 2 * above > bottom) {
      return;
    }
    double first = left + inset;
    double last = right - inset - width;
    double upper = top + above;
    double lower = bottom - above - height;
    double[] xs = {first, last, first, last};
    double[] ys = {upper, upper, lower, lower};
    int place = labels.takeBest(xs, ys, xs.length, width, height);
    if (place < 0) {
      return;
    }
    double baseline = Math.rint(ys[place] + height / 2 + look.middleToBaseline());
    double x = Math.rint(xs[place]);
    LabelText.paint(pen, name, look.label(), x, baseline, look.theme().axisText(), look, labels);
  }

  private List<Tick> xTicks() {
    return ticks(area.xRange());
  }

  private List<Tick> yTicks() {
    return ticks(area.yRange());
  }

  /** Halves as long as they are few. */
  private static List<Tick> ticks(PlaneRange range) {
    double perTick = range.upper() > 2 ? 1 : 0.5;
    return Ticks.linear(0, range.upper(), (int) Math.rint(range.upper() / perTick));
  }
}
