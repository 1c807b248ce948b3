package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.Popover;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.run.RunState;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What opens over the window: its size, its texts, its keys. */
class PopoverWindowTest extends SmallRunWindow {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> popovers().forEach(Popover::hide));
  }

  @ParameterizedTest
  @CsvSource({
    "#charts, false", "#help, false", ".run-live .duplicate, false",
    "#charts, true", "#help, true", ".run-live .duplicate, true"
  })
  void nothingIsCutInAPopover(String button, boolean presentation, FxRobot robot) {
    robot.interact(() -> {
      window.workspace().view().presentationProperty().set(presentation);
      window.workspace().view().columnShownProperty().set(true);
    });
    press(button, robot);
    List<String> problems = new ArrayList<>();
    robot.interact(() -> {
      Scene scene = popovers().getFirst().getScene();
      problems.addAll(LayoutProblems.of(scene.getRoot(), scene.getWidth(), scene.getHeight()));
    });
    assertEquals(List.of(), problems);
  }

  @Test
  void theChartChooserFitsANarrowWindow(FxRobot robot) {
    press("#charts", robot);
    double width = popovers().getFirst().getWidth();
    assertTrue(width <= 960, "width " + width);
  }

  @Test
  void theChartChooserOffersEveryChart(FxRobot robot) {
    press("#charts", robot);
    assertEquals(
        List.of(),
        ChartTable.all().stream()
            .filter(kind -> robot.lookup("#choose-" + kind.id()).tryQuery().isEmpty())
            .toList());
  }

  @Test
  void aPopoverIsNoHigherThanTheScreen(FxRobot robot) {
    robot.interact(() -> window.workspace().view().presentationProperty().set(true));
    press("#help", robot);
    double height = popovers().getFirst().getHeight();
    assertTrue(height <= 1000, "height " + height);
  }

  @Test
  void theKeyOfTheChooserClosesItToo(FxRobot robot) {
    robot.type(KeyCode.C);
    await(() -> popovers().size() == 1);
    robot.type(KeyCode.C);
    await(() -> popovers().isEmpty());
  }

  @Test
  void enterInAFieldOfTheEditorStartsTheCopy(FxRobot robot) {
    edit("#editor-seed", "2", robot);
    robot.type(KeyCode.ENTER);
    await(() -> runs().size() == 2);
  }

  @Test
  void escapeInAnUntouchedFieldClosesTheEditor(FxRobot robot) {
    press(".run-live .duplicate", robot);
    focus("#editor-seed", robot);
    escape("#editor-seed", robot);
    await(() -> popovers().isEmpty());
  }

  @Test
  void escapeInAWrongFieldTakesItBackFirst(FxRobot robot) {
    edit("#editor-seed", "many", robot);
    escape("#editor-seed", robot);
    assertEquals("1", robot.lookup("#editor-seed").queryAs(TextField.class).getText());
  }

  @Test
  void lettersTypedInTheEditorAreNoShortcuts(FxRobot robot) {
    robot.interact(() -> model().step());
    await(() -> step() == 1 && model().stateProperty().get() == RunState.PAUSED);
    press(".run-live .duplicate", robot);
    robot.clickOn("#editor-others").write("r");
    assertEquals(1, step());
    assertEquals("r", robot.lookup("#editor-others").queryAs(TextField.class).getText());
  }

  @Test
  void theHistoryOfRegimesIsAsHighAsItsEntries(FxRobot robot) {
    robot.interact(() -> model().start());
    await(() -> Windows.isShown(robot, "#regime-history"));
    robot.interact(() -> model().pause());
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    press("#regime-history", robot);
    Label reason = robot.lookup("#regime-list .hint").queryAs(Label.class);
    double bottom = reason.localToScene(reason.getBoundsInLocal()).getMaxY();
    assertTrue(bottom < popovers().getFirst().getHeight(), "bottom " + bottom);
  }

  private void edit(String field, String text, FxRobot robot) {
    press(".run-live .duplicate", robot);
    focus(field, robot);
    robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
  }

  /** Where a tooltip happens to show, the key of the keyboard would hide that alone. */
  private static void escape(String field, FxRobot robot) {
    KeyEvent pressed =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    robot.interact(() -> Event.fireEvent(robot.lookup(field).query(), pressed));
  }

  private static void focus(String field, FxRobot robot) {
    robot.interact(() -> robot.lookup(field).query().requestFocus());
  }

  /** Opens a popover, and waits until it is laid out and keys go to it. */
  private void press(String button, FxRobot robot) {
    // In a presentation there is no bar; the keys are the same.
    boolean isThere = robot.lookup(button).tryQuery().isPresent();
    robot.interact(() -> {
      if (isThere) {
        robot.lookup(button).queryAs(Button.class).fire();
      } else {
        String sign = "#help".equals(button) ? "?" : "c";
        KeyCode code = "#help".equals(button) ? KeyCode.SLASH : KeyCode.C;
        Event.fireEvent(
            window.workspace().view(),
            new KeyEvent(KeyEvent.KEY_PRESSED, sign, sign, code, false, false, false, false));
      }
    });
    await(() ->
        popovers().size() == 1
            && popovers().getFirst().getHeight() > 0
            && popovers().getFirst().isFocused());
    robot.interact(() -> popovers().getFirst().getScene().getRoot().layout());
  }

  private static List<Popover> popovers() {
    return Window.getWindows().stream()
        .filter(open -> open instanceof Popover && open.isShowing())
        .map(Popover.class::cast)
        .toList();
  }
}
