package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.engine.config.json.Preset;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The preset that the runs are of, among those to choose from, and what it lends the charts. */
public final class ShownPreset {
  private final List<Preset> choices;
  private final PresetAxis axis;
  private final PresetCharts charts;
  private final ReadOnlyObjectWrapper<Preset> shown;

  /**
   * @param base what the charts go over
   * @param layout which charts are shown
   */
  ShownPreset(
      List<Preset> choices,
      Preset initial,
      ObjectProperty<TimeBase> base,
      ObjectProperty<BoardLayout> layout) {
    this.choices = List.copyOf(choices);
    axis = new PresetAxis(base);
    charts = new PresetCharts(layout);
    shown = new ReadOnlyObjectWrapper<>(this, "shown", initial);
    axis.show(initial);
    shown.subscribe(charts::show);
  }

  /** All that can be chosen. */
  public List<Preset> choices() {
    return choices;
  }

  public ReadOnlyObjectProperty<Preset> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What the charts go over by the user's choice. */
  public TimeBase ownTimeBase() {
    return axis.own();
  }

  /** The layout that the user has chosen, also where the preset shows its own charts. */
  public BoardLayout ownLayout() {
    return charts.own();
  }

  void show(Preset chosen) {
    shown.set(chosen);
    axis.show(chosen);
  }

  /** Lends its charts again: the user's have been set. */
  void lendCharts() {
    charts.show(shown.get());
  }

  /** Whether the layout changes just now by the preset and not by the user. */
  boolean isLending() {
    return charts.isChanging();
  }
}
