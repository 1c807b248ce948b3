package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Place;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The table of commands in the real window: its keys, and what its buttons show. */
class CommandsWindowTest extends SmallRunWindow {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void lightAndDarkChangeInEveryWorkspace(int workspace, FxRobot robot) {
    Windows.show(window, workspace, robot);
    Appearance before = window.appearanceProperty().get();
    robot.type(KeyCode.D);
    assertEquals(before.other(), window.appearanceProperty().get());
  }

  @Test
  void anotherKeyPresentsToo(FxRobot robot) {
    robot.type(KeyCode.F11);
    assertTrue(window.workspace().view().presentationProperty().get());
  }

  @Test
  void theLearningRateIsTypedEvenWhereTheControlsAreFolded(FxRobot robot) {
    robot.interact(() -> window.workspace().view().columnShownProperty().set(false));
    robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
    assertEquals("learning-rate-value", window.stage().getScene().getFocusOwner().getId());
  }

  @Test
  void aNumberWithControlShowsAWorkspace(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    assertEquals("Library", window.workspaces().currentProperty().get().title());
  }

  @Test
  void spaceOnAButtonReachedWithTheKeyboardIsTheButtons(FxRobot robot) {
    robot.interact(() -> button(robot, "#column-switch").requestFocus());
    robot.type(KeyCode.TAB);
    robot.press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
    robot.type(KeyCode.SPACE);
    assertFalse(window.workspace().view().columnShownProperty().get());
    assertEquals(0, step());
  }

  @Test
  void aButtonSaysItsKey(FxRobot robot) {
    assertEquals(Command.RESET.tooltip(), button(robot, "#reset").getTooltip().getText());
  }

  @Test
  void theHelpNamesEveryKeyOfALiveRun(FxRobot robot) {
    robot.interact(() -> button(robot, "#help").fire());
    await(() -> robot.lookup("#help-content").tryQuery().isPresent());
    assertTrue(
        Command.withKeys(Place.LIVE).stream()
            .allMatch(command ->
                robot.lookup("#help-content .label").queryAllAs(Label.class).stream()
                    .anyMatch(label -> label.getText().equals(command.explanation()))));
  }

  @Test
  void theMenusOfTheSystemHaveTheCommandsOfTheWorkspaceInSightWithTheirKeys(FxRobot robot) {
    robot.interact(window::addMenuBar);
    MenuBar bar = robot.lookup("#system-menus").queryAs(MenuBar.class);
    assertTrue(bar.isUseSystemMenuBar());
    assertEquals(List.of("Live", "Window"), bar.getMenus().stream().map(Menu::getText).toList());
    MenuItem undo = item(bar, Command.UNDO_SETTING.id());
    assertEquals(Command.UNDO_SETTING.title(), undo.getText());
    assertEquals(Command.UNDO_SETTING.keys().getFirst(), undo.getAccelerator());
    MenuItem step = item(bar, Command.STEP.id());
    assertNull(step.getAccelerator());
    robot.interact(step::fire);
    await(() -> step() == 1);

    Windows.show(window, 1, robot);
    assertEquals(Command.OPEN_FILE.title(), item(bar, Command.OPEN_FILE.id()).getText());
  }

  private static MenuItem item(MenuBar bar, String id) {
    return bar.getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aButtonWithoutWordsHasAnIcon(FxRobot robot) {
    assertTrue(
        robot.lookup(".top-bar .button-icon").queryAllAs(ButtonBase.class).stream()
            .allMatch(one -> one.getGraphic() != null));
  }

  private static Button button(FxRobot robot, String query) {
    return robot.lookup(query).queryButton();
  }
}
