package dev.edgescope.app.control;

import dev.edgescope.app.text.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * How the user of a window is asked for a file: by the dialogs of the system, unless the window has
 * been {@link #install given} others. Empty answers are those of a user who thinks better of it.
 */
public interface FileDialogs {
  /** Whatever it is called. */
  static ExtensionFilter all() {
    return new ExtensionFilter(Words.text("control.fileDialogs.all"), "*");
  }

  /** The dialogs of the system. */
  FileDialogs SYSTEM =
      new FileDialogs() {
        @Override
        public Optional<Path> open(
            Window owner, String title, List<ExtensionFilter> kinds, Optional<Path> folder) {
          FileChooser chooser = new FileChooser();
          chooser.setTitle(title);
          chooser.getExtensionFilters().setAll(kinds);
          folder
              .map(Path::toFile)
              .filter(File::isDirectory)
              .ifPresent(chooser::setInitialDirectory);
          return path(chooser.showOpenDialog(owner));
        }

        @Override
        public Optional<Path> save(Window owner, String name, List<ExtensionFilter> kinds) {
          FileChooser chooser = new FileChooser();
          chooser.getExtensionFilters().setAll(kinds);
          chooser.setInitialFileName(name);
          return path(chooser.showSaveDialog(owner))
              .map(file ->
                  named(
                      file,
                      Objects.requireNonNullElse(
                          chooser.getSelectedExtensionFilter(), kinds.getFirst())));
        }

        @Override
        public Optional<Path> folder(Window owner, String title) {
          DirectoryChooser chooser = new DirectoryChooser();
          chooser.setTitle(title);
          return path(chooser.showDialog(owner));
        }
      };

  /**
   * Asks for a file that is there.
   *
   * @param kinds to choose from; the first is offered first
   * @param folder to begin in; empty for where the user was last
   */
  Optional<Path> open(
      Window owner, String title, List<ExtensionFilter> kinds, Optional<Path> folder);

  /**
   * Asks for a file to write.
   *
   * @param name that is offered
   * @param kinds to choose from; the first is offered first
   */
  Optional<Path> save(Window owner, String name, List<ExtensionFilter> kinds);

  /** Asks for a folder. */
  Optional<Path> folder(Window owner, String title);

  /** Gives a window dialogs of its own. */
  static void install(Scene scene, FileDialogs dialogs) {
    scene.getProperties().put(FileDialogs.class, dialogs);
  }

  /** The dialogs of the window that a node is in. */
  static FileDialogs of(Node node) {
    return (FileDialogs) node.getScene().getProperties().getOrDefault(FileDialogs.class, SYSTEM);
  }

  /**
   * The file under a name by which the system knows its kind, as far as the user has given it none
   * and there is no such file yet, of which the dialog has not asked whether it may go.
   *
   * @param kind as it was chosen; its first extension counts
   */
  static Path named(Path file, ExtensionFilter kind) {
    String name = String.valueOf(file.getFileName());
    String extension = kind.getExtensions().getFirst().replace("*", "");
    Path whole = file.resolveSibling(name + extension);
    return name.contains(".") || Files.exists(whole) ? file : whole;
  }

  private static Optional<Path> path(@Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }
}
