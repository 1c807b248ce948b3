package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.ColumnTrace;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Smoothing;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.pen.Pen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Lays a chart out and draws its layers from the surface up. */
public final class ChartPainter {
  /** Width of the arc at the corners of the surface. */
  static final double CORNER = 12;

  private static final double CALM_WIDTH = 16;

  private final ChartContent content;
  private final PlotArea area = new PlotArea();
  private final HeaderPainter header = new HeaderPainter();
  private final AxisPainter axes = new AxisPainter();
  private final LinePainter lines = new LinePainter();
  private final GapPainter gaps = new GapPainter();
  private final BandPainter bands = new BandPainter();
  private final ThresholdPainter thresholds = new ThresholdPainter();
  private final MarkerPainter markers = new MarkerPainter();
  private final LegendPainter legend = new LegendPainter();
  private final LabelSpace labels = new LabelSpace();
  private final ColumnTrace trace = new ColumnTrace();
  private double valueLabelWidth;
  private boolean namesAtEnds;
  private @Nullable ChartLook nameLook;

  public ChartPainter(ChartContent content) {
    this.content = content;
  }

  public PlotArea area() {
    return area;
  }

  public LabelSpace labels() {
    return labels;
  }

  public HeaderPainter header() {
    return header;
  }

  /** Draws everything but the cross-hair. */
  public void paint(Pen pen, double width, double height, double devicePixel, ChartLook look) {
    layOut(width, height, devicePixel, look);
    paintSurface(pen, width, height, look);
    paintHeader(pen, width, look);
    if (area.isTooSmall()) {
      return;
    }
    boolean isEmpty = content.isEmpty();
    if (!isEmpty || content.valueAxis().isKnown()) {
      axes.paintGrid(pen, area, look);
      paintPlot(pen, look);
      axes.paintLabels(pen, area, content.timeAxis().base(), look);
      paintNames(pen, look);
    }
    if (isEmpty) {
      paintEmptyText(pen, look);
    }
  }

  private void layOut(double width, double height, double devicePixel, ChartLook look) {
    double padding = look.scaled(HeaderPainter.PADDING);
    double top = Math.rint(HeaderPainter.height(look));
    double bottom = Math.rint(height - look.lineHeight() - look.scaled(14));
    axes.chooseValueTicks(content.valueAxis(), bottom - top, look);
    double needed = Math.ceil(Math.max(axes.valueLabelWidth(look), look.scaled(34)));
    if (needed > valueLabelWidth || needed < valueLabelWidth - look.scaled(CALM_WIDTH)) {
      valueLabelWidth = needed;
    }
    double left = Math.rint(padding + valueLabelWidth);
    double names = chooseNames(width - left, bottom - top, look);
    double right = Math.rint(width - Math.max(padding, names + look.scaled(6)));
    area.place(left, top, right - left, bottom - top, devicePixel);
    area.showTimes(content.timeAxis());
    area.showValues(content.valueAxis());
    axes.chooseTimeTicks(content.timeAxis(), area.width(), look);
  }

  /**
   * Chooses whether names stand at the ends of the lines, as large as there is room for.
   *
   * @return the room right of the plot that they need
   */
  private double chooseNames(double width, double height, ChartLook look) {
    ChartLook large = LegendPainter.isTall(height, look) ? look.emphasised() : look;
    List<Series> named = withGuess(content.series());
    nameLook = legend.fitsDirectly(named, width, height, large) ? large : look;
    namesAtEnds = legend.fitsDirectly(named, width, height, nameLook);
    return namesAtEnds ? legend.directWidth(named, height, nameLook) : 0;
  }

  /**
   * A rounded rectangle out of plain ones, which cost a fraction of a path of this size. No pixel
   * but those of the corners is painted twice.
   */
  public static void paintSurface(Pen pen, double width, double height, ChartLook look) {
    double radius = CORNER / 2;
    pen.setFill(look.theme().surface());
    pen.fillRect(0, radius, width, height - CORNER);
    for (double y : new double[] {0, height - radius}) {
      pen.fillRect(radius, y, width - CORNER, radius);
      pen.clear(0, y, radius, radius);
      pen.clear(width - radius, y, radius, radius);
    }
    for (double x : new double[] {0, width - CORNER}) {
      for (double y : new double[] {0, height - CORNER}) {
        pen.fillOval(x, y, CORNER, CORNER);
      }
    }
  }

  private void paintHeader(Pen pen, double width, ChartLook look) {
    boolean hasLegend = !namesAtEnds && !content.isEmpty();
    // Which line is which matters more than the formula.
    double legendWidth =
        hasLegend
            ? look.scaled(HeaderPainter.BETWEEN) + legend.rowWidth(content.series(), look)
            : 0;
    double x = header.paint(pen, content.title(), content.subtitle(), legendWidth, width, look);
    if (hasLegend) {
      double right = header.right(width, look);
      double middle = Math.rint(HeaderPainter.middle(look));
      legend.paintInRow(pen, content.series(), x, right, middle, look);
    }
  }

  private void paintPlot(Pen pen, ChartLook look) {
    double end = content.timeAxis().end();
    List<EventMarker> events = content.timeAxis().markers();
    boolean hasValues = content.valueAxis().isKnown();
    pen.clip(area.left(), area.top(), area.width(), area.height());
    Series phases = content.bands();
    if (phases != null) {
      bands.paint(pen, phases, area, end, look);
    }
    if (hasValues) {
      for (Threshold threshold : tinted()) {
        thresholds.paintTint(pen, threshold, area, end, look);
      }
    }
    markers.paintLines(pen, events, area, look);
    if (hasValues) {
      for (Gap gap : content.gaps()) {
        gaps.paint(pen, gap, area, look);
      }
      for (Series one : content.beneath()) {
        lines.paintLineAlone(pen, one, area, look);
      }
      // The first series is the leading one and lies on top of its company.
      for (int i = content.series().size() - 1; i >= 0; i--) {
        Series recorded = content.series().get(i);
        Series drawn = content.drawn(recorded);
        if (content.smoothing() > Smoothing.NONE) {
          lines.paintRaw(pen, recorded, area, look);
        }
        lines.paint(pen, drawn, area, look);
      }
      Series guess = content.guess();
      if (guess != null) {
        lines.paintLineAlone(pen, guess, area, look);
      }
      for (Threshold threshold : content.thresholds()) {
        thresholds.paintLine(pen, threshold, area, end, look);
      }
    }
    pen.unclip();
  }

  /** Of the edges of several runs the first: layer upon layer would hide the curves. */
  private List<Threshold> tinted() {
    List<Threshold> all = content.thresholds();
    return all.stream().filter(one -> one.owner().isEmpty() || one == all.getFirst()).toList();
  }

  /** Names stand at the ends of their lines; what labels a level gives way along it. */
  private void paintNames(Pen pen, ChartLook look) {
    labels.clear(area.left(), area.right());
    MarkerPainter.paintNotches(pen, content.timeAxis().markers(), area, look, labels);
    boolean hasValues = content.valueAxis().isKnown();
    if (hasValues) {
      List<Series> drawn = withGuess(content.series().stream().map(content::drawn).toList());
      drawn.forEach(one -> labels.ink().add(one, area, trace));
      content.thresholds().forEach(this::addInk);
      if (namesAtEnds) {
        legend.paintDirectly(pen, drawn, area, Objects.requireNonNull(nameLook), labels);
      }
      double end = content.timeAxis().end();
      ChartLook large = LegendPainter.isTall(area.height(), look) ? look.emphasised() : look;
      for (Threshold threshold : content.thresholds()) {
        boolean first = threshold == content.thresholds().getFirst();
        thresholds.paintLabel(pen, threshold, area, end, large, labels, first);
      }
    }
    markers.paintLabels(pen, content.timeAxis().markers(), area, look, labels);
  }

  /** What has a name at its end: the curves, and what the hand has drawn over them. */
  private List<Series> withGuess(List<Series> series) {
    Series guess = content.guess();
    return guess == null
        ? List.copyOf(series)
        : Stream.concat(series.stream(), Stream.of(guess)).toList();
  }

  private void addInk(Threshold threshold) {
    labels.ink().add(threshold.history(), area, trace);
    double level = threshold.displayed();
    if (area.scale().canShow(level)) {
      double y = area.toPixelY(level);
      double right = ThresholdPainter.right(threshold, area);
      labels.ink().add(new double[] {area.left(), right}, new double[] {y, y}, 2);
    }
  }

  private void paintEmptyText(Pen pen, ChartLook look) {
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.CENTER);
    List<String> rows = wrapped(content.emptyText(), area.width(), look);
    double middle = Math.rint(area.left() + area.width() / 2);
    double baseline = area.top() + (area.height() - (rows.size() - 1) * look.lineHeight()) / 2;
    for (String row : rows) {
      Color colour = look.theme().axisText();
      look.fillTextOverLines(pen, row, middle, Math.rint(baseline), colour);
      baseline += look.lineHeight();
    }
  }

  /** The text in rows as wide as there is room, parted between words. */
  public static List<String> wrapped(String text, double width, ChartLook look) {
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
