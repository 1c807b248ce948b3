package dev.edgescope.app.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
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
          Optional<Path> folder = setting.get().map(path -> path.toAbsolutePath().getParent());
          Optional<Path> chosen =
              FileDialogs.of(this)
                  .open(
                      getScene().getWindow(),
                      title,
                      List.of(filter.get(), FileDialogs.ALL),
                      folder);
          if (chosen.isPresent()) {
            setting.set(chosen);
          }
        });
  }
}
