package dev.edgescope.app;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Icons;
import dev.edgescope.app.theme.StyleSheet;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What a window shows from its first moment on, until what belongs into it is there. */
final class StartScreen {
  private static final double BAR = 240;

  private StartScreen() {}

  /**
   * Fills a stage; the caller shows it.
   *
   * @param doing what is being prepared
   */
  static void fill(Stage stage, WindowState state, Appearance appearance, String doing) {
    Application.setUserAgentStylesheet(appearance.userAgentStylesheet());
    Label name = new Label("Edgescope");
    name.getStyleClass().add("start-name");
    Label words = new Label(doing);
    words.setId("start-words");
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(BAR);
    bar.setAccessibleText(doing);
    VBox content = new VBox(name, bar, words);
    content.getStyleClass().add("start-screen");
    Scene scene = new Scene(content, state.width(), state.height());
    scene.getStylesheets().add(StyleSheet.location());
    stage.setScene(scene);
    stage.setTitle("Edgescope");
    stage.getIcons().setAll(Icons.load());
  }
}
