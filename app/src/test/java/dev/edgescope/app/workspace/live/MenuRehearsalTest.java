package dev.edgescope.app.workspace.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The menu of experiments before anyone has opened it. */
@ExtendWith(ApplicationExtension.class)
class MenuRehearsalTest {
  private final Preset preset = Presets.load().first();
  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          preset.config(), List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final LiveViewModel model = new LiveViewModel(List.of(preset), preset, runs);

  @SuppressWarnings("NullAway.Init") // by start()
  private MenuButton chooser;

  @SuppressWarnings("NullAway.Init") // by start()
  private MenuRehearsal rehearsal;

  @Start
  void start(Stage stage) {
    chooser = new MenuButton();
    rehearsal = new MenuRehearsal(chooser, model);
    chooser.getItems().setAll(new PresetMenu(model).items());
    stage.setScene(new Scene(chooser));
    stage.show();
  }

  @Stop
  void stop() {
    chooser.getScene().getWindow().hide();
  }

  private ContextMenu menu() {
    return chooser.getItems().getFirst().getParentPopup();
  }

  @Test
  void itsNodesAreMadePieceByPieceOutOfSight(FxRobot robot) {
    robot.interact(rehearsal::makeNext);
    assertFalse(rehearsal.isOver());
    robot.interact(() -> {
      while (!rehearsal.isOver()) {
        rehearsal.makeNext();
      }
    });
    assertNotNull(menu().getSkin());
    assertFalse(menu().isShowing());
  }

  @Test
  void nothingIsMadeOnceItWasOpened(FxRobot robot) {
    robot.interact(() -> {
      chooser.show();
      chooser.hide();
      rehearsal.makeNext();
    });
    assertTrue(rehearsal.isOver());
    assertEquals(chooser.getItems().size(), menu().getItems().size());
  }
}
