package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a strip: where the run stands, or would go back to. It is taken by the hand, or
 * moved by keys from one place that it can have to the next.
 */
final class StripHandle {
  private static final double GRIP = 7;
  private static final double HEAD = 5;

  private double at = Double.NaN;
  private boolean taken;
  private @Nullable DoubleConsumer pulled;
  private @Nullable IntConsumer moved;

  /**
   * What hears of the hand.
   *
   * @param newPulled hears the coordinate that the hand is at
   * @param newMoved hears by how many places the keys move it
   */
  void listen(DoubleConsumer newPulled, IntConsumer newMoved) {
    pulled = newPulled;
    moved = newMoved;
  }

  /**
   * Puts it somewhere.
   *
   * @param coordinate NaN for no handle
   * @param chosen whether it stands where the run would go back to
   * @return whether that is elsewhere than before
   */
  boolean put(double coordinate, boolean chosen) {
    boolean other = Double.compare(coordinate, at) != 0 || chosen != taken;
    at = coordinate;
    taken = chosen;
    return other;
  }

  /** Whether a pixel is on it. */
  boolean isAt(double x, PlotArea area) {
    return isThere() && Math.abs(x - pixel(area)) <= GRIP;
  }

  /** Whether the keys move it, and not the view. */
  boolean isTaken() {
    return isThere() && taken;
  }

  void pull(double x, PlotArea area) {
    DoubleConsumer to = pulled;
    if (to != null) {
      to.accept(area.toTime(x));
    }
  }

  void move(int by) {
    IntConsumer to = moved;
    if (to != null) {
      to.accept(by);
    }
  }

  double pixel(PlotArea area) {
    return Math.clamp(area.toPixelX(at), area.left(), area.right());
  }

  private boolean isThere() {
    return pulled != null && !Double.isNaN(at);
  }

  void paint(Pen pen, PlotArea area, ChartLook look) {
    if (!isThere()) {
      return;
    }
    double x = Math.rint(pixel(area));
    double half = look.scaled(HEAD);
    double width = Math.max(1, Math.rint(look.scaled(taken ? 2 : 1)));
    pen.setFill(taken ? look.theme().threshold() : look.theme().axisText());
    pen.fillRect(x - width / 2, area.top(), width, area.height());
    pen.fillPolygon(
        new double[] {x - half, x + half, x},
        new double[] {area.top(), area.top(), area.top() + 1.4 * half},
        3);
    pen.fillPolygon(
        new double[] {x - half, x + half, x},
        new double[] {area.bottom(), area.bottom(), area.bottom() - 1.4 * half},
        3);
  }
}
