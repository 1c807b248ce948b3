package dev.edgescope.app.control;

import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A text field over a setting. Enter or leaving the field commits, Escape takes the last valid
 * value back; a text that cannot be read is marked and stays for the user to mend. Enter then
 * presses the default button around it, and Escape with nothing to take back is left to others.
 */
public final class SettingTextField extends TextField {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final SettingModel<?> setting;
  private boolean showing;

  /** When a text that is being typed takes effect. */
  public enum Effect {
    /** With Enter or on leaving the field: for what acts on the run at once. */
    WHEN_DONE,
    /** At every key that leaves it valid: for what waits for a button. */
    WHILE_TYPING
  }

  public SettingTextField(String name, SettingModel<?> setting, Effect effect) {
    super(setting.textProperty().get());
    this.setting = setting;
    setAccessibleText(name);
    setting.textProperty().addListener((property, before, after) -> show(after));
    textProperty().addListener((property, before, after) -> typed(after, effect));
    setting
        .errorProperty()
        .addListener(
            (property, before, after) -> {
              pseudoClassStateChanged(INVALID, !after.isEmpty());
              setAccessibleHelp(after.isEmpty() ? null : after);
            });
    // With a handler of its own the field would keep the key from the default button.
    addEventHandler(ActionEvent.ACTION, event -> commit());
    focusedProperty()
        .addListener(
            (property, before, after) -> {
              if (!after) {
                commit();
              }
            });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !getText().equals(setting.words())) {
            setting.revert();
            selectAll();
            event.consume();
          }
        });
  }

  private void show(String text) {
    if (!text.equals(getText())) {
      showing = true;
      setText(text);
      showing = false;
    }
  }

  private void typed(String text, Effect effect) {
    if (showing) {
      return;
    }
    if (effect == Effect.WHILE_TYPING) {
      setting.edit(text);
    } else {
      setting.check(text);
    }
  }

  private void commit() {
    setting.commit(getText());
  }
}
