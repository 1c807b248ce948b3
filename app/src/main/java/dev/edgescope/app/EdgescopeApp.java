package dev.edgescope.app;

import dev.edgescope.app.control.WebPages;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.SystemLook;
import dev.edgescope.engine.config.json.Presets;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * The program with a window. Its first parameter is the id of the preset to start with; a second is
 * a file to open.
 */
public final class EdgescopeApp extends Application {
  @Override
  public void start(Stage stage) {
    WindowMemory memory = new WindowMemory(WindowMemory.standard());
    WindowState state = memory.recall().within(Screen.getPrimary().getVisualBounds());
    Appearance look = state.appearanceChosen() ? state.appearance() : SystemLook.now().appearance();
    StartScreen.fill(stage, state, look, "Preparing experiments and charts…");
    WindowMemory.place(stage, state);
    stage.show();
    Thread.ofPlatform()
        .name("edgescope-presets")
        .daemon()
        .start(
            () -> {
              Presets presets = Presets.load();
              Platform.runLater(() -> open(stage, presets, memory, state));
            });
  }

  private void open(Stage stage, Presets presets, WindowMemory memory, WindowState state) {
    List<String> parameters = getParameters().getRaw();
    MainWindow window =
        new MainWindow(
            stage,
            presets.all(),
            presets.byId(parameters.getFirst()),
            RunsFolder.standard(),
            stage.getScene().getWidth(),
            stage.getScene().getHeight());
    WebPages.install(stage.getScene(), getHostServices()::showDocument);
    memory.attach(window, state);
    parameters.stream()
        .skip(1)
        .forEach(file -> window.workspace().view().files().open(Path.of(file)));
  }
}
