package dev.edgescope.app;

import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.record.UserFolder;
import dev.edgescope.app.workspace.live.LiveView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a window's place, look and charts from one start to the next, in a file of the user's
 * configuration. A file that cannot be read is passed over with a line in the log.
 */
final class WindowMemory {
  private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);

  /** The system property that names another file. */
  private static final String PROPERTY = "edgescope.window";

  private static final double IN_SIGHT = 100;

  private final Path file;

  WindowMemory(Path file) {
    this.file = file;
  }

  /** The file of this process: that of the property, or the user's on this system. */
  static Path standard() {
    return UserFolder.CONFIGURATION.standard(PROPERTY, "window.json");
  }

  /** The state of the last time, or of a first time. */
  WindowState recall() {
    if (!Files.exists(file)) {
      return WindowState.FIRST;
    }
    try {
      return WindowState.read(file);
    } catch (IOException e) {
      LOG.warn("The state of the window cannot be read and begins anew: {}", e.getMessage());
      return WindowState.FIRST;
    }
  }

  /**
   * Makes a window as it was, and keeps its state when it closes; how far lessons came at each of
   * their steps, so that a window that is killed has not lost it.
   */
  void attach(MainWindow window, WindowState state) {
    Stage stage = window.stage();
    place(stage, state);
    if (state.appearanceChosen()) {
      window.appearanceProperty().set(state.appearance());
    }
    window.followSystem(state.appearanceChosen());
    LiveView view = window.workspace().view();
    view.columnShownProperty().set(state.columnShown());
    view.languageProperty().set(state.language());
    view.lecture().setProgress(state.lessons());
    view.lecture()
        .onProgress(reached ->
            Thread.ofPlatform()
                .name("edgescope-lessons")
                .daemon()
                .start(() -> keepLessons(reached)));
    window.workspace().model().setOwnLayout(state.layout());
    TimeAxis axis = window.workspace().model().timeAxis();
    axis.baseProperty().set(state.timeBase());
    axis.scaleProperty().set(state.timeScale());
    window.workspace().model().recent().setLines(state.recent());
    stage.setOnHiding(event -> keep(window));
  }

  /** Puts a stage where it was. */
  static void place(Stage stage, WindowState state) {
    if (isInSight(state)) {
      stage.setX(state.x());
      stage.setY(state.y());
    }
    stage.setMaximized(state.maximized());
  }

  /** All else stays as it was kept last, and so do lessons that came further. */
  synchronized void keepLessons(Map<String, Integer> reached) {
    WindowState before = recall();
    Map<String, Integer> furthest = new HashMap<>(before.lessons());
    reached.forEach((id, steps) -> furthest.merge(id, steps, Math::max));
    write(before.withLessons(furthest));
  }

  private synchronized void write(WindowState state) {
    try {
      state.write(file);
    } catch (IOException e) {
      LOG.warn("The state of the window cannot be kept: {}", e.getMessage());
    }
  }

  private void keep(MainWindow window) {
    Stage stage = window.stage();
    LiveView view = window.workspace().view();
    TimeAxis axis = window.workspace().model().timeAxis();
    WindowState before = recall();
    boolean apart = !stage.isMaximized() && !stage.isFullScreen();
    write(
        new WindowState(
            apart ? stage.getX() : before.x(),
            apart ? stage.getY() : before.y(),
            apart ? stage.getScene().getWidth() : before.width(),
            apart ? stage.getScene().getHeight() : before.height(),
            stage.isMaximized(),
            window.appearanceProperty().get(),
            window.isAppearanceChosen(),
            view.isColumnChosen(),
            window.workspace().model().preset().ownTimeBase(),
            axis.scale(),
            window.workspace().model().preset().ownLayout(),
            window.workspace().model().recent().lines(),
            view.languageProperty().get(),
            view.lecture().progress()));
  }

  /** A screen may have gone since. */
  private static boolean isInSight(WindowState state) {
    if (Double.isNaN(state.x()) || Double.isNaN(state.y())) {
      return false;
    }
    for (Screen screen : Screen.getScreens()) {
      Rectangle2D bounds = screen.getVisualBounds();
      if (bounds.contains(state.x() + IN_SIGHT, state.y() + IN_SIGHT / 4)) {
        return true;
      }
    }
    return false;
  }
}
