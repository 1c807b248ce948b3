package dev.edgescope.app.workspace.library;

import dev.edgescope.app.control.Banner;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import java.util.List;
import javafx.scene.control.Button;

/** What the library has to say, over the list or over a replay. */
final class LibraryBanners {
  private LibraryBanners() {}

  /** New ones, for one view with commands that undo a deletion. */
  static List<Banner> of(LibraryModel model, Commands commands) {
    Button undo = commands.button(Command.UNDO_DELETION);
    undo.visibleProperty().bind(model.canUndoProperty());
    undo.managedProperty().bind(undo.visibleProperty());
    return List.of(
        new Banner("library-problem", Banner.Kind.WARNING, model.problemProperty(), model::dismiss),
        new Banner(
            "library-message", Banner.Kind.NOTICE, model.messageProperty(), model::dismiss, undo));
  }
}
