package dev.edgescope.app;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.Icons;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.live.LiveWorkspace;
import dev.edgescope.engine.run.Preset;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window, the same with a display and without. */
public final class MainWindow {
  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 600;

  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(this, "appearance", Appearance.LIGHT);
  private final Stage stage;
  private final LiveWorkspace workspace;

  /** Fills a stage; the caller shows it. Closing the window closes the workspace. */
  public MainWindow(
      Stage stage, List<Preset> presets, Preset initial, double width, double height) {
    this.stage = stage;
    Fonts.load();
    appearance.subscribe(value -> Application.setUserAgentStylesheet(value.userAgentStylesheet()));
    workspace = new LiveWorkspace(presets, initial, appearance);
    Scene scene = new Scene(workspace.view(), width, height);
    scene.getStylesheets().add(StyleSheet.location());
    stage.setScene(scene);
    stage.setTitle("Edgescope");
    stage.getIcons().setAll(Icons.load());
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    stage.setOnHidden(event -> workspace.close());
  }

  public Stage stage() {
    return stage;
  }

  public LiveWorkspace workspace() {
    return workspace;
  }

  /** Light or dark. */
  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }
}
