package dev.edgescope.app.workspace.library;

import dev.edgescope.app.control.Banner;
import javafx.scene.control.Button;

/** What the library has to say, over the list or over a replay. */
final class LibraryBanners {
  private LibraryBanners() {}

  /** New ones, for one view. */
  static Banner[] of(LibraryModel model) {
    Button undo = Banner.action("undo", "Undo", model::undo);
    undo.visibleProperty().bind(model.canUndoProperty());
    undo.managedProperty().bind(undo.visibleProperty());
    return new Banner[] {
      new Banner(
          "library-problem",
          Banner.Kind.WARNING,
          model.problemProperty(),
          Banner.action("library-problem-dismiss", "Dismiss", model::dismiss)),
      new Banner(
          "library-message",
          Banner.Kind.NOTICE,
          model.messageProperty(),
          undo,
          Banner.action("library-message-dismiss", "Dismiss", model::dismiss))
    };
  }
}
