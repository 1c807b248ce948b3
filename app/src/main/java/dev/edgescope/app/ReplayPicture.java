package dev.edgescope.app;

import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.sweep.OutcomeKind;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.app.workspace.replay.ReplayView;
import dev.edgescope.app.workspace.replay.RunWords;
import dev.edgescope.engine.cli.MisuseException;
import dev.edgescope.engine.cli.PictureWriter;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.sweep.file.SweepFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/**
 * Draws a stored run, or the plane of a sweep, as the window shows it, on JavaFX's headless
 * platform.
 */
final class ReplayPicture implements PictureWriter {
  private static final double STAGE_WIDTH = 960;
  private static final double STAGE_HEIGHT = 600;
  private static final long PULSE_NANOS = 1_000_000_000;

  @Override
  public void write(List<Path> files, Path png, Look look, Optional<String> outcome)
      throws IOException {
    TextLibraries.missing()
        .ifPresent(sentence -> {
          throw new MisuseException(sentence);
        });
    Path file = files.getFirst();
    if (files.size() == 1 && SweepFile.isOne(file)) {
      OutcomeKind colour = colour(outcome);
      SweepResults results = SweepResults.read(file);
      PngFile.write(draw(() -> PlanePicture.paint(results, colour, look)), png);
      return;
    }
    if (outcome.isPresent()) {
      throw new MisuseException(
          "--outcome: " + file + " is no sweep; give the file of one, or leave the option out.");
    }
    List<Preset> presets = Presets.load().all();
    List<ReplayModel> models = new ArrayList<>();
    for (Path each : files) {
      models.add(read(each, presets));
    }
    PngFile.write(draw(() -> paint(models, look)), png);
  }

  private static ReplayModel read(Path file, List<Preset> presets) {
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      String title = RunWords.title(opened.label(), run.config(), run.inForce(), presets);
      return new ReplayModel(file.toAbsolutePath(), run, title);
    }
  }

  private static OutcomeKind colour(Optional<String> outcome) {
    try {
      return outcome.map(OutcomeKind::named).orElse(OutcomeKind.FINAL_LOSS);
    } catch (InvalidConfigException e) {
      throw new MisuseException("--outcome: " + e.getMessage());
    }
  }

  private static WritableImage draw(Supplier<WritableImage> painter) throws IOException {
    try {
      return HeadlessToolkit.await(picture -> picture.complete(painter.get()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("The picture could not be drawn", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The picture was given up", e);
    }
  }

  /** On the JavaFX thread: the first run as its replay shows it, the others laid over it. */
  static WritableImage paint(List<ReplayModel> models, Look look) {
    ReplayModel model = models.getFirst();
    Fonts.load();
    Appearance appearance = look.dark() ? Appearance.DARK : Appearance.LIGHT;
    Application.setUserAgentStylesheet(appearance.userAgentStylesheet());
    ObjectProperty<Appearance> shown = new SimpleObjectProperty<>(appearance);
    ReplayView view =
        new ReplayView(new Workspaces(), model, List.of(), Commands.ofWorkspace(shown), shown);
    view.setMinSize(look.width(), look.height());
    view.setMaxSize(look.width(), look.height());
    // Charts paint only what is on the screen; the view may be larger than that.
    Stage stage = new Stage();
    Scene scene = new Scene(new Pane(view), STAGE_WIDTH, STAGE_HEIGHT);
    scene.getStylesheets().add(StyleSheet.location());
    stage.setScene(scene);
    stage.show();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    // What is brought up to date only so many times a second takes each of these for a new one.
    long nanos = catchUp(model, view::pulse);
    for (ReplayModel other : models.subList(1, models.size())) {
      catchUp(other, other::pulse);
      model.runs().layOver(other.comparison().main().recordProperty().get());
    }
    view.pulse(nanos);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    view.pulse(nanos + PULSE_NANOS);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(appearance.chartTheme().background());
    WritableImage picture = view.snapshot(parameters, null);
    stage.hide();
    return picture;
  }

  /** Shows all of a run; the time when it is there. */
  private static long catchUp(ReplayModel model, LongConsumer pulse) {
    long nanos = 0;
    do {
      nanos += PULSE_NANOS;
      pulse.accept(nanos);
    } while (!model.isCaughtUp());
    return nanos;
  }
}
