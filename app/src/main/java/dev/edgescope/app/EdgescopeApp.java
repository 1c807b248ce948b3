package dev.edgescope.app;

import dev.edgescope.app.control.WebPages;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.SystemLook;
import dev.edgescope.app.workspace.SystemMenuBar;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.machine.ComputingThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    state.language().use();
    Appearance look = state.appearanceChosen() ? state.appearance() : SystemLook.now().appearance();
    StartScreen.fill(
        stage, state, look, Words.text("window.edgescopeApp.preparingExperimentsAndCharts"));
    WindowMemory.place(stage, state);
    stage.show();
    Thread.ofPlatform()
        .name("edgescope-presets")
        .daemon()
        .start(() -> {
          ComputingThreads.giveWay();
          Presets presets = Presets.load(Words.language());
          List<String> parameters = getParameters().getRaw();
          Optional<OpenedFile> opened =
              parameters.stream().skip(1).findFirst().map(Path::of).map(OpenedFile::of);
          Preset initial =
              opened
                  .flatMap(OpenedFile::experiment)
                  .orElseGet(() -> presets.byId(parameters.getFirst()));
          Platform.runLater(() -> open(stage, presets.all(), initial, opened, memory, state));
        });
  }

  private void open(
      Stage stage,
      List<Preset> presets,
      Preset initial,
      Optional<OpenedFile> opened,
      WindowMemory memory,
      WindowState state) {
    MainWindow window =
        new MainWindow(
            stage,
            presets,
            initial,
            RunsFolder.standard(),
            stage.getScene().getWidth(),
            stage.getScene().getHeight());
    if (SystemMenuBar.belongsTo(System.getProperty("os.name"))) {
      window.addMenuBar();
    }
    WebPages.install(stage.getScene(), getHostServices()::showDocument);
    memory.attach(window, state);
    opened.ifPresent(window::open);
  }
}
