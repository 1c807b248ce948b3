package dev.edgescope.app.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A view with what is said of it in its lower corner, so that nothing in the view moves. A notice
 * that is not visible is not in the scene either: of every node in it JavaFX asks at each frame
 * whether it has moved.
 */
public final class Notices extends StackPane {
  /** All, as the scene has none that is not visible, and what binds them holds them weakly. */
  private final List<Node> notices;

  private final VBox corner = new VBox();

  public Notices(Node view, List<? extends Node> notices) {
    this.notices = List.copyOf(notices);
    for (Node notice : notices) {
      notice.visibleProperty().subscribe(_ -> showVisible());
    }
    corner.getStyleClass().add("notices");
    corner.setPickOnBounds(false);
    corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(corner, Pos.BOTTOM_RIGHT);
    getChildren().addAll(view, corner);
  }

  private void showVisible() {
    corner.getChildren().setAll(notices.stream().filter(Node::isVisible).toList());
  }
}
