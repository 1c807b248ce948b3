package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SwitchRowTest {
  @SuppressWarnings("NullAway.Init") // by start()
  private SwitchRow row;

  @Start
  void start(Stage stage) {
    row = new SwitchRow("twin", "Twin", "The same run on the full batch");
  }

  private void type(KeyCode code) {
    Event.fireEvent(
        row.lookup("#twin"),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void theSpaceBarPressesIt() {
    type(KeyCode.SPACE);
    assertTrue(row.selectedProperty().get());
    type(KeyCode.SPACE);
    assertFalse(row.selectedProperty().get());
  }

  @Test
  void otherKeysDoNot() {
    type(KeyCode.RIGHT);
    assertFalse(row.selectedProperty().get());
  }
}
