package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class PresetChartsTest {
  private static final BoardLayout MINE = BoardLayout.grid(List.of("loss", "sharpness"));

  private final Presets presets = Presets.load();
  private final Preset tuned = presets.byId("cdat");
  private final ObjectProperty<BoardLayout> layout = new SimpleObjectProperty<>(MINE);
  private final PresetCharts charts = new PresetCharts(layout);

  @Test
  void aPresetShowsItsOwnCharts() {
    charts.show(tuned);
    assertEquals(tuned.charts(), layout.get().charts());
    assertTrue(tuned.charts().contains("learning-rate"));
    assertEquals(MINE, charts.own());
  }

  @Test
  void afterwardsTheUsersComeBack() {
    charts.show(tuned);
    charts.show(presets.byId("clipped-sgd"));
    charts.show(presets.first());
    assertEquals(MINE, layout.get());
  }

  @Test
  void whatTheUserMakesOfThemIsTheUsers() {
    charts.show(tuned);
    layout.set(layout.get().plus("accuracy"));
    BoardLayout changed = layout.get();
    charts.show(presets.first());
    assertEquals(changed, layout.get());
  }

  @Test
  void onTheFullBatchThereAreNoChartsOfItsNoiseUnlessTheUserHasChosenThem() {
    ObjectProperty<BoardLayout> standard =
        new SimpleObjectProperty<>(BoardLayout.grid(ChartTable.STANDARD));
    PresetCharts unchosen = new PresetCharts(standard);
    unchosen.show(presets.byId("progressive-sharpening"));
    assertEquals(ChartTable.OF_FULL_BATCH, standard.get().charts());
    unchosen.show(presets.byId("conservative-sharpening"));
    assertEquals(ChartTable.STANDARD, standard.get().charts());

    charts.show(presets.byId("progressive-sharpening"));
    assertEquals(MINE, layout.get());
  }

  /** Its K is 0, and the plane a line. */
  @Test
  void noPresetOnTheFullBatchHasAChartOfGradientNoise() {
    for (Preset preset : presets.all()) {
      if (PresetCharts.isFullBatch(preset.config())) {
        assertFalse(preset.charts().contains(ChartTable.STABILITY_PLANE.id()), preset.id());
        assertFalse(preset.charts().contains(ChartTable.NOISE_KERNEL.id()), preset.id());
      }
    }
  }

  @Test
  void theChartsOfAllPresetsExist() {
    List<String> known = ChartTable.all().stream().map(ChartKind::id).toList();
    for (Preset preset : presets.all()) {
      assertTrue(known.containsAll(preset.charts()), preset.id());
    }
  }
}
