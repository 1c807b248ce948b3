package dev.edgescope.app.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/**
 * A row that leaves out some of its parts where there is no room for all. Sliders and what grows
 * may shrink before.
 */
public class FittingRow extends HBox {
  private List<Node> dispensable = List.of();

  /** Names what may be left out, the first first; it need not be a child itself. */
  public final void setDispensable(List<? extends Node> nodes) {
    dispensable = List.copyOf(nodes);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    dispensable.forEach(node -> show(node, true));
    for (Node node : dispensable) {
      if (needed() <= getWidth()) {
        break;
      }
      show(node, false);
    }
    super.layoutChildren();
  }

  /** The least width without cutting a text. */
  private double needed() {
    List<Node> shown = getManagedChildren();
    double width = snappedLeftInset() + snappedRightInset();
    width += snapSpaceX(getSpacing()) * Math.max(0, shown.size() - 1);
    for (Node node : shown) {
      boolean shrinks = node instanceof Slider || HBox.getHgrow(node) != null;
      double least = node.minWidth(-1);
      width += snapSizeX(shrinks ? least : Math.max(least, node.prefWidth(-1)));
    }
    return width;
  }

  private static void show(Node node, boolean shown) {
    if (node.isManaged() != shown) {
      node.setManaged(shown);
      node.setVisible(shown);
    }
  }
}
