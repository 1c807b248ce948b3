package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.Gap;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PlanePane;
import dev.edgescope.app.chart.Series;
import dev.edgescope.app.chart.TimeAxis;
import dev.edgescope.app.chart.ValueScale;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/** The charts of the runs: above the sharpness and the stability plane, the rest below them. */
final class ChartGrid extends GridPane {
  private static final List<Double> ROW_SHARES = List.of(56.0, 44.0);
  private static final List<Double> UPPER_SHARES = List.of(60.0, 40.0);
  private static final List<Double> LOWER_SHARES = List.of(100 / 3.0, 100 / 3.0, 100 / 3.0);

  private final LineChartPane sharpness;
  private final LineChartPane loss;
  private final LineChartPane ntkTrace;
  private final LineChartPane noiseKernel;
  private final PlanePane plane;

  ChartGrid(LiveViewModel model, RunComparison comparison, ObservableValue<Appearance> appearance) {
    getStyleClass().add("chart-grid");
    TimeAxis axis = model.timeAxis();
    sharpness = new LineChartPane("Sharpness", ValueScale.LINEAR, axis);
    sharpness.setId("chart-sharpness");
    loss = new LineChartPane("Loss", ValueScale.LOGARITHMIC, axis);
    loss.setId("chart-loss");
    ntkTrace = new LineChartPane("NTK trace", ValueScale.LINEAR, axis);
    ntkTrace.setId("chart-ntk-trace");
    ntkTrace.setSubtitle("tr Θ");
    noiseKernel = new LineChartPane("Noise kernel norm", ValueScale.LINEAR, axis);
    noiseKernel.setId("chart-noise-kernel");
    plane = new PlanePane("Stability plane", "K", "K from tr Θ");
    plane.setId("stability-plane");
    model.kernelNoteProperty().subscribe(noiseKernel::setSubtitle);
    model.stateProperty().subscribe(this::describeEmptiness);
    comparison.runs().revisionProperty().subscribe(revision -> show(comparison.runs()));
    for (LineChartPane chart : charts()) {
      chart.fontFamilyProperty().set(Fonts.FAMILY);
    }
    plane.fontFamilyProperty().set(Fonts.FAMILY);
    appearance.subscribe(
        value -> {
          charts().forEach(chart -> chart.themeProperty().set(value.chartTheme()));
          plane.themeProperty().set(value.chartTheme());
        });
    arrange();
  }

  /** Repaints what has changed. */
  void pulse() {
    for (LineChartPane chart : charts()) {
      chart.pulse();
    }
    plane.pulse();
  }

  private List<LineChartPane> charts() {
    return List.of(sharpness, loss, ntkTrace, noiseKernel);
  }

  private void show(RunList runs) {
    List<RunRecord> records = runs.shown().stream().map(RunEntry::record).toList();
    RunRecord live = runs.entries().getFirst().record();
    if (records.size() == 1) {
      showAlone(records.getFirst());
    } else {
      showTogether(records);
    }
    Gap gap = gap(runs);
    sharpness.setGap(gap);
    sharpness.setSubtitle(
        records.size() == 1
            ? "the largest eigenvalues λ of the Hessian"
            : gap == null
                ? "the largest eigenvalue λ₁ of the Hessian"
                : "λ₁ of the Hessian; shaded: what the noise holds back");
    sharpness.thresholds().setAll(live.edge());
    noiseKernel.thresholds().setAll(live.stochasticEdge());
    plane.trails().setAll(records.stream().map(RunRecord::trail).toList());
    plane.setXTitle(live.planeTitle());
  }

  /** Everything about one run. */
  private void showAlone(RunRecord record) {
    sharpness.series().setAll(record.eigenvalues());
    loss.series().setAll(record.trainLoss(), record.testLoss(), record.batchLoss());
    ntkTrace.series().setAll(record.ntkTrace());
    noiseKernel.series().setAll(record.noiseKernel(), record.noiseKernelTrace());
  }

  /** One line a run. */
  private void showTogether(List<RunRecord> records) {
    sharpness
        .series()
        .setAll(
            records.stream().flatMap(record -> record.eigenvalues().stream().limit(1)).toList());
    loss.series().setAll(records.stream().map(RunRecord::trainLoss).toList());
    ntkTrace.series().setAll(records.stream().map(RunRecord::ntkTrace).toList());
    noiseKernel.series().setAll(records.stream().map(RunRecord::noiseKernel).toList());
  }

  /** Between the live run and its twin, where both are shown. */
  private static @Nullable Gap gap(RunList runs) {
    List<Series> pair =
        runs.shown().stream()
            .filter(entry -> entry.role() != RunEntry.Role.EARLIER)
            .flatMap(entry -> entry.record().eigenvalues().stream().limit(1))
            .toList();
    return pair.size() == 2 ? new Gap(pair.get(0), pair.get(1)) : null;
  }

  private void describeEmptiness(RunState state) {
    sharpness.setEmptyText(
        state == RunState.PREPARING
            ? "Preparing the numerical library…"
            : "The sharpness is measured while the run goes on: press Start.");
    loss.setEmptyText("Training, test and batch loss: press Start.");
    ntkTrace.setEmptyText("The trace of the neural tangent kernel: press Start.");
    noiseKernel.setEmptyText("How gradient noise feeds itself: press Start.");
  }

  private void arrange() {
    List<GridPane> rows =
        List.of(
            row(UPPER_SHARES, sharpness, plane), row(LOWER_SHARES, loss, ntkTrace, noiseKernel));
    ColumnConstraints whole = new ColumnConstraints();
    whole.setPercentWidth(100);
    getColumnConstraints().add(whole);
    for (int i = 0; i < rows.size(); i++) {
      getRowConstraints().add(height(ROW_SHARES.get(i)));
      add(rows.get(i), 0, i);
    }
  }

  private static GridPane row(List<Double> shares, Region... charts) {
    GridPane row = new GridPane();
    row.getStyleClass().add("chart-grid");
    row.getRowConstraints().add(height(100));
    for (int i = 0; i < charts.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(shares.get(i));
      column.setHgrow(Priority.ALWAYS);
      row.getColumnConstraints().add(column);
      row.add(charts[i], i, 0);
    }
    return row;
  }

  private static RowConstraints height(double share) {
    RowConstraints row = new RowConstraints();
    row.setPercentHeight(share);
    row.setVgrow(Priority.ALWAYS);
    return row;
  }
}
