package dev.edgescope.app.control;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** A button over a setting that is a file: shows its name and opens the dialog that chooses it. */
public final class SettingFile extends Button {

  /**
   * @param title of the dialog
   * @param filter of the files that the dialog shows first
   */
  public SettingFile(
      String title, SettingModel<Optional<Path>> setting, Supplier<ExtensionFilter> filter) {
    getStyleClass().add("file-button");
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    textProperty().bind(setting.textProperty());
    setOnAction(
        event -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle(title);
          chooser
              .getExtensionFilters()
              .setAll(filter.get(), new ExtensionFilter("All files", "*.*"));
          setting
              .get()
              .map(path -> path.toAbsolutePath().getParent())
              .map(Path::toFile)
              .filter(File::isDirectory)
              .ifPresent(chooser::setInitialDirectory);
          File chosen = chooser.showOpenDialog(getScene().getWindow());
          if (chosen != null) {
            setting.set(Optional.of(chosen.toPath()));
          }
        });
  }
}
