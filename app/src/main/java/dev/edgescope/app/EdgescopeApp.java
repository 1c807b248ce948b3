package dev.edgescope.app;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.engine.config.json.Presets;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * The program with a window. Its first parameter is the id of the preset to start with; a second is
 * a file to open.
 */
public final class EdgescopeApp extends Application {
  @Override
  public void start(Stage stage) {
    Presets presets = Presets.load();
    List<String> parameters = getParameters().getRaw();
    String id = parameters.getFirst();
    WindowMemory memory = new WindowMemory(WindowMemory.standard());
    WindowState state = memory.recall();
    MainWindow window =
        new MainWindow(
            stage,
            presets.all(),
            presets.byId(id),
            RunsFolder.standard(),
            state.width(),
            state.height());
    memory.attach(window, state);
    stage.show();
    parameters.stream()
        .skip(1)
        .forEach(file -> window.workspace().view().files().open(Path.of(file)));
  }
}
