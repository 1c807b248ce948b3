package dev.edgescope.app.bench;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.theory.TheoryWorkspace;
import java.io.PrintStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * The studies of the workspace Theory with fifty seeds: the time from frame to frame while the runs
 * come in, as long as they do, at most {@value #MOST_FRAMES} frames.
 */
public final class ManySeeds {
  private static final String SEEDS = "50";
  private static final int MOST_FRAMES = 1_500;
  private static final int BLOCK = 50;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 780;

  private ManySeeds() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println(
        "| study | runs | frames | frames a second | median ms | 99% ms | worst ms |"
            + " frames over 50 ms |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int study = 0; study < 3; study++) {
      out.println(row(study));
    }
    Platform.exit();
  }

  private static String row(int index) throws Exception {
    Scene scene = BenchToolkit.call(() -> open(index));
    double[] frames = new double[0];
    do {
      double[] more = BenchToolkit.frames(BLOCK);
      double[] all = new double[frames.length + BLOCK];
      System.arraycopy(frames, 0, all, 0, frames.length);
      System.arraycopy(more, 0, all, frames.length, BLOCK);
      frames = all;
    } while (frames.length < MOST_FRAMES && !isFinished(scene));
    String title = BenchToolkit.call(() -> chooser(scene).getValue().title());
    String status = BenchToolkit.call(() -> status(scene));
    int count = frames.length;
    String columns = BenchToolkit.columns(frames);
    BenchToolkit.call(
        () -> {
          chooser(scene).getValue().stop();
          scene.getWindow().hide();
          return scene;
        });
    return "| %s | %s | %,d | %s |".formatted(title, status, count, columns);
  }

  private static Scene open(int index) {
    Fonts.load();
    var appearance = new SimpleObjectProperty<>(Appearance.LIGHT);
    Workspaces workspaces = new Workspaces();
    TheoryWorkspace workspace = new TheoryWorkspace(workspaces, appearance);
    workspaces.add(workspace);
    Scene scene = new Scene(workspace.view(), WIDTH, HEIGHT);
    scene.getStylesheets().add(StyleSheet.location());
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    chooser(scene).setValue(chooser(scene).getItems().get(index));
    TextField seeds = (TextField) scene.lookup("#seeds-value");
    seeds.setText(SEEDS);
    seeds.fireEvent(new ActionEvent());
    return scene;
  }

  private static boolean isFinished(Scene scene) throws Exception {
    return BenchToolkit.call(
        () -> {
          String[] words = status(scene).split(" ", -1);
          return words[0].equals(words[words.length - 2]) && !words[0].equals("0");
        });
  }

  private static String status(Scene scene) {
    return ((Label) scene.lookup("#study-status")).getText();
  }

  @SuppressWarnings("unchecked") // by its id
  private static ComboBox<Study> chooser(Scene scene) {
    return (ComboBox<Study>) scene.lookup("#study");
  }
}
