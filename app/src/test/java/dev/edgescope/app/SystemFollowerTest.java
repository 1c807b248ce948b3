package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.Popover;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PlotAreas;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.theme.SystemLook;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A scene that follows a system whose look changes. */
@ExtendWith(ApplicationExtension.class)
class SystemFollowerTest {
  private static final SystemLook DARK = new SystemLook(Appearance.DARK, true, 1.5);

  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.LIGHT);
  private final Subscriptions life = new Subscriptions();
  private SystemLook look = new SystemLook(Appearance.LIGHT, false, 1);

  @Test
  void theWindowFollowsUntilTheUserChooses(FxRobot robot) {
    robot.interact(() -> {
      Scene scene = new Scene(new StackPane());
      SystemFollower follower = new SystemFollower(appearance, scene, () -> look);
      follower.begin(false, life);
      look = DARK;
      follower.follow();
      assertEquals(Appearance.DARK, appearance.get());
      assertEquals("-fx-font-size: 19.5px", scene.getRoot().getStyle());
      assertTrue(scene.getRoot().getStyleClass().contains("high-contrast"));
      assertFalse(follower.isChosen());

      appearance.set(Appearance.LIGHT);
      follower.follow();
      assertEquals(Appearance.LIGHT, appearance.get());
      assertTrue(follower.isChosen());
      life.end();
    });
  }

  @Test
  void whatOpensOverTheWindowGrowsWithTheTextOfTheSystem(FxRobot robot) {
    look = DARK;
    robot.interact(() -> {
      Button owner = new Button("open");
      Scene scene = new Scene(new StackPane(owner), 300, 200);
      scene.getStylesheets().add(StyleSheet.location());
      new SystemFollower(appearance, scene, () -> look).follow();
      Stage stage = new Stage();
      stage.setScene(scene);
      stage.show();
      Label words = new Label("words");
      VBox content = new VBox(words);
      content.getStyleClass().add("popover-content");
      new Popover(content).show(owner);
      words.applyCss();
      assertEquals(19.5, words.getFont().getSize(), 0.01);
      stage.hide();
    });
  }

  @ParameterizedTest
  @CsvSource({"chart-board, 13", "presentation, 19.5"})
  void aChartHasTheTypeOfTheWordsAroundIt(String around, double size, FxRobot robot) {
    look = DARK;
    robot.interact(() -> {
      LineChartPane chart = new LineChartPane("Loss", ValueScale.LINEAR, new TimeAxis());
      StackPane workspace = new StackPane(chart);
      workspace.getStyleClass().add(around);
      Scene scene = new Scene(new StackPane(workspace));
      scene.getStylesheets().add(StyleSheet.location());
      new SystemFollower(appearance, scene, () -> look).follow();
      scene.getRoot().applyCss();
      assertEquals(1.5 * size, PlotAreas.labelSize(chart), 0.1);
    });
  }

  @ParameterizedTest
  @CsvSource({"top-bar, 27", "run-button, 21", "defect-icon, 36"})
  void iconsGrowWithTheTextOfTheSystem(String around, int size, FxRobot robot) {
    look = DARK;
    robot.interact(() -> {
      FontIcon icon = new FontIcon(Feather.PLAY);
      icon.getStyleClass().add(around);
      StackPane inner = new StackPane(icon);
      inner.getStyleClass().add(around);
      StackPane root = new StackPane(inner);
      root.getStyleClass().add("run-row");
      Scene scene = new Scene(root);
      scene.getStylesheets().add(StyleSheet.location());
      new SystemFollower(appearance, scene, () -> look).follow();
      scene.getRoot().applyCss();
      assertEquals(size, icon.getIconSize());
    });
  }

  @ParameterizedTest
  @CsvSource({"hint, 12", "error-label, 12", "section-title, 15", "regime-title, 22"})
  void typeOfEverySizeGrowsWithTheTextOfTheSystem(String style, double size, FxRobot robot) {
    look = DARK;
    robot.interact(() -> {
      Label words = new Label("words");
      words.getStyleClass().add(style);
      Scene scene = new Scene(new StackPane(words));
      scene.getStylesheets().add(StyleSheet.location());
      new SystemFollower(appearance, scene, () -> look).follow();
      scene.getRoot().applyCss();
      assertEquals(1.5 * size, words.getFont().getSize(), 0.01);
    });
  }
}
