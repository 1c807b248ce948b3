package dev.edgescope.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** What is wrong with a layout: texts that are cut, controls that lie outside. */
final class LayoutProblems {
  private static final double ROUNDING = 0.5;

  private final double width;
  private final double height;
  private final List<String> problems = new ArrayList<>();

  private LayoutProblems(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** Those of a scene of a size, one sentence each. */
  static List<String> of(Node root, double width, double height) {
    LayoutProblems found = new LayoutProblems(width, height);
    found.collect(root, false, Double.POSITIVE_INFINITY);
    return found.problems;
  }

  /**
   * @param scrolled whether it may be higher than what is seen of it
   * @param right up to where it is seen, of what scrolls
   */
  private void collect(Node node, boolean scrolled, double right) {
    if (!node.isVisible()) {
      return;
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    boolean outside =
        bounds.getMinX() < -ROUNDING
            || bounds.getMinY() < -ROUNDING
            || bounds.getMaxX() > width + ROUNDING
            || bounds.getMaxY() > height + ROUNDING;
    if (node instanceof Control && (scrolled ? bounds.getMaxX() > right + ROUNDING : outside)) {
      problems.add("outside: " + name(node) + " " + bounds);
    }
    if (node instanceof Labeled labeled && isCut(labeled)) {
      problems.add("cut: " + name(node) + " \"" + labeled.getText() + "\"");
    }
    if (node instanceof Parent parent) {
      boolean inside = scrolled || node instanceof ScrollPane;
      double seen =
          node instanceof ScrollPane pane && pane.isFitToWidth() ? bounds.getMaxX() : right;
      for (Node child : parent.getChildrenUnmodifiable()) {
        collect(child, inside, seen);
      }
    }
  }

  private static boolean isCut(Labeled labeled) {
    String ellipsis = labeled.getEllipsisString();
    boolean endsSo = labeled.getText() != null && labeled.getText().endsWith(ellipsis);
    return labeled.getChildrenUnmodifiable().stream()
        .filter(child -> child instanceof Text && !child.equals(labeled.getGraphic()))
        .map(Text.class::cast)
        .anyMatch(text -> (text.getText().endsWith(ellipsis) && !endsSo) || isClipped(text));
  }

  /** Letters that reach below the line lose their lower ends where it is too low. */
  private static boolean isClipped(Text text) {
    Node clip = text.getClip();
    return clip != null
        && !text.getText().isEmpty()
        && clip.getLayoutBounds().getHeight() < text.getLayoutBounds().getHeight() - ROUNDING;
  }

  private static String name(Node node) {
    return node.getId() == null ? String.join(".", node.getStyleClass()) : node.getId();
  }
}
