package dev.edgescope.app.bench;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyWorkspace;
import dev.edgescope.app.workspace.theory.TheoryStudies;
import java.io.PrintStream;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * The studies of the workspace Theory with fifty seeds, over {@value #FRAMES} frames: the time from
 * frame to frame while the runs come in, again and again where they are soon over.
 */
public final class ManySeeds {
  private static final String SEEDS = "50";
  private static final long START_UP_MILLIS = 4_000;
  private static final int FRAMES = 600;
  private static final int BLOCK = 20;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 780;

  private ManySeeds() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println(
        "| study | times begun | frames a second | median ms | 99% ms | worst ms |"
            + " frames over 50 ms |");
    out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (int study = 0; study < 3; study++) {
      out.println(row(study));
    }
    Platform.exit();
  }

  private static String row(int index) throws Exception {
    Scene scene = BenchToolkit.call(() -> open(index));
    Thread.sleep(START_UP_MILLIS);
    double[] frames = new double[FRAMES];
    int starts = 1;
    for (int first = 0; first < FRAMES; first += BLOCK) {
      double[] block = BenchToolkit.frames(BLOCK);
      System.arraycopy(block, 0, frames, first, BLOCK);
      starts += BenchToolkit.call(() -> startAgain(chooser(scene).getValue())) ? 1 : 0;
    }
    String title = BenchToolkit.call(() -> chooser(scene).getValue().title());
    BenchToolkit.call(() -> {
      chooser(scene).getValue().stop();
      scene.getWindow().hide();
      return scene;
    });
    return String.format(
        Locale.ROOT, "| %s | %d | %s |", title, starts, BenchToolkit.columns(frames));
  }

  /** Once all runs are over; whether they were. */
  private static boolean startAgain(Study study) {
    boolean over = !study.state().isRunning();
    if (over) {
      study.start();
    }
    return over;
  }

  private static Scene open(int index) {
    Fonts.load();
    Application.setUserAgentStylesheet(Appearance.LIGHT.userAgentStylesheet());
    var appearance = new SimpleObjectProperty<>(Appearance.LIGHT);
    Workspaces workspaces = new Workspaces();
    StudyWorkspace workspace = TheoryStudies.workspace(workspaces, appearance);
    workspaces.add(workspace);
    Scene scene = new Scene(workspace.view(), WIDTH, HEIGHT);
    scene.getStylesheets().add(StyleSheet.location());
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    chooser(scene).setValue(chooser(scene).getItems().get(index));
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    TextField seeds = (TextField) scene.lookup("#seeds-value");
    seeds.setText(SEEDS);
    seeds.fireEvent(new ActionEvent());
    return scene;
  }

  @SuppressWarnings("unchecked") // by its id
  private static ComboBox<Study> chooser(Scene scene) {
    return (ComboBox<Study>) scene.lookup("#study");
  }
}
