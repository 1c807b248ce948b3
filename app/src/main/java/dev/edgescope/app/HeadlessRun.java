package dev.edgescope.app;

import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.cli.Progress;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.RunCsv;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program where there is no display: the same window on JavaFX's own headless platform, a run
 * of 600 steps at full pace, and at its end the window's picture and the run's data.
 */
final class HeadlessRun {
  private static final Logger LOG = LoggerFactory.getLogger(HeadlessRun.class);
  private static final long STEPS = 600;

  /** The headless platform has room for a million pixels in rows of 1,000, counted from above. */
  private static final double WIDTH = 1600;

  private static final double HEIGHT = 960;

  /** For the charts to catch up with the last events. */
  private static final Duration SETTLING = Duration.millis(300);

  private final List<Preset> presets;
  private final Preset preset;
  private final Path folder;
  private final Progress progress;
  private final CompletableFuture<Thread> done = new CompletableFuture<>();

  HeadlessRun(List<Preset> presets, Preset preset, Path folder, Progress progress) {
    this.presets = presets;
    this.preset = limited(preset);
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Runs to the end and stops the toolkit.
   *
   * @return whether picture and data were written
   */
  boolean run() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    progress.say(
        "No display: running \"%s\" for %d steps without a window."
            .formatted(preset.title(), STEPS));
    Platform.startup(() -> attempt(this::open));
    boolean succeeded;
    try {
      Thread toolkit = done.get();
      Platform.exit();
      toolkit.join();
      succeeded = true;
    } catch (ExecutionException e) {
      LOG.error("The run without a window failed", e.getCause());
      progress.say("The run failed: " + e.getCause());
      Platform.exit();
      succeeded = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      succeeded = false;
    }
    return succeeded;
  }

  private void open() {
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
        .subscribe(
            state -> {
              if (state == RunState.FINISHED || state == RunState.FAILED) {
                PauseTransition settling = new PauseTransition(SETTLING);
                settling.setOnFinished(event -> attempt(() -> finish(window)));
                settling.play();
              }
            });
    model.start();
  }

  private void finish(MainWindow window) throws IOException {
    lastReading(window).ifPresent(reading -> progress.end(reading.step(), STEPS, words(reading)));
    String failure = window.workspace().model().failureProperty().getValue();
    if (!failure.isEmpty()) {
      progress.say(failure);
    }
    Files.createDirectories(folder);
    Path picture = folder.resolve(preset.id() + ".png");
    Path data = folder.resolve(preset.id() + ".csv");
    Image image = window.stage().getScene().snapshot(null);
    PngFile.write(image, picture);
    History history = window.workspace().model().selected().history();
    RunCsv.of(preset.config().probes(), history).write(history, data);
    window.stage().hide();
    progress.say("Picture: " + picture);
    progress.say("Data:    " + data);
    done.complete(Thread.currentThread());
  }

  private void tell(MainWindow window) {
    lastReading(window).ifPresent(reading -> progress.show(reading.step(), STEPS, words(reading)));
  }

  private static Optional<Measurement> lastReading(MainWindow window) {
    List<Measurement> readings = window.workspace().model().selected().history().measurements();
    return readings.isEmpty() ? Optional.empty() : Optional.of(readings.getLast());
  }

  private static List<String> words(Measurement reading) {
    return List.of(
        String.format(Locale.ROOT, "loss %.4g", reading.trainLoss()),
        String.format(
            Locale.ROOT,
            "sharpness %.4g (edge %.4g)",
            reading.hessian().largest(),
            reading.edge()));
  }

  private interface Part {
    void run() throws IOException;
  }

  /** Whatever goes wrong ends the run, and the program. */
  private void attempt(Part part) {
    try {
      part.run();
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static Preset limited(Preset preset) {
    RunConfig limited = preset.config().withSteps(STEPS);
    return new Preset(
        preset.id(),
        preset.title(),
        preset.description(),
        preset.tryThis(),
        limited,
        preset.alongside(),
        Double.POSITIVE_INFINITY);
  }
}
