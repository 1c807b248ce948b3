package dev.edgescope.app.control;

import dev.edgescope.engine.config.InvalidConfigException;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A setting as a value that is always valid, and as the text that the user is writing, which may
 * not be.
 *
 * <p>A text that cannot be read leaves the value as it was and says why in one sentence. The
 * sentence appears when the text is committed, not at every key of a number that is still being
 * typed; once it stands it follows the text, so that it goes as soon as the text is right.
 *
 * @param <T> what the setting is
 */
public final class SettingModel<T> {
  private final SettingFormat<T> format;
  private final ReadOnlyObjectWrapper<T> value;
  private final ReadOnlyStringWrapper text;
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);

  public SettingModel(T initial, SettingFormat<T> format) {
    this.format = format;
    value = new ReadOnlyObjectWrapper<>(this, "value", initial);
    text = new ReadOnlyStringWrapper(this, "text", format.format(initial));
  }

  public T get() {
    return value.get();
  }

  /** Takes over a value from a slider or from the run, and writes it into the text. */
  public void set(T newValue) {
    text.set(format.format(newValue));
    accept(newValue);
  }

  /** Reads a text that is still being typed: the value follows where it can. */
  public void edit(String typed) {
    text.set(typed);
    try {
      accept(format.parse(typed));
    } catch (InvalidConfigException e) {
      valid.set(false);
      if (!error.get().isEmpty()) {
        error.set(sentence(e));
      }
    }
  }

  /**
   * Checks a text that is still being typed, without touching the value: for settings that act at
   * once.
   */
  public void check(String typed) {
    text.set(typed);
    if (error.get().isEmpty()) {
      return;
    }
    try {
      format.parse(typed);
      error.set("");
      valid.set(true);
    } catch (InvalidConfigException e) {
      error.set(sentence(e));
    }
  }

  /**
   * Reads a text that the user is done with.
   *
   * @return whether it was a setting
   */
  public boolean commit(String typed) {
    try {
      set(format.parse(typed));
      return true;
    } catch (InvalidConfigException e) {
      text.set(typed);
      valid.set(false);
      error.set(sentence(e));
      return false;
    }
  }

  /**
   * Shows why a value that is in order by itself does not go together with another setting; blank
   * for nothing to object to.
   */
  public void objectTo(String problem) {
    if (valid.get()) {
      error.set(capitalised(problem));
    }
  }

  /**
   * Takes a value over. What was wrong with the text goes first: whoever listens to the value may
   * have something to object to, and that is to stay.
   */
  private void accept(T newValue) {
    if (!valid.get()) {
      error.set("");
      valid.set(true);
    }
    value.set(newValue);
  }

  /** Back to the last valid value. */
  public void revert() {
    set(get());
  }

  /** How it is written and read. */
  public SettingFormat<T> format() {
    return format;
  }

  /** The value in the words of its format. */
  public String words() {
    return format.format(get());
  }

  public ReadOnlyObjectProperty<T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** One sentence; empty while there is nothing to complain about. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** Whether the text is the value. */
  public ReadOnlyBooleanProperty validProperty() {
    return valid.getReadOnlyProperty();
  }

  /** The control that shows the sentence has a name of its own, so the sentence does without. */
  private static String sentence(InvalidConfigException e) {
    return capitalised(e.problem());
  }

  private static String capitalised(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
