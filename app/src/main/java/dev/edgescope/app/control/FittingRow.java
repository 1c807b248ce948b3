package dev.edgescope.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A row that leaves out some of its parts where there is no room for all. Before that, sliders and
 * what grows become smaller. Parts are left out by being invisible and given no room: what takes
 * part in the layout does not change, as it must not while it is under way.
 */
public class FittingRow extends HBox {
  private List<Node> dispensable = List.of();

  /** Names the children that may be left out, the first first. */
  public final void setDispensable(List<? extends Node> children) {
    dispensable = List.copyOf(children);
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    List<Node> shown = new ArrayList<>(getManagedChildren());
    for (Node node : dispensable) {
      boolean fits = width(shown, true) <= room();
      if (!fits) {
        shown.remove(node);
      }
      node.setVisible(fits);
    }
    double rest = room() - width(shown, false);
    double shrinkable = width(shown, false) - width(shown, true);
    double keep = rest >= 0 || shrinkable == 0 ? 1 : Math.max(0, 1 + rest / shrinkable);
    long growing = shown.stream().filter(FittingRow::grows).count();
    double share = growing == 0 ? 0 : Math.max(0, rest) / growing;
    double x = snappedLeftInset();
    double top = snappedTopInset();
    double height = getHeight() - top - snappedBottomInset();
    for (Node node : shown) {
      double least = least(node);
      double width = least + keep * (wanted(node) - least) + (grows(node) ? share : 0);
      layoutInArea(node, x, top, width, height, 0, HPos.LEFT, VPos.CENTER);
      x += width + snapSpaceX(getSpacing());
    }
  }

  private double room() {
    return getWidth() - snappedLeftInset() - snappedRightInset();
  }

  private double width(List<Node> nodes, boolean shrunk) {
    double width = snapSpaceX(getSpacing()) * Math.max(0, nodes.size() - 1);
    for (Node node : nodes) {
      width += shrunk ? least(node) : wanted(node);
    }
    return width;
  }

  private static boolean grows(Node node) {
    return HBox.getHgrow(node) == Priority.ALWAYS;
  }

  /** The least width without cutting a text, but of what may be cut. */
  private double least(Node node) {
    boolean shrinks = node instanceof Slider || HBox.getHgrow(node) != null;
    return shrinks ? snapSizeX(node.minWidth(-1)) : wanted(node);
  }

  private double wanted(Node node) {
    double bounded = Math.min(node.prefWidth(-1), Math.max(node.minWidth(-1), node.maxWidth(-1)));
    return snapSizeX(Math.max(node.minWidth(-1), bounded));
  }
}
