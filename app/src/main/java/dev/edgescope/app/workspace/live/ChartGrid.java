package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.TimeAxis;
import dev.edgescope.app.chart.ValueScale;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** The charts of one run: the sharpness over the whole width, the rest below it. */
final class ChartGrid extends GridPane {
  private static final int COLUMNS = 3;
  private static final List<Double> ROW_SHARES = List.of(56.0, 44.0);

  private final LineChartPane sharpness;
  private final LineChartPane loss;
  private final LineChartPane ntkTrace;
  private final LineChartPane noiseKernel;

  ChartGrid(LiveViewModel model, ObservableValue<Appearance> appearance) {
    getStyleClass().add("chart-grid");
    TimeAxis axis = model.timeAxis();
    sharpness = new LineChartPane("Sharpness", ValueScale.LINEAR, axis);
    sharpness.setId("chart-sharpness");
    sharpness.setSubtitle("the largest eigenvalues λ of the Hessian");
    loss = new LineChartPane("Loss", ValueScale.LOGARITHMIC, axis);
    loss.setId("chart-loss");
    ntkTrace = new LineChartPane("NTK trace", ValueScale.LINEAR, axis);
    ntkTrace.setId("chart-ntk-trace");
    ntkTrace.setSubtitle("tr Θ");
    noiseKernel = new LineChartPane("Noise kernel norm", ValueScale.LINEAR, axis);
    noiseKernel.setId("chart-noise-kernel");
    model.kernelNoteProperty().subscribe(noiseKernel::setSubtitle);
    model.stateProperty().subscribe(this::describeEmptiness);
    model.recordProperty().subscribe(this::show);
    for (LineChartPane chart : charts()) {
      chart.fontFamilyProperty().set(Fonts.FAMILY);
    }
    appearance.subscribe(
        value -> charts().forEach(chart -> chart.themeProperty().set(value.chartTheme())));
    arrange();
  }

  /** Repaints what has changed. */
  void pulse() {
    for (LineChartPane chart : charts()) {
      chart.pulse();
    }
  }

  private List<LineChartPane> charts() {
    return List.of(sharpness, loss, ntkTrace, noiseKernel);
  }

  private void show(RunRecord record) {
    sharpness.series().setAll(record.eigenvalues());
    sharpness.thresholds().setAll(record.edge());
    loss.series().setAll(record.trainLoss(), record.testLoss(), record.batchLoss());
    ntkTrace.series().setAll(record.ntkTrace());
    noiseKernel.series().setAll(record.noiseKernel(), record.noiseKernelTrace());
    noiseKernel.thresholds().setAll(record.stochasticEdge());
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
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
    for (double share : ROW_SHARES) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(share);
      row.setVgrow(Priority.ALWAYS);
      getRowConstraints().add(row);
    }
    add(sharpness, 0, 0, COLUMNS, 1);
    add(loss, 0, 1);
    add(ntkTrace, 1, 1);
    add(noiseKernel, 2, 1);
  }
}
