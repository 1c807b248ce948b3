package dev.edgescope.app.workspace.board;

import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Moves charts about on the board: a drag by the title row takes a chart to the place of another. A
 * double click on the title row shows a chart alone; a click on a thumbnail makes it the large one.
 */
final class PanelDrag {
  private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private final ChartBoard board;
  private final ObjectProperty<BoardLayout> layout;

  PanelDrag(ChartBoard board, ObjectProperty<BoardLayout> layout) {
    this.board = board;
    this.layout = layout;
  }

  void listenTo(PanelFrame frame) {
    frame.header().setOnMouseDragged(event -> drag(frame, event));
    frame.header().setOnMouseReleased(event -> drop(frame, event));
    frame
        .header()
        .setOnMouseClicked(event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            layout.set(layout.get().togglingAlone(frame.id()));
          }
        });
    frame.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> select(frame, event));
  }

  private void drag(PanelFrame frame, MouseEvent event) {
    Optional<PanelFrame> target = target(frame, event);
    frame.pseudoClassStateChanged(DRAGGED, true);
    board
        .frames()
        .forEach(
            one -> one.pseudoClassStateChanged(TARGET, target.filter(one::equals).isPresent()));
    event.consume();
  }

  private void drop(PanelFrame frame, MouseEvent event) {
    Optional<PanelFrame> target = target(frame, event);
    frame.pseudoClassStateChanged(DRAGGED, false);
    board.frames().forEach(one -> one.pseudoClassStateChanged(TARGET, false));
    target.ifPresent(one -> {
      int place = layout.get().charts().indexOf(one.id());
      layout.set(layout.get().movingTo(frame.id(), place));
    });
  }

  private Optional<PanelFrame> target(PanelFrame dragged, MouseEvent event) {
    Point2D point = board.sceneToLocal(event.getSceneX(), event.getSceneY());
    return board.frames().stream()
        .filter(one -> one != dragged && one.isVisible())
        .filter(one -> one.getBoundsInParent().contains(point))
        .findFirst();
  }

  private void select(PanelFrame frame, MouseEvent event) {
    BoardLayout value = layout.get();
    boolean thumbnail =
        value.arrangement() == Arrangement.LARGE && !value.selected().equals(frame.id());
    if (thumbnail && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      layout.set(value.selecting(frame.id()));
    }
  }
}
