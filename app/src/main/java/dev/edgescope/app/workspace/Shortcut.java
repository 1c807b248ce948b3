package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.LineChartPane;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys of the window and what they do. */
public enum Shortcut {
  TOGGLE("Space", "start or pause"),
  STEP("→", "a single step"),
  RESET("R", "start again from step 0"),
  LEARNING_RATE("Ctrl L", "type a learning rate"),
  UNDO("Ctrl Z", "take a setting back"),
  REDO("Ctrl Shift Z", "set it again"),
  CHARTS("C", "choose and arrange charts"),
  PRESENTATION("P", "larger, for a room (also F11)"),
  GLOSSARY("G", "glossary"),
  APPEARANCE("D", "light or dark"),
  HELP("?", "this help");

  private final String key;
  private final String action;

  Shortcut(String key, String action) {
    this.key = key;
    this.action = action;
  }

  public String key() {
    return key;
  }

  public String action() {
    return action;
  }

  /**
   * The shortcut that a key press means. Keys that a focused control has a use for itself are left
   * to it: letters to a text field, arrows to a slider, space to a button reached with the
   * keyboard.
   */
  public static Optional<Shortcut> of(KeyEvent event, @Nullable Node focused) {
    boolean typing = focused instanceof TextInputControl;
    if (event.isShortcutDown()) {
      return switch (event.getCode()) {
        case L -> Optional.of(LEARNING_RATE);
        // A text field takes its own text back.
        case Z -> typing ? Optional.empty() : Optional.of(event.isShiftDown() ? REDO : UNDO);
        default -> Optional.empty();
      };
    }
    if (event.getCode() == KeyCode.F11) {
      return Optional.of(PRESENTATION);
    }
    if (typing || event.isAltDown() || event.isMetaDown()) {
      return Optional.empty();
    }
    if ("?".equals(event.getText())) {
      return Optional.of(HELP);
    }
    return switch (event.getCode()) {
      case SPACE -> pressesItself(focused) ? Optional.empty() : Optional.of(TOGGLE);
      case RIGHT -> movesItself(focused) ? Optional.empty() : Optional.of(STEP);
      case R -> Optional.of(RESET);
      case C -> Optional.of(CHARTS);
      case P -> Optional.of(PRESENTATION);
      case G -> Optional.of(GLOSSARY);
      case D -> Optional.of(APPEARANCE);
      default -> Optional.empty();
    };
  }

  private static boolean pressesItself(@Nullable Node focused) {
    return focused != null
        && focused.isFocusVisible()
        && (focused instanceof ButtonBase || focused instanceof ComboBoxBase);
  }

  private static boolean movesItself(@Nullable Node focused) {
    return focused instanceof Slider
        || (focused instanceof LineChartPane && focused.isFocusVisible());
  }
}
