package dev.edgescope.app;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.engine.run.Presets;
import javafx.application.Application;
import javafx.stage.Stage;

/** The program with a window. Its one parameter is the id of the preset to start with. */
public final class EdgescopeApp extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  @Override
  public void start(Stage stage) {
    Presets presets = Presets.load();
    String id = getParameters().getRaw().getFirst();
    new MainWindow(stage, presets.all(), presets.byId(id), RunsFolder.standard(), WIDTH, HEIGHT);
    stage.show();
  }
}
