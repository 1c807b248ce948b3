package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Puts, drags and moves the cursors of a chart; what is not about them is left to the chart. */
public final class CursorInput {
  private static final double GRIP = 6;

  /** Where they stand at first, as shares of what is in sight. */
  private static final double FIRST = 1 / 3.0;

  private static final double SECOND = 2 / 3.0;

  /** A key moves a cursor by this share of what is in sight, and by one point at least. */
  private static final int MOVES_ACROSS = 50;

  private final ChartContent content;
  private final PlotArea area;
  private final Supplier<Cursors> cursors;
  private Cursors.@Nullable Which dragged;

  CursorInput(ChartContent content, PlotArea area, Supplier<Cursors> cursors) {
    this.content = content;
    this.area = area;
    this.cursors = cursors;
  }

  /** Before the chart itself hears of it. */
  void listenTo(Node node) {
    node.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> press(event, node));
    node.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> dragged = null);
  }

  /** Shows both, on recorded points of what is in sight, or takes them away. */
  public void toggle() {
    if (cursors.get().pair().isPresent()) {
      cursors.get().clear();
      return;
    }
    TimeAxis axis = content.timeAxis();
    double end = Math.min(axis.upper(), axis.end());
    double width = end - axis.lower();
    Optional<Moment> first = axis.nearest(axis.lower() + FIRST * width);
    Optional<Moment> second = axis.nearest(axis.lower() + SECOND * width);
    if (first.isPresent() && second.isPresent()) {
      cursors.get().put(first.get(), second.get());
    }
  }

  /** Lets the keys move one of them, and takes it to the cross-hair where there is one. */
  public void take(Cursors.Which which) {
    Moment hover = content.timeAxis().hover();
    if (hover == null) {
      cursors.get().hold(which);
    } else {
      cursors.get().move(which, hover);
    }
  }

  /**
   * The moment that the hand points at: that of the cross-hair, of the cursor that was taken, or
   * the one in the middle; empty without points.
   */
  public Optional<Moment> pointedAt() {
    TimeAxis axis = content.timeAxis();
    return Optional.ofNullable(axis.hover())
        .or(() -> cursors.get().pair().map(pair -> pair.of(cursors.get().held())))
        .or(() -> axis.nearest(axis.middle()));
  }

  /** The value of the first curve nearest to a moment; NaN without one. */
  public double leadingValue(Moment at) {
    TimeBase base = content.timeAxis().base();
    return content.series().stream()
        .filter(one -> !one.isEmpty())
        .findFirst()
        .map(one -> one.value(one.nearest(at.in(base), base)))
        .orElse(Double.NaN);
  }

  /** Moves the one that is held along the points of the first curve, back by -1 and on by 1. */
  public void move(int direction) {
    Series along = content.series().isEmpty() ? null : content.series().getFirst();
    Optional<Cursors.Pair> pair = cursors.get().pair();
    if (along == null || along.isEmpty() || pair.isEmpty()) {
      return;
    }
    TimeAxis axis = content.timeAxis();
    int from = along.firstAtOrAfter(axis.lower(), axis.base());
    int inSight = along.firstAtOrAfter(axis.upper(), axis.base()) - from;
    int by = Math.max(1, inSight / MOVES_ACROSS);
    Cursors.Which held = cursors.get().held();
    int now = along.nearest(pair.get().of(held).in(axis.base()), axis.base());
    int next = Math.clamp(now + (long) direction * by, 0, along.size() - 1);
    cursors.get().move(held, along.moment(next));
  }

  private void press(MouseEvent event, Node node) {
    dragged = null;
    if (event.getButton() != MouseButton.PRIMARY || !area.contains(event.getX(), event.getY())) {
      return;
    }
    Optional<Cursors.Pair> pair = cursors.get().pair();
    if (pair.isEmpty()) {
      return;
    }
    double toA = distance(pair.get().a(), event);
    double toB = distance(pair.get().b(), event);
    if (Math.min(toA, toB) <= GRIP) {
      dragged = toA <= toB ? Cursors.Which.A : Cursors.Which.B;
      cursors.get().hold(dragged);
      node.requestFocus();
      event.consume();
    }
  }

  private double distance(Moment cursor, MouseEvent event) {
    return Math.abs(area.toPixelX(cursor.in(area.base())) - event.getX());
  }

  private void drag(MouseEvent event) {
    Cursors.Which which = dragged;
    if (which != null) {
      double x = Math.clamp(event.getX(), area.left(), area.right());
      content.timeAxis().nearest(area.toTime(x)).ifPresent(to -> cursors.get().move(which, to));
      event.consume();
    }
  }
}
