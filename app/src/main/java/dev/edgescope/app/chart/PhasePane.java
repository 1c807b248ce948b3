package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.PhasePainter;
import dev.edgescope.app.pen.Pen;
import java.util.function.BiConsumer;
import javafx.scene.input.MouseEvent;

/**
 * A plane of two coordinates on a canvas. Change its content at will, and call {@link #pulse} once
 * a frame; it repaints if something changed.
 */
public final class PhasePane extends CanvasPane implements FigurePane {
  private final PhaseContent content;
  private final PhasePainter painter;

  public PhasePane(PhaseContent content) {
    super("phase-pane");
    this.content = content;
    painter = new PhasePainter(content);
    setId("plane-" + content.id());
    setMinHeight(SMALLEST_WIDTH);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::pick);
  }

  @Override
  long revision() {
    return content.revision();
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    painter.paint(on, width, height, pixel, look);
  }

  @Override
  public void paintOn(Pen other) {
    paintElsewhere(other);
  }

  @Override
  public Painting painting() {
    PhasePainter other = new PhasePainter(content);
    return other::paint;
  }

  @Override
  String description() {
    return content.description();
  }

  private void pick(MouseEvent event) {
    BiConsumer<Double, Double> action = content.onPicked();
    if (action != null && painter.area().contains(event.getX(), event.getY())) {
      action.accept(painter.toX(event.getX()), painter.toY(event.getY()));
    }
  }
}
