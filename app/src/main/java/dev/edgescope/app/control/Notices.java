package dev.edgescope.app.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A view with what is said of it in its lower corner, so that nothing in the view moves. */
public final class Notices extends StackPane {

  public Notices(Node view, List<? extends Node> notices) {
    VBox corner = new VBox();
    corner.getChildren().addAll(notices);
    corner.getChildren().forEach(notice -> notice.managedProperty().bind(notice.visibleProperty()));
    corner.getStyleClass().add("notices");
    corner.setPickOnBounds(false);
    corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(corner, Pos.BOTTOM_RIGHT);
    getChildren().addAll(view, corner);
  }
}
