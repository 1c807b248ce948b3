package dev.edgescope.app.control;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A text field over a setting. Enter or leaving the field commits, Escape takes the last valid
 * value back; a text that cannot be read is marked and stays for the user to mend. Enter then
 * presses the default button around it, and Escape with nothing to take back is left to others.
 * What is wrong stands as a sentence below it, which a decoration with a tooltip would hide.
 */
public final class SettingTextField extends TextField {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final SettingModel<?> setting;
  // The setting outlives the field, and holds on to neither.
  private final ChangeListener<String> showing = (property, before, after) -> show(after);
  private final ChangeListener<String> marking = (property, before, after) -> mark(after);
  private final Effect effect;
  private boolean isShowing;

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
    this.effect = effect;
    setAccessibleText(name);
    setting.textProperty().addListener(new WeakChangeListener<>(showing));
    setting.errorProperty().addListener(new WeakChangeListener<>(marking));
    textProperty().addListener((property, before, after) -> typed(after));
    // With a handler of its own the field would keep the key from the default button.
    addEventHandler(ActionEvent.ACTION, event -> commit());
    focusedProperty()
        .addListener((property, before, after) -> {
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

  /** Whether it shows what a run goes by, and nothing that is still being typed. */
  public boolean isInForce() {
    return effect == Effect.WHEN_DONE && getText().equals(setting.words());
  }

  private void show(String text) {
    if (!text.equals(getText())) {
      isShowing = true;
      setText(text);
      isShowing = false;
    }
  }

  private void mark(String error) {
    pseudoClassStateChanged(INVALID, !error.isEmpty());
    setAccessibleHelp(error.isEmpty() ? null : error);
  }

  private void typed(String text) {
    if (isShowing) {
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
