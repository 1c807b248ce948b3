package dev.edgescope.app.screens;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.export.GifFile;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
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
    Screens.onToolkit(() -> {
      // The gaps between measurements would show at less.
      model.controls().pace().set(PACE);
      model.start();
      return window;
    });
    List<BufferedImage> frames = new ArrayList<>();
    while (model.status().currentStep() < LAST_STEP) {
      long next = (long) frames.size() * STEPS_PER_FRAME;
      Screens.await(() -> model.status().currentStep() >= next);
      frames.add(pixels(Screens.picture(window)));
    }
    Screens.onToolkit(() -> {
      window.stage().hide();
      return window;
    });
    Path file = folder.resolve(NAME + ".gif");
    try (OutputStream stream = Files.newOutputStream(file);
        GifFile gif = new GifFile(stream, frames.getLast())) {
      for (BufferedImage frame : frames.subList(0, frames.size() - 1)) {
        gif.add(frame, HUNDREDTHS);
      }
      gif.add(frames.getLast(), REST_HUNDREDTHS);
    }
    out.printf("%s: %,d bytes%n", file, Files.size(file));
  }

  private static BufferedImage pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    result.setRGB(0, 0, width, height, pixels, 0, width);
    return result;
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
