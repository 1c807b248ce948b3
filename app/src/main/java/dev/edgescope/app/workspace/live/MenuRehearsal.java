package dev.edgescope.app.workspace.live;

import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.RunConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.jspecify.annotations.Nullable;

/**
 * Makes the menu of experiments while the window waits for the hand, a piece a frame, before it is
 * opened for the first time: the names of the latest experiments are looked for, and its nodes are
 * made and styled. All at once would be the one long frame that a hand sees.
 */
final class MenuRehearsal {
  private final MenuButton chooser;
  private final LiveViewModel model;
  private @Nullable Deque<Runnable> left;

  /** Nothing is made yet. */
  MenuRehearsal(MenuButton chooser, LiveViewModel model) {
    this.chooser = chooser;
    this.model = model;
  }

  /** Whether nothing is left to be made, as far as the menu is in the window. */
  boolean isOver() {
    return chooser.getScene() == null || (left != null && left.isEmpty());
  }

  /** Makes one piece; none once the menu has been opened. */
  void makeNext() {
    if (left == null) {
      left = new ArrayDeque<>(pieces());
    }
    ContextMenu menu = chooser.getItems().getFirst().getParentPopup();
    if (menu != null && menu.getSkin() != null) {
      left.clear();
    }
    Runnable next = left.poll();
    if (next != null) {
      next.run();
    }
  }

  private List<Runnable> pieces() {
    List<Runnable> pieces = new ArrayList<>();
    List<RunConfig> recent = model.recent().all();
    for (int i = 1; i <= recent.size(); i++) {
      List<RunConfig> named = recent.subList(0, i);
      pieces.add(() -> model.preset().names().of(named));
    }
    // What every item of a kind needs is loaded with one of them that nobody sees.
    pieces.add(() -> style(new ContextMenu(new MenuItem("1"))));
    pieces.add(() -> style(new ContextMenu(new Menu("1"), new RadioMenuItem("2"))));
    model.preset().choices().stream()
        .filter(preset -> !preset.card().line().isEmpty())
        .limit(2)
        .forEach(preset ->
            pieces.add(
                () -> style(new ContextMenu(new RadioMenuItem("", PresetMenu.card(preset))))));
    pieces.add(() -> {
      ContextMenu menu = chooser.getItems().getFirst().getParentPopup();
      if (menu != null) {
        style(menu);
      }
    });
    return pieces;
  }

  /** Makes the nodes of a menu as they are when it is shown. */
  private void style(ContextMenu menu) {
    Scene scene = menu.getScene();
    scene.getStylesheets().setAll(chooser.getScene().getStylesheets());
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }
}
