package dev.edgescope.app.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Lays a chart out and draws its layers from the surface up. */
final class ChartPainter {
  /** Width of the arc at the corners of the surface. */
  static final double CORNER = 12;

  private static final double PADDING = 14;
  private static final double HEADER = 40;
  private static final double CALM_WIDTH = 16;

  private final ChartContent content;
  private final PlotArea area = new PlotArea();
  private final AxisPainter axes = new AxisPainter();
  private final LinePainter lines = new LinePainter();
  private final GapPainter gaps = new GapPainter();
  private final BandPainter bands = new BandPainter();
  private final ThresholdPainter thresholds = new ThresholdPainter();
  private final MarkerPainter markers = new MarkerPainter();
  private final LegendPainter legend = new LegendPainter();
  private final LabelSpace labels = new LabelSpace();
  private double valueLabelWidth;
  private boolean namesAtEnds;
  private double cornerWidth;

  ChartPainter(ChartContent content) {
    this.content = content;
  }

  PlotArea area() {
    return area;
  }

  /** Keeps a width at the right of the title row free, for a button. */
  void reserveCorner(double width) {
    cornerWidth = width;
  }

  static double headerHeight(ChartLook look) {
    return look.scaled(HEADER);
  }

  /** Draws everything but the cross-hair. */
  void paint(GraphicsContext gc, double width, double height, double devicePixel, ChartLook look) {
    layOut(width, height, devicePixel, look);
    paintSurface(gc, width, height, look);
    paintHeader(gc, width, look);
    if (area.isTooSmall()) {
      return;
    }
    boolean isEmpty = content.isEmpty();
    if (!isEmpty || content.valueAxis().isKnown()) {
      axes.paintGrid(gc, area, look);
      paintPlot(gc, look);
      axes.paintLabels(gc, area, content.timeAxis().base(), look);
      paintNames(gc, look);
    }
    if (isEmpty) {
      paintEmptyText(gc, look);
    }
  }

  private void layOut(double width, double height, double devicePixel, ChartLook look) {
    double padding = look.scaled(PADDING);
    double top = Math.rint(look.scaled(HEADER));
    double bottom = Math.rint(height - look.lineHeight() - look.scaled(14));
    axes.chooseValueTicks(content.valueAxis(), bottom - top, look);
    double needed = Math.ceil(Math.max(axes.valueLabelWidth(look), look.scaled(34)));
    if (needed > valueLabelWidth || needed < valueLabelWidth - look.scaled(CALM_WIDTH)) {
      valueLabelWidth = needed;
    }
    double left = Math.rint(padding + valueLabelWidth);
    namesAtEnds = legend.fitsDirectly(content.series(), width - left, bottom - top, look);
    double names = namesAtEnds ? legend.directWidth(content.series(), look) : 0;
    double right = Math.rint(width - Math.max(padding, names + look.scaled(6)));
    area.place(left, top, right - left, bottom - top, devicePixel);
    area.showTimes(content.timeAxis());
    area.showValues(content.valueAxis());
    axes.chooseTimeTicks(content.timeAxis(), area.width(), look);
  }

  /** A rounded rectangle out of plain ones, which cost a fraction of a path of this size. */
  static void paintSurface(GraphicsContext gc, double width, double height, ChartLook look) {
    double radius = CORNER / 2;
    gc.clearRect(0, 0, width, height);
    gc.setFill(look.theme().surface());
    gc.fillRect(0, radius, width, height - CORNER);
    gc.fillRect(radius, 0, width - CORNER, height);
    for (double x : new double[] {0, width - CORNER}) {
      for (double y : new double[] {0, height - CORNER}) {
        gc.fillOval(x, y, CORNER, CORNER);
      }
    }
  }

  private void paintHeader(GraphicsContext gc, double width, ChartLook look) {
    double padding = look.scaled(PADDING);
    double middle = look.scaled(HEADER) * 0.48;
    double baseline = Math.rint(middle + look.middleToBaseline() * 1.1);
    double right = width - padding - cornerWidth;
    gc.setTextAlign(TextAlignment.LEFT);
    gc.setTextBaseline(VPos.BASELINE);
    gc.setFont(look.title());
    gc.setFill(look.theme().titleText());
    gc.fillText(content.title(), Math.rint(padding), baseline, right - padding);
    double x = padding + look.width(content.title(), look.title()) + look.scaled(10);
    String subtitle = content.subtitle();
    if (!subtitle.isEmpty() && x + look.width(subtitle) <= right) {
      gc.setFont(look.label());
      gc.setFill(look.theme().axisText());
      gc.fillText(subtitle, Math.rint(x), baseline);
      x += look.width(subtitle) + look.scaled(16);
    }
    if (!namesAtEnds && !content.isEmpty()) {
      legend.paintInRow(gc, content.series(), x, right, Math.rint(middle), look);
    }
  }

  private void paintPlot(GraphicsContext gc, ChartLook look) {
    double end = content.timeAxis().end();
    List<EventMarker> events = content.timeAxis().markers();
    boolean hasValues = content.valueAxis().isKnown();
    gc.save();
    gc.beginPath();
    gc.rect(area.left(), area.top(), area.width(), area.height());
    gc.clip();
    Series phases = content.bands();
    if (phases != null) {
      bands.paint(gc, phases, area, end, look);
    }
    if (hasValues) {
      for (Threshold threshold : content.thresholds()) {
        thresholds.paintTint(gc, threshold, area, end, look);
      }
    }
    markers.paintLines(gc, events, area, look);
    Gap gap = content.gap();
    if (hasValues && gap != null) {
      gaps.paint(gc, gap, area, look);
    }
    if (hasValues) {
      // The first series is the leading one and lies on top of its company.
      for (int i = content.series().size() - 1; i >= 0; i--) {
        lines.paint(gc, content.series().get(i), area, look);
      }
      for (Threshold threshold : content.thresholds()) {
        thresholds.paintLine(gc, threshold, area, end, look);
      }
    }
    gc.restore();
  }

  private void paintNames(GraphicsContext gc, ChartLook look) {
    labels.clear();
    boolean hasValues = content.valueAxis().isKnown();
    if (hasValues) {
      double end = content.timeAxis().end();
      for (Threshold threshold : content.thresholds()) {
        thresholds.paintLabel(gc, threshold, area, end, look, labels);
      }
      if (namesAtEnds) {
        legend.paintDirectly(gc, content.series(), area, look, labels);
      }
    }
    markers.paintLabels(gc, content.timeAxis().markers(), area, look, labels);
  }

  private void paintEmptyText(GraphicsContext gc, ChartLook look) {
    gc.setFont(look.label());
    gc.setTextAlign(TextAlignment.CENTER);
    gc.setTextBaseline(VPos.BASELINE);
    List<String> rows = wrapped(content.emptyText(), area.width(), look);
    double middle = Math.rint(area.left() + area.width() / 2);
    double baseline = area.top() + (area.height() - (rows.size() - 1) * look.lineHeight()) / 2;
    for (String row : rows) {
      Color colour = look.theme().axisText();
      look.fillTextOverLines(gc, row, middle, Math.rint(baseline), colour);
      baseline += look.lineHeight();
    }
  }

  private static List<String> wrapped(String text, double width, ChartLook look) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!row.isEmpty() && look.width(row + " " + word) > width) {
        rows.add(row.toString());
        row.setLength(0);
      }
      row.append(row.isEmpty() ? "" : " ").append(word);
    }
    rows.add(row.toString());
    return rows;
  }
}
