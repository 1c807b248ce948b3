package dev.edgescope.app;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.engine.config.json.Presets;
import javafx.application.Application;
import javafx.stage.Stage;

/** The program with a window. Its one parameter is the id of the preset to start with. */
public final class EdgescopeApp extends Application {
  @Override
  public void start(Stage stage) {
    Presets presets = Presets.load();
    String id = getParameters().getRaw().getFirst();
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
  }
}
