package dev.edgescope.app.workspace.live;

import dev.edgescope.engine.config.json.PresetCard;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/** A recorded run of a preset in little: the curve that it is about, and its edge. */
final class PresetSketch extends Pane {
  private static final double WIDTH = 64;
  private static final double HEIGHT = 36;
  private static final double INSET = 3;

  /** What is seen above an edge that the curve does not pass. */
  private static final double ABOVE_EDGE = 1.3;

  PresetSketch(PresetCard card) {
    getStyleClass().add("preset-sketch");
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    List<Double> points = card.points();
    double highest = points.stream().mapToDouble(point -> point).max().orElse(1);
    double top = card.overEdge() ? Math.max(ABOVE_EDGE, highest) : Math.max(1, highest);
    if (card.overEdge()) {
      Line edge = new Line(INSET, y(1, top), WIDTH - INSET, y(1, top));
      edge.getStyleClass().add("preset-edge");
      getChildren().add(edge);
    }
    Polyline curve = new Polyline();
    curve.getStyleClass().add("preset-curve");
    for (int i = 0; i < points.size(); i++) {
      double share = (double) i / Math.max(1, points.size() - 1);
      curve.getPoints().addAll(INSET + share * (WIDTH - 2 * INSET), y(points.get(i), top));
    }
    getChildren().add(curve);
  }

  private static double y(double value, double top) {
    return HEIGHT - INSET - value / top * (HEIGHT - 2 * INSET);
  }
}
