package dev.edgescope.app.workspace.study;

import dev.edgescope.app.FxWait;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** A workspace of studies on a stage, with the engine behind it. */
public final class StudyScreen {
  private final Workspace workspace;

  /** Opens it. */
  public StudyScreen(
      Stage stage, BiFunction<Workspaces, ObjectProperty<Appearance>, Workspace> factory) {
    Fonts.load();
    Application.setUserAgentStylesheet(Appearance.LIGHT.userAgentStylesheet());
    Workspaces workspaces = new Workspaces();
    workspace = factory.apply(workspaces, new SimpleObjectProperty<>(Appearance.LIGHT));
    workspaces.add(workspace);
    Scene scene = new Scene(workspace.view(), 1280, 800);
    scene.getStylesheets().add(StyleSheet.location());
    stage.setScene(scene);
    stage.show();
  }

  public void close() {
    workspace.close();
  }

  /** Shows the study at a place of the list. */
  public static void choose(FxRobot robot, int index) {
    ComboBox<Study> chooser = robot.lookup("#study").queryComboBox();
    robot.interact(() -> chooser.setValue(chooser.getItems().get(index)));
  }

  /** Moves a slider, in units of its scale. */
  public static void slide(FxRobot robot, String knob, double position) {
    robot.interact(() -> robot.lookup("#" + knob).queryAs(Slider.class).setValue(position));
  }

  /** A line of a chart. */
  public static Series series(FxRobot robot, String chart, int index) {
    return robot.lookup("#chart-" + chart).queryAs(LineChartPane.class).series().get(index);
  }

  /** How far the study is, as the bar tells it. */
  public static String status(FxRobot robot) {
    return robot.lookup("#study-status").queryAs(Label.class).getText();
  }

  /** Waits for what is to be seen on the JavaFX thread. */
  public static void await(Callable<Boolean> condition) {
    FxWait.await(condition);
  }

  /** Waits until nothing runs any more. */
  public static void awaitRest(FxRobot robot) {
    await(() -> robot.lookup("#study-start").queryButton().getText().equals("Start"));
  }
}
