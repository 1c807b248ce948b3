package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Ticks;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/**
 * Draws grid, ticks, tick labels and the title of the time axis. Ticks are kept while they hold.
 */
final class AxisPainter {
  private static final double ROOM_FOR_VALUE = 46;
  private static final double ROOM_FOR_TIME = 72;
  private static final double GAP = 8;
  private static final double WIDEST_TITLE = 0.2;
  private static final int FEWEST = 2;

  private List<Tick> valueTicks = List.of();
  private List<Tick> timeTicks = List.of();
  private double valueLower;
  private double valueUpper;
  private int valueMost;
  private double timeLower;
  private double timeUpper;
  private int timeMost;
  private ValueScale valueScale = ValueScale.LINEAR;
  private ValueScale timeScale = ValueScale.LINEAR;

  /** Chooses the ticks of the vertical axis. */
  void chooseValueTicks(ValueAxis axis, double height, ChartLook look) {
    int most = Math.clamp((long) (height / look.scaled(ROOM_FOR_VALUE)), 2, 8);
    if (!axis.isKnown()) {
      valueTicks = List.of();
      valueMost = 0;
    } else if (axis.lower() != valueLower
        || axis.upper() != valueUpper
        || axis.scale() != valueScale
        || most != valueMost) {
      valueScale = axis.scale();
      valueLower = axis.lower();
      valueUpper = axis.upper();
      valueMost = most;
      valueTicks = ticks(valueScale, valueLower, valueUpper, most);
    }
  }

  /** Chooses the ticks of the time axis. */
  void chooseTimeTicks(TimeAxis axis, double width, ChartLook look) {
    int most = Math.clamp((long) (width / look.scaled(ROOM_FOR_TIME)), 2, 10);
    if (axis.isWhole()) {
      most = (int) Math.clamp(axis.upper() - axis.lower(), 1, most);
    }
    if (axis.lower() != timeLower
        || axis.upper() != timeUpper
        || axis.scale() != timeScale
        || most != timeMost) {
      timeScale = axis.scale();
      timeLower = axis.lower();
      timeUpper = axis.upper();
      timeMost = most;
      timeTicks = ticks(timeScale, timeLower, timeUpper, most);
    }
  }

  private static List<Tick> ticks(ValueScale scale, double lower, double upper, int most) {
    return scale == ValueScale.LINEAR
        ? Ticks.linear(lower, upper, most)
        : Ticks.logarithmic(lower, upper, most);
  }

  /** The room that the labels of the vertical axis need at the left. */
  double valueLabelWidth(ChartLook look) {
    double widest = 0;
    for (Tick tick : valueTicks) {
      widest = Math.max(widest, look.width(tick.label()));
    }
    return widest + look.scaled(GAP);
  }

  void paintGrid(Pen pen, PlotArea area, ChartLook look) {
    pen.setFill(look.theme().grid());
    double pixel = area.pixel();
    for (Tick tick : valueTicks) {
      if (tick.major()) {
        double y = area.snapped(area.toPixelY(tick.value()));
        pen.fillRect(area.left(), y, area.width(), pixel);
      }
    }
    for (Tick tick : timeTicks) {
      if (tick.major()) {
        double x = area.snapped(area.toPixelX(tick.value()));
        pen.fillRect(x, area.top(), pixel, area.height());
      }
    }
  }

  void paintLabels(Pen pen, PlotArea area, TimeBase base, ChartLook look) {
    pen.setFill(look.theme().axisText());
    pen.setFont(look.label());
    paintValueLabels(pen, area, look);
    paintTimeLabels(pen, area, base, look);
  }

  private void paintValueLabels(Pen pen, PlotArea area, ChartLook look) {
    double right = area.left() - look.scaled(GAP);
    pen.setTextAlign(TextAlignment.RIGHT);
    for (Tick tick : valueTicks) {
      double y = area.toPixelY(tick.value());
      if (tick.label().isEmpty()) {
        double length = look.scaled(3);
        pen.fillRect(area.left() - length, area.snapped(y), length, area.pixel());
      } else {
        pen.fillText(tick.label(), right, Math.rint(y + look.middleToBaseline()));
      }
    }
  }

  private void paintTimeLabels(Pen pen, PlotArea area, TimeBase base, ChartLook look) {
    double baseline = Math.rint(area.bottom() + look.lineHeight());
    boolean isWide = look.width(base.title()) < WIDEST_TITLE * area.width();
    String title = isWide ? base.title() : base.symbol();
    double besideTitle = area.right() - look.width(title) - look.scaled(2 * GAP);
    List<Tick> beside = labelled(timeTicks, besideTitle, area, look);
    boolean isTitled = beside.size() >= FEWEST || timeTicks.size() < FEWEST;
    double end = area.right() + look.scaled(HeaderPainter.PADDING) - look.scaled(2);
    pen.setTextAlign(TextAlignment.CENTER);
    // Two numbers say more than the title, which the window shows elsewhere too.
    for (Tick tick : isTitled ? beside : timeTicks) {
      // The last one would be cut where the plot ends near the border.
      double rightmost = end - look.width(tick.label()) / 2;
      double x = Math.min(area.toPixelX(tick.value()), rightmost);
      pen.fillText(tick.label(), Math.rint(x), baseline);
    }
    if (isTitled) {
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.fillText(title, area.right(), baseline);
    }
  }

  /** The ticks with a label that ends before a place. */
  private static List<Tick> labelled(
      List<Tick> ticks, double right, PlotArea area, ChartLook look) {
    return ticks.stream()
        .filter(tick -> !tick.label().isEmpty())
        .filter(tick -> area.toPixelX(tick.value()) + look.width(tick.label()) / 2 < right)
        .toList();
  }
}
