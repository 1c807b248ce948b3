package dev.edgescope.app.workspace.sweep;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.sweep.CurveQuantity;
import dev.edgescope.app.sweep.PlaneChoice;
import dev.edgescope.app.sweep.PlaneModel;
import dev.edgescope.app.sweep.SweepCurves;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.CursorCommands;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The curves of a sweep over learning time, a line for each column of the plane: sharpness, its
 * share of the edge, K and loss.
 */
final class CurvesPane extends GridPane implements View {
  private static final long BETWEEN_READINGS = 250_000_000;

  private final Subscriptions life = new Subscriptions();
  private final PlaneModel model;
  private final TimeAxis timeAxis = new TimeAxis();
  private final Map<CurveQuantity, LineChartPane> charts = new EnumMap<>(CurveQuantity.class);
  private @Nullable SweepResults shown;
  private boolean due = true;
  private long shownRevision;
  private long shownAt;

  CurvesPane(PlaneModel model) {
    this.model = model;
    getStyleClass().add("sweep-curves");
    timeAxis.baseProperty().set(TimeBase.LEARNING_TIME);
    ChartMarks marks = new ChartMarks();
    for (CurveQuantity quantity : CurveQuantity.values()) {
      LineChartPane chart = new LineChartPane(quantity.title(), quantity.scale(), timeAxis);
      chart.setId("curves-" + quantity.name().toLowerCase(Locale.ROOT));
      chart.setMarks(marks, chart.getId());
      CursorCommands.takeKeysOf(chart);
      chart.setEmptyText(Words.text("sweep.curvesPane.curvesComeHereAsMembers"));
      setHgrow(chart, Priority.ALWAYS);
      setVgrow(chart, Priority.ALWAYS);
      add(chart, charts.size() % 2, charts.size() / 2);
      charts.put(quantity, chart);
    }
    life.add(model.choiceProperty().subscribe(choice -> due = true));
  }

  @Override
  public void close() {
    life.end();
    charts.values().forEach(chart -> chart.series().clear());
  }

  void setTheme(ChartTheme theme) {
    charts.values().forEach(chart -> chart.themeProperty().set(theme));
  }

  /** The charts, in the order in which they stand. */
  List<LineChartPane> charts() {
    return List.copyOf(charts.values());
  }

  /** Takes over the members that have come since, a few times a second, and draws. */
  void pulse() {
    SweepResults results = model.results().orElse(null);
    PlaneChoice choice = model.choiceProperty().get();
    if (!isVisible() || results == null || choice == null) {
      return;
    }
    long now = System.nanoTime();
    boolean grown = results.revision() != shownRevision && now - shownAt >= BETWEEN_READINGS;
    if (due || grown || !results.equals(shown)) {
      due = false;
      shown = results;
      shownRevision = results.revision();
      shownAt = now;
      charts.forEach((quantity, chart) -> fill(chart, results, choice, quantity));
    }
    charts.values().forEach(LineChartPane::pulse);
  }

  private static void fill(
      LineChartPane chart, SweepResults results, PlaneChoice choice, CurveQuantity quantity) {
    chart.setSubtitle(quantity.formula(results));
    SweepCurves curves = SweepCurves.of(results, choice, quantity);
    chart.series().setAll(curves.means());
    chart.setGaps(curves.bands());
    chart.setMembers(curves.members());
    if (quantity.hasEdge() && chart.thresholds().isEmpty()) {
      Threshold edge = new Threshold(Words.text("sweep.curvesPane.edge"));
      edge.record(new Moment(0, 0), 1);
      edge.setCurrent(1);
      chart.thresholds().setAll(edge);
    }
  }
}
