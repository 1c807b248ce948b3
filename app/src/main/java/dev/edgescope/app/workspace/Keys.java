package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.TimeStrip;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Keys, their words, and what has a use for them itself. */
public final class Keys {
  private static final Pattern NAMES =
      Pattern.compile("\\b(Ctrl|Shift|Space|Escape|Insert|Delete|Page[ ](?:Up|Down))\\b");

  private Keys() {}

  static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_ANY);
  }

  static KeyCombination control(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  static KeyCombination controlShift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  /** The key, or keys, that a keyboard has for a sign. */
  static KeyCombination sign(String sign) {
    return new Sign(sign);
  }

  /** What shows the workspace at a place of the bar, of which the first is 1. */
  public static KeyCombination workspace(int number) {
    return control(KeyCode.valueOf("DIGIT" + number));
  }

  /** "P, F11"; empty without a key. */
  public static String words(List<KeyCombination> keys) {
    return keys.stream().map(Keys::words).collect(Collectors.joining(", "));
  }

  /** As it is printed on the keys; the toolkit has English names for them, and signs on macOS. */
  private static String words(KeyCombination keys) {
    String text = keys.getDisplayText();
    return NAMES
        .matcher(text)
        .replaceAll(name -> Words.text("workspace.keys" + "." + name.group().replace(" ", "")));
  }

  /** An explanation with its keys: "Larger, for a room (P, F11)." */
  static String tooltip(String explanation, List<KeyCombination> keys) {
    return explanation + (keys.isEmpty() ? "" : " (" + words(keys) + ")") + ".";
  }

  /**
   * Whether a key is first that of the focused control: what is being typed is taken back before a
   * setting that is in force; letters are commands while the focus is in the charts or nowhere, and
   * of any control else; arrows move a slider, a strip or a chart reached with the keyboard; space
   * and enter press what is focused, a button only once it was reached with the keyboard.
   */
  static boolean isKept(KeyEvent event, @Nullable Node focused) {
    KeyCode code = event.getCode();
    if (focused instanceof TextInputControl) {
      boolean undoes =
          code == KeyCode.Z && !(focused instanceof SettingTextField field && field.isInForce());
      boolean edits = !event.isShortcutDown() || undoes || code.isArrowKey();
      return edits && !code.isFunctionKey();
    }
    if (event.isShortcutDown()) {
      return false;
    }
    boolean isControl = focused instanceof Control;
    return switch (code) {
      case SPACE, ENTER ->
          isControl
              && (!(focused instanceof ButtonBase)
                  || code == KeyCode.ENTER
                  || focused.isFocusVisible());
      case LEFT, RIGHT ->
          (isControl && !(focused instanceof ButtonBase))
              || focused instanceof TimeStrip
              || (focused instanceof LineChartPane && focused.isFocusVisible());
      default -> code.isLetterKey() && isControl;
    };
  }

  /** By the sign and not by the key, which lies elsewhere on every keyboard. */
  private static final class Sign extends KeyCombination {
    private final String sign;

    Sign(String sign) {
      this.sign = sign;
    }

    @Override
    public boolean match(KeyEvent event) {
      return sign.equals(event.getText())
          && !event.isShortcutDown()
          && !event.isAltDown()
          && !event.isMetaDown();
    }

    @Override
    public String getName() {
      return sign;
    }

    @Override
    public String getDisplayText() {
      return sign;
    }
  }
}
