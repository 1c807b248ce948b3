package dev.edgescope.app;

import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.app.workspace.replay.ReplayView;
import dev.edgescope.engine.cli.PictureWriter;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/** Draws a stored run as the window shows it, on JavaFX's headless platform. */
final class ReplayPicture implements PictureWriter {

  @Override
  public void write(Path file, Path png, Look look) throws IOException {
    RecordedRun run;
    RunLabel label;
    try (RunFile opened = RunFile.open(file)) {
      run = opened.run();
      label = opened.label();
    }
    String title =
        label.name().isEmpty() ? String.valueOf(file.getFileName()) : label.name();
    ReplayModel model = new ReplayModel(file.toAbsolutePath(), run, title);
    PngFile.write(draw(model, look), png);
  }

  private static WritableImage draw(ReplayModel model, Look look) throws IOException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CompletableFuture<WritableImage> picture = new CompletableFuture<>();
    Platform.startup(
        () -> {
          try {
            picture.complete(paint(model, look));
          } catch (RuntimeException e) {
            picture.completeExceptionally(e);
          }
        });
    try {
      return picture.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The picture could not be drawn", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The picture was given up", e);
    } finally {
      Platform.exit();
    }
  }

  /** On the JavaFX thread. */
  static WritableImage paint(ReplayModel model, Look look) {
    Fonts.load();
    Appearance appearance = look.dark() ? Appearance.DARK : Appearance.LIGHT;
    Application.setUserAgentStylesheet(appearance.userAgentStylesheet());
    ReplayView view =
        new ReplayView(
            new Workspaces(),
            model,
            new SimpleStringProperty(""),
            List.of(),
            new SimpleObjectProperty<>(appearance));
    Scene scene = new Scene(view, look.width(), look.height());
    scene.getStylesheets().add(StyleSheet.location());
    // Sizes first, for the charts paint what fits.
    scene.snapshot(null);
    do {
      view.pulse(0);
    } while (!model.isCaughtUp());
    view.applyCss();
    view.layout();
    view.pulse(0);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(look.density(), look.density()));
    parameters.setFill(appearance.chartTheme().background());
    return view.snapshot(parameters, null);
  }
}
