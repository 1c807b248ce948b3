package dev.edgescope.app.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** A button over a setting that is a file: shows its name and opens the dialog that chooses it. */
public final class SettingFile extends Button {

  /**
   * @param title of the dialog
   * @param filter of the files that the dialog shows first
   */
  public SettingFile(
      String title, SettingModel<Optional<Path>> setting, Supplier<ExtensionFilter> filter) {
    this(
        setting,
        (dialogs, window) ->
            dialogs.open(
                window,
                title,
                List.of(filter.get(), FileDialogs.all()),
                setting.get().map(path -> path.toAbsolutePath().getParent())));
  }

  /** The same of a setting that is a folder. */
  public static SettingFile folder(String title, SettingModel<Optional<Path>> setting) {
    return new SettingFile(setting, (dialogs, window) -> dialogs.folder(window, title));
  }

  private SettingFile(
      SettingModel<Optional<Path>> setting,
      BiFunction<FileDialogs, Window, Optional<Path>> dialog) {
    getStyleClass().add("file-button");
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    textProperty().bind(setting.textProperty());
    setOnAction(event -> {
      Optional<Path> chosen = dialog.apply(FileDialogs.of(this), getScene().getWindow());
      if (chosen.isPresent()) {
        setting.set(chosen);
      }
    });
  }
}
