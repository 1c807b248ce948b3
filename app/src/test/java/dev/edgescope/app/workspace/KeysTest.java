package dev.edgescope.app.workspace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.TimeStrip;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingTextField;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whose a key is, the focused control's or the command's. */
@ExtendWith(ApplicationExtension.class)
class KeysTest {
  @SuppressWarnings("NullAway.Init") // by start()
  private LineChartPane chart;

  @SuppressWarnings("NullAway.Init") // by start()
  private TimeStrip strip;

  @Start
  void start(Stage stage) {
    TimeAxis axis = new TimeAxis();
    chart = new LineChartPane("Loss", ValueScale.LINEAR, axis);
    strip = new TimeStrip(axis);
  }

  private static boolean isKept(KeyCode code, Node focused) {
    return Keys.isKept(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false), focused);
  }

  @Test
  void lettersAreCommandsInTheChartsAlone() {
    assertFalse(isKept(KeyCode.R, chart));
    assertFalse(isKept(KeyCode.R, new BorderPane()));
    assertTrue(isKept(KeyCode.R, new ComboBox<String>()));
    assertTrue(isKept(KeyCode.R, new Slider()));
    assertTrue(isKept(KeyCode.R, new Button()));
    assertTrue(isKept(KeyCode.R, new TextField()));
  }

  @Test
  void aSwitchTakesTheSpaceBar() {
    assertTrue(isKept(KeyCode.SPACE, new ToggleSwitch()));
    assertFalse(isKept(KeyCode.SPACE, chart));
  }

  @Test
  void theStripTakesTheArrows() {
    assertTrue(isKept(KeyCode.RIGHT, strip));
    assertTrue(isKept(KeyCode.LEFT, new Slider()));
    assertFalse(isKept(KeyCode.RIGHT, new BorderPane()));
  }

  @Test
  void whatIsBeingTypedIsTakenBackBeforeWhatIsInForce() {
    SettingTextField rate =
        new SettingTextField(
            "rate",
            new SettingModel<>(0.1, SettingFormat.of(String::valueOf, Double::valueOf)),
            SettingTextField.Effect.WHEN_DONE);
    KeyEvent undo =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.Z, false, true, false, false);
    assertFalse(Keys.isKept(undo, rate));
    rate.setText("0.2");
    assertTrue(Keys.isKept(undo, rate));
  }
}
