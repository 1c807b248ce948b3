package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.engine.config.json.Preset;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The charts that a preset brings along take the place of the user's as long as it is shown and
 * nothing is changed about them; then the user's come back.
 */
public final class PresetCharts {
  private final ObjectProperty<BoardLayout> layout;
  private @Nullable BoardLayout lent;
  private BoardLayout own;
  private boolean changing;

  public PresetCharts(ObjectProperty<BoardLayout> layout) {
    this.layout = layout;
    own = layout.get();
  }

  public void show(Preset preset) {
    BoardLayout before = own();
    own = before;
    lent = preset.charts().isEmpty() ? null : BoardLayout.grid(preset.charts());
    changing = true;
    layout.set(lent == null ? before : lent);
    changing = false;
  }

  /** The layout that the user has chosen. */
  public BoardLayout own() {
    return layout.get().equals(lent) ? own : layout.get();
  }

  /** Whether the layout changes just now by a preset and not by the user. */
  public boolean isChanging() {
    return changing;
  }
}
