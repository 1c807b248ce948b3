package dev.edgescope.app.screens;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.library.LibraryRun;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.RunStart;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;

/** The pictures of the library and of a replay, from runs that are recorded first. */
final class RecordScreens {
  private static final long SETTLING_MILLIS = 1500;
  private static final List<String> NAMES = List.of("library", "replay");

  private RecordScreens() {}

  static void take(Path folder, String only, PrintStream out) throws Exception {
    if (NAMES.stream().noneMatch(name -> name.contains(only) || only.startsWith(name))) {
      return;
    }
    // So that the paths in the pictures are those of a user.
    System.setProperty("user.home", Files.createTempDirectory("edgescope-screens").toString());
    Path runs = Files.createDirectories(RunsFolder.standard());
    record(runs);
    for (Appearance appearance : Appearance.values()) {
      boolean dark = appearance == Appearance.DARK;
      MainWindow window = Screens.onToolkit(() -> open(runs, appearance));
      show(window);
      String suffix = dark ? "-dark" : "";
      Screens.save(window, folder.resolve("library" + suffix + ".png"));
      replay(window);
      Screens.save(window, folder.resolve("replay" + suffix + ".png"));
      Screens.onToolkit(() -> {
        window.stage().hide();
        return window;
      });
    }
    out.println("library and replay: " + folder);
  }

  private static void record(Path runs) throws Exception {
    Presets presets = Presets.load();
    record(presets, "below-the-edge", 400, runs, new RunLabel("", ""));
    record(presets, "diverging", 600, runs, new RunLabel("", ""));
    record(presets, "conservative-sharpening", 600, runs, new RunLabel("", ""));
    record(
        presets,
        "phases-at-the-edge",
        700,
        runs,
        new RunLabel("", "First cycle closes at step 510."));
    Path seen =
        record(
            presets,
            "progressive-sharpening",
            600,
            runs,
            new RunLabel("For the lecture", "Meets its edge at step 230; α lowered at 400."));
    Files.writeString(runs.resolve("notes.edgescope"), "not a run");
    if (!Files.exists(seen)) {
      throw new IllegalStateException(seen + " was not recorded");
    }
  }

  private static Path record(Presets presets, String id, long steps, Path runs, RunLabel label)
      throws Exception {
    Path file = runs.resolve(id + RunsFolder.ENDING);
    RunConfig config = presets.byId(id).config().withSteps(steps);
    try (RunRecorder recorder =
            new RunRecorder(
                started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
        RunLoop loop = new RunLoop(RunStart.of(config), recorder)) {
      AtomicBoolean ended = new AtomicBoolean();
      boolean changed = false;
      loop.send(new Command.Resume());
      while (!ended.get()) {
        loop.drain(
            event ->
                ended.compareAndSet(
                    false, event instanceof RunEvent.Finished || event instanceof RunEvent.Failed),
            1000);
        if (!changed && !label.name().isEmpty() && loop.history().steps() > 400) {
          loop.send(new Command.SetControl(Control.LEARNING_RATE, 0.07));
          changed = true;
        }
        Thread.sleep(5);
      }
    }
    RunFiles.label(file, label);
    return file;
  }

  private static MainWindow open(Path runs, Appearance appearance) {
    boolean dark = appearance == Appearance.DARK;
    Presets presets = Presets.load();
    Stage stage = new Stage();
    MainWindow window =
        new MainWindow(
            stage, presets.all(), presets.first(), runs, dark ? 1920 : 1280, dark ? 1080 : 800);
    window.appearanceProperty().set(appearance);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    window.workspaces().show(window.library());
    return window;
  }

  private static void show(MainWindow window) throws Exception {
    Screens.await(() -> window.library().model().size() == 6);
    Screens.onToolkit(() -> {
      window.library().select(named(window));
      return window;
    });
    Thread.sleep(SETTLING_MILLIS);
  }

  private static LibraryRun named(MainWindow window) {
    return window.library().model().found().stream()
        .filter(run -> !run.label().name().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static void replay(MainWindow window) throws Exception {
    Screens.onToolkit(() -> {
      window.library().open(named(window).file());
      return window;
    });
    Screens.await(() -> {
      ReplayModel replay = window.library().replay();
      return replay != null && replay.isCaughtUp();
    });
    Screens.onToolkit(() -> {
      ReplayModel replay = window.library().replay();
      if (replay != null) {
        replay.positionProperty().set(460);
      }
      return window;
    });
    Thread.sleep(SETTLING_MILLIS);
  }
}
