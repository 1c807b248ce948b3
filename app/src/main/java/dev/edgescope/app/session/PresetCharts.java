package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The charts that a preset brings along take the place of the user's as long as it is shown and
 * nothing is changed about them; then the user's come back. Where the user has chosen none, a
 * preset on the full batch is without those of gradient noise, which it has none of.
 */
final class PresetCharts {
  private final ObjectProperty<BoardLayout> layout;
  private @Nullable BoardLayout lent;
  private BoardLayout own;
  private boolean changing;

  PresetCharts(ObjectProperty<BoardLayout> layout) {
    this.layout = layout;
    own = layout.get();
  }

  void show(Preset preset) {
    BoardLayout before = own();
    own = before;
    lent = lent(preset, before);
    changing = true;
    layout.set(lent == null ? before : lent);
    changing = false;
  }

  private static @Nullable BoardLayout lent(Preset preset, BoardLayout own) {
    if (!preset.charts().isEmpty()) {
      return BoardLayout.grid(preset.charts());
    }
    boolean isFull = isFullBatch(preset.config()) && preset.alongside().isEmpty();
    boolean isChosen = !own.equals(BoardLayout.grid(ChartTable.STANDARD));
    return isChosen || !isFull ? null : BoardLayout.grid(ChartTable.OF_FULL_BATCH);
  }

  static boolean isFullBatch(RunConfig config) {
    int examples = config.data().examples();
    return config.optimizer().batchSize().on(examples) == examples;
  }

  /** The layout that the user has chosen. */
  BoardLayout own() {
    return layout.get().equals(lent) ? own : layout.get();
  }

  /** Whether the layout changes just now by a preset and not by the user. */
  boolean isChanging() {
    return changing;
  }
}
