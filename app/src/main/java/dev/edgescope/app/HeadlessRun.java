package dev.edgescope.app;

import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.cli.EdgescopeCommand;
import dev.edgescope.engine.cli.Progress;
import dev.edgescope.engine.cli.UnrecordedRun;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.PauseTransition;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program where there is no display: the same window on JavaFX's own headless platform, a run
 * at full pace, and at its end the window's picture and the run's data.
 */
final class HeadlessRun {
  private static final Logger LOG = LoggerFactory.getLogger(HeadlessRun.class);

  /** Through what the presets are about. */
  static final long STEPS = 600;

  /** The headless platform has room for a million pixels in rows of 1,000, counted from above. */
  private static final double WIDTH = 1600;

  private static final double HEIGHT = 960;

  /** For the charts to catch up with the last events. */
  private static final Duration SETTLING = Duration.millis(300);

  private final List<Preset> presets;
  private final Preset preset;
  private final long steps;
  private final Path folder;
  private final Progress progress;

  /**
   * @param preset the steps of its own do not count
   */
  HeadlessRun(List<Preset> presets, Preset preset, long steps, Path folder, Progress progress) {
    this.presets = presets;
    this.preset = preset.with(preset.config().withSteps(steps), Double.POSITIVE_INFINITY);
    this.steps = steps;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Runs to the end and stops the toolkit. Where text cannot be drawn the run is made without it,
   * and without a picture.
   *
   * @return the exit status
   */
  int run() {
    progress.say(
        String.format(
            Locale.ROOT,
            "No display: running \"%s\" for %d steps without a window.",
            preset.title(),
            steps));
    try {
      Optional<String> missing = TextLibraries.missing();
      if (missing.isPresent()) {
        return runWithoutPicture(missing.get());
      }
      HeadlessToolkit.await(this::open);
      return EdgescopeCommand.DONE;
    } catch (ExecutionException e) {
      return failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (IOException | RuntimeException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EdgescopeCommand.DEFECT;
    }
  }

  private int failed(Throwable failure) {
    LOG.error("The run without a window failed", failure);
    progress.say("The run failed: " + failure);
    return EdgescopeCommand.DEFECT;
  }

  private int runWithoutPicture(String reason) throws IOException {
    progress.say(reason);
    Files.createDirectories(folder);
    int status = UnrecordedRun.make(preset.config(), data(), progress);
    sayWhere("Data:    ", data());
    return status;
  }

  private Path data() {
    return folder.resolve(preset.id() + ".csv");
  }

  private void sayWhere(String what, Path file) {
    if (Files.exists(file)) {
      progress.say(what + file);
    }
  }

  private void open(CompletableFuture<Boolean> done) {
    Stage stage = new Stage();
    MainWindow window = new MainWindow(stage, presets, preset, folder, WIDTH, HEIGHT);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    LiveViewModel model = window.workspace().model();
    progress.say("Preparing the numerical library…");
    model.status().stepProperty().subscribe(text -> tell(window));
    model
        .stateProperty()
        .subscribe(state -> {
          if (state == RunState.FINISHED || state == RunState.FAILED) {
            PauseTransition settling = new PauseTransition(SETTLING);
            settling.setOnFinished(
                event -> HeadlessToolkit.attempt(done, () -> finish(window, done)));
            settling.play();
          }
        });
    model.start();
  }

  private void finish(MainWindow window, CompletableFuture<Boolean> done) {
    lastReading(window)
        .ifPresent(reading -> progress.end(reading.step(), OptionalLong.of(steps), words(reading)));
    String failure = window.workspace().model().failureProperty().getValue();
    if (!failure.isEmpty()) {
      progress.say(failure);
    }
    Path picture = folder.resolve(preset.id() + ".png");
    try {
      Files.createDirectories(folder);
      Image image = window.stage().getScene().snapshot(null);
      PngFile.write(image, picture);
      History history = window.workspace().model().selected().history();
      RunCsv.of(preset.config(), history).write(history, data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    window.stage().hide();
    sayWhere("Picture: ", picture);
    sayWhere("Data:    ", data());
    done.complete(true);
  }

  private void tell(MainWindow window) {
    lastReading(window)
        .ifPresent(
            reading -> progress.show(reading.step(), OptionalLong.of(steps), words(reading)));
  }

  private static Optional<Measurement> lastReading(MainWindow window) {
    List<Measurement> readings = window.workspace().model().selected().history().measurements();
    return readings.isEmpty() ? Optional.empty() : Optional.of(readings.getLast());
  }

  private static List<String> words(Measurement reading) {
    return List.of(
        String.format(Locale.ROOT, "loss %.4g", reading.train().loss()),
        String.format(
            Locale.ROOT,
            "%s %.4g (edge %.4g)",
            reading.isPreconditioned() ? "effective sharpness" : "sharpness",
            reading.sharpness(),
            reading.curvature().edge()));
  }
}
