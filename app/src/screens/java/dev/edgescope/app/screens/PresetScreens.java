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
import java.time.Duration;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Pictures to look every preset over by: each goes at its pace for as long as it has to show what
 * it says, and is then taken in both themes in windows of 1280 by 800 and 1920 by 1080 and as a
 * presentation of 1280 by 720. The arguments are the folder and, if not all are wanted, the ids of
 * presets.
 */
public final class PresetScreens {
  private static final Duration RUNNING = Duration.ofSeconds(30);
  private static final long SETTLING_MILLIS = 1_500;

  private PresetScreens() {}

  /** Makes them. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    Screens.startToolkit();
    PrintStream out = System.out;
    for (Preset preset : Presets.load().all()) {
      boolean isWanted = args.length == 1;
      for (int i = 1; i < args.length; i++) {
        isWanted |= args[i].equals(preset.id());
      }
      if (isWanted) {
        take(preset, folder, out);
      }
    }
    Platform.exit();
  }

  private static void take(Preset preset, Path folder, PrintStream out) throws Exception {
    Path runs = Files.createTempDirectory("edgescope-screens");
    MainWindow window = Screens.onToolkit(() -> open(preset, runs));
    LiveViewModel model = window.workspace().model();
    Screens.await(() ->
        model.stateProperty().get() == RunState.PAUSED
            && model.recordProperty().getValue().readings().last().isPresent());
    window(window, Appearance.LIGHT, 1280, 800, false);
    Screens.save(window, folder.resolve(preset.id() + "-before.png"));
    Screens.onToolkit(() -> {
      model.start();
      return window;
    });
    long end = System.nanoTime() + RUNNING.toNanos();
    Screens.await(() ->
        model.stateProperty().get() == RunState.FAILED
            || model.stateProperty().get() == RunState.FINISHED
            || System.nanoTime() > end);
    Screens.onToolkit(() -> {
      model.pause();
      return window;
    });
    Screens.await(() -> model.stateProperty().get() != RunState.RUNNING);
    takeAll(window, folder, preset.id());
    out.printf(Locale.ROOT, "%s: step %d%n", preset.id(), model.status().currentStep());
    Screens.onToolkit(() -> {
      window.stage().hide();
      return window;
    });
  }

  private static void takeAll(MainWindow window, Path folder, String name) throws Exception {
    // A headless window that has been large, or a presentation, does not become small again.
    for (Appearance appearance : Appearance.values()) {
      window(window, appearance, 1280, 800, false);
      Screens.save(window, folder.resolve(start(name, appearance) + "1280.png"));
    }
    for (Appearance appearance : Appearance.values()) {
      window(window, appearance, 1920, 1080, false);
      Screens.save(window, folder.resolve(start(name, appearance) + "1920.png"));
    }
    for (Appearance appearance : Appearance.values()) {
      window(window, appearance, 1280, 720, true);
      Screens.save(window, folder.resolve(start(name, appearance) + "room.png"));
    }
  }

  private static String start(String name, Appearance appearance) {
    return name + "-" + appearance.name().toLowerCase(Locale.ROOT) + "-";
  }

  private static void window(
      MainWindow window, Appearance appearance, double width, double height, boolean presents)
      throws Exception {
    Screens.onToolkit(() -> {
      window.appearanceProperty().set(appearance);
      window.workspace().view().presentationProperty().set(presents);
      return window;
    });
    // The headless screen, which a presentation fills, has another shape.
    Screens.onToolkit(() -> {
      window.stage().setWidth(width);
      window.stage().setHeight(height);
      return window;
    });
    Thread.sleep(SETTLING_MILLIS);
  }

  private static MainWindow open(Preset preset, Path runs) {
    Stage stage = new Stage();
    MainWindow window = new MainWindow(stage, Presets.load().all(), preset, runs, 1280, 800);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return window;
  }
}
