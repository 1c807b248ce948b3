package dev.edgescope.app.screens;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The moving picture of the front page: a run on small batches beside its full-batch twin. */
final class TwinMovie {
  private static final String NAME = "twin-moving";
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 700;
  private static final double PACE = 20;
  private static final int LAST_STEP = 600;
  private static final int STEPS_PER_FRAME = 15;
  private static final int HUNDREDTHS = 15;
  private static final int REST_HUNDREDTHS = 400;

  private TwinMovie() {}

  static void take(Path folder, String only, PrintStream out) throws Exception {
    if (!NAME.contains(only)) {
      return;
    }
    Path runs = Files.createTempDirectory("edgescope-screens");
    Preset preset = Presets.load().byId("conservative-sharpening");
    MainWindow window = Screens.onToolkit(() -> open(preset, runs));
    LiveViewModel model = window.workspace().model();
    Screens.await(() -> model.stateProperty().get() == RunState.PAUSED);
    Screens.onToolkit(
        () -> {
          // The gaps between measurements would show at less.
          model.controls().pace().set(PACE);
          model.start();
          return window;
        });
    List<Image> frames = new ArrayList<>();
    while (model.status().currentStep() < LAST_STEP) {
      long next = (long) frames.size() * STEPS_PER_FRAME;
      Screens.await(() -> model.status().currentStep() >= next);
      frames.add(Screens.picture(window));
    }
    Screens.onToolkit(
        () -> {
          window.stage().hide();
          return window;
        });
    Path file = folder.resolve(NAME + ".gif");
    GifMovie.write(frames, HUNDREDTHS, REST_HUNDREDTHS, file);
    out.printf("%s: %,d bytes%n", file, Files.size(file));
  }

  private static MainWindow open(Preset preset, Path runs) {
    Stage stage = new Stage();
    MainWindow window = new MainWindow(stage, Presets.load().all(), preset, runs, WIDTH, HEIGHT);
    window.appearanceProperty().set(Appearance.LIGHT);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return window;
  }
}
