package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The preset that the runs are of, among those to choose from, and what it lends the charts. */
public final class ShownPreset {
  private final List<Preset> choices;
  private final PresetAxis axis;
  private final PresetCharts charts;
  private final ReadOnlyObjectWrapper<Preset> shown;
  private final ExperimentNames names;
  private final ReadOnlyBooleanWrapper described =
      new ReadOnlyBooleanWrapper(this, "described", true);

  /** What runs in place of the preset, from elsewhere. */
  private Optional<Other> other = Optional.empty();

  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title");

  private record Other(String title, RunConfig config) {}

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
    names = new ExperimentNames(choices);
    axis = new PresetAxis(base);
    charts = new PresetCharts(layout);
    shown = new ReadOnlyObjectWrapper<>(this, "shown", initial);
    axis.show(initial);
    shown.subscribe(charts::show);
    title.set(initial.title());
  }

  /** All that can be chosen. */
  public List<Preset> choices() {
    return choices;
  }

  public ReadOnlyObjectProperty<Preset> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What experiments are called by the presets. */
  public ExperimentNames names() {
    return names;
  }

  /**
   * The title of the preset, or of what runs in its place, and whether the run is still as that
   * describes it.
   */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** Whether what runs is the preset, changed or not, so that its words are about it. */
  public ReadOnlyBooleanProperty describedProperty() {
    return described.getReadOnlyProperty();
  }

  /**
   * Takes over what runs.
   *
   * @param now the main run with the controls as they stand
   */
  void compare(RunConfig now) {
    Preset preset = shown.get();
    String name = other.map(Other::title).orElse(preset.title());
    RunConfig begun = other.map(Other::config).orElse(preset.config());
    title.set(isOf(begun, now) ? name : Words.text("library.runWords.changed", name));
  }

  /** An experiment from elsewhere takes the place of the preset; it is named by the nearest. */
  void showOther(RunConfig config) {
    if (isOf(shown.get().config(), config)) {
      takeBack();
    } else {
      showOther(names.name(config), config);
    }
  }

  /** An experiment from elsewhere takes the place of the preset. */
  void showOther(String name, RunConfig config) {
    other = Optional.of(new Other(name, config));
    described.set(false);
    title.set(name);
  }

  private void takeBack() {
    other = Optional.empty();
    described.set(true);
  }

  /** How a run is measured and how long it goes on changes nothing about it. */
  private static boolean isOf(RunConfig described, RunConfig now) {
    return described.data().equals(now.data())
        && described.model().equals(now.model())
        && described.loss() == now.loss()
        && described.optimizer().equals(now.optimizer())
        && described.precision() == now.precision()
        && described.seed() == now.seed();
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
    takeBack();
    shown.set(chosen);
    title.set(chosen.title());
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
