package dev.edgescope.app.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.SegmentedButton;

/**
 * Values side by side, of which one is always chosen: a second press on it leaves it so.
 *
 * @param <T> what is chosen
 */
class SegmentedChoice<T> extends SegmentedButton {
  private final ToggleGroup group = new ToggleGroup();
  private final Map<Toggle, T> values = new LinkedHashMap<>();

  /**
   * @param chosen takes the value that is chosen, by hand or by {@link #choose}
   */
  SegmentedChoice(Consumer<T> chosen) {
    setToggleGroup(group);
    group
        .selectedToggleProperty()
        .addListener((property, before, after) -> {
          if (after == null) {
            group.selectToggle(before);
          } else {
            chosen.accept(Objects.requireNonNull(values.get(after)));
          }
        });
  }

  /** One more value, behind the others; its button. */
  final ToggleButton add(T value, String id, String text, String explanation) {
    ToggleButton button = new ToggleButton(text);
    button.setId(id);
    button.setTooltip(new Tooltip(explanation));
    values.put(button, value);
    getButtons().add(button);
    return button;
  }

  /** Chooses one of the values. */
  final void choose(T value) {
    values.forEach((button, own) -> {
      if (own.equals(value)) {
        group.selectToggle(button);
      }
    });
  }
}
