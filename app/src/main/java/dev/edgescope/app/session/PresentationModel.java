package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.board.Spotlight;
import dev.edgescope.app.catalogue.ChartTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is shown to a room, while it is. */
public final class PresentationModel {
  /** What a run on parts of the data can be about, whether it is on the board or not. */
  private static final List<String> OF_BATCHES =
      List.of(ChartTable.STABILITY_PLANE.id(), ChartTable.NOISE_KERNEL.id());

  private final LiveViewModel model;
  private final ReadOnlyObjectWrapper<Optional<Spotlight>> spotlight =
      new ReadOnlyObjectWrapper<>(this, "spotlight", Optional.empty());

  PresentationModel(LiveViewModel model) {
    this.model = model;
  }

  /** The charts that are shown; empty while there is no presentation. */
  public ReadOnlyObjectProperty<Optional<Spotlight>> spotlightProperty() {
    return spotlight.getReadOnlyProperty();
  }

  public boolean isOn() {
    return spotlight.get().isPresent();
  }

  /** Shows the chart that the board favours, or takes all back. */
  public void toggle() {
    set(!isOn());
  }

  public void set(boolean on) {
    if (on != isOn()) {
      spotlight.set(on ? Optional.of(first()) : Optional.empty());
    }
  }

  private Spotlight first() {
    BoardLayout layout = model.layoutProperty().get();
    List<String> charts = new ArrayList<>(layout.charts());
    if (!PresetCharts.isFullBatch(model.configuration())) {
      charts.addAll(OF_BATCHES);
    }
    String main =
        switch (layout.arrangement()) {
          case GRID -> layout.charts().getFirst();
          case LARGE, SINGLE -> layout.selected();
        };
    return new Spotlight(charts, main, Optional.empty());
  }

  /** The next chart. */
  public void next() {
    spotlight.set(spotlight.get().map(Spotlight::next));
  }

  /** The chart before. */
  public void previous() {
    spotlight.set(spotlight.get().map(Spotlight::previous));
  }

  /** A chart of the board is the main one, if there is a presentation. */
  public void show(String chart) {
    spotlight
        .get()
        .ifPresent(shown -> {
          List<String> charts = first().charts();
          if (charts.contains(chart)) {
            spotlight.set(Optional.of(new Spotlight(charts, chart, shown.beside())));
          }
        });
  }

  /** A chart beside the main one; empty for none. */
  public void showBeside(Optional<String> chart) {
    spotlight.set(spotlight.get().map(shown -> shown.with(chart)));
  }
}
