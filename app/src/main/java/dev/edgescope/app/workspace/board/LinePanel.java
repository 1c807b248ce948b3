package dev.edgescope.app.workspace.board;

import dev.edgescope.app.board.ChartDrawing;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.experiment.ProbeForm;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.run.curve.Band;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.measure.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A chart of curves on the board: of one run all its lines, of several the leading one each. Where
 * the run does not measure what the chart shows, it says so and offers to.
 */
final class LinePanel extends StackPane implements ChartPanel {
  private final LineKind kind;
  private final boolean drawsGap;
  private final LiveViewModel model;
  private final LineChartPane chart;
  private final Button measure = new Button(Words.text("workspace.linePanel.measureItFromTheNext"));
  private final Subscription subscription;
  private List<Series> shown = List.of();
  private Optional<Gap> heldBack = Optional.empty();
  private @Nullable Series phases;
  private boolean shadesPhases;

  LinePanel(LineKind kind, LiveViewModel model) {
    this.kind = kind;
    drawsGap = kind.quantities().contains(Quantity.STOCHASTIC_GAP);
    this.model = model;
    chart = new LineChartPane(kind.term().title(), kind.scale(), model.timeAxis());
    chart.setId("chart-" + kind.id());
    chart.setMarks(model.marks(), kind.id());
    measure.setId("measure-" + kind.id());
    measure.getStyleClass().add("measure-button");
    measure.setOnAction(event -> model.experiment().probes().ask(kind.quantities()));
    getChildren().addAll(chart, measure);
    subscription =
        Subscription.combine(
            model.stateProperty().subscribe(this::describeEmptiness),
            model.experiment().probes().revisionProperty().subscribe(this::describeEmptiness),
            model.kernelNoteProperty().subscribe(this::describe));
  }

  LineChartPane chart() {
    return chart;
  }

  /** How it is drawn. */
  ChartDrawing drawing() {
    return new ChartDrawing(chart.valueScale(), chart.smoothing(), shadesPhases);
  }

  /** Draws it otherwise; what stays as it is keeps its zoom. */
  void draw(ChartDrawing drawing) {
    if (drawing.scale() != chart.valueScale()) {
      chart.setValueScale(drawing.scale());
    }
    if (drawing.smoothing() != chart.smoothing()) {
      chart.setSmoothing(drawing.smoothing());
    }
    if (drawing.phases() != shadesPhases) {
      shadesPhases = drawing.phases();
      chart.setBands(shadesPhases ? phases : null);
    }
  }

  /** Whether the phases of a run are told by what it shows. */
  boolean hasPhases() {
    return kind.equals(ChartTable.SHARPNESS);
  }

  @Override
  public LineKind kind() {
    return kind;
  }

  @Override
  public Region node() {
    return this;
  }

  @Override
  public Region focusable() {
    return chart;
  }

  @Override
  public Figure figure(TakeAway takeAway) {
    return takeAway.figure(kind, chart);
  }

  @Override
  public void show(RunList runs) {
    List<RunRecord> records = runs.shown().stream().map(RunEntry::record).toList();
    List<Band> bands = records.stream().flatMap(record -> record.band(kind).stream()).toList();
    List<Series> lines =
        Stream.concat(
                records.size() == 1
                    ? records.getFirst().curves(kind).stream()
                    : records.stream().flatMap(this::inCompany).distinct(),
                bands.stream().map(Band::mean))
            .toList();
    if (!lines.equals(shown)) {
      shown = lines;
      chart.series().setAll(lines);
    }
    chart.thresholds().setAll(thresholds(records));
    heldBack = kind.equals(ChartTable.SHARPNESS) ? gap(runs) : Optional.empty();
    chart.setGaps(Stream.concat(heldBack.stream(), bands.stream().map(Band::gap)).toList());
    chart.setMembers(bands.stream().flatMap(band -> band.members().stream()).toList());
    phases = hasPhases() ? phases(records) : null;
    chart.setBands(shadesPhases ? phases : null);
    describe();
    describeEmptiness();
  }

  @Override
  public void pulse() {
    if (drawsGap) {
      describe();
    }
    chart.pulse();
  }

  @Override
  public void setTheme(ChartTheme theme) {
    chart.themeProperty().set(theme);
  }

  @Override
  public void setScale(double scale) {
    chart.scaleProperty().set(scale);
  }

  @Override
  public void reserveCorner(double width) {
    chart.reserveCorner(width);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
    shown = List.of();
    chart.series().clear();
  }

  private void describe() {
    String note = kind.isOfNoiseKernel() ? model.kernelNoteProperty().getValue() : "";
    chart.setSubtitle(
        heldBack.isPresent()
            ? Words.text("workspace.linePanel.heldBack")
            : !gapIngredients().isEmpty()
                ? gapIngredients()
                : note.isEmpty() ? kind.term().formula() : note);
  }

  /** What the stochastic gap is made of, where it is drawn and all of it is measured. */
  private String gapIngredients() {
    return drawsGap
        ? model
            .recordProperty()
            .getValue()
            .readings()
            .with(Quantity.FLOW_SHARPENING)
            .map(LinePanel::gapIngredients)
            .orElse("")
        : "";
  }

  static String gapIngredients(Measurement reading) {
    double beta = reading.value(Quantity.SHARPNESS_GRADIENT);
    double noise = reading.value(Quantity.DIRECTIONAL_NOISE);
    double rate = reading.value(Quantity.FLOW_SHARPENING);
    return Double.isNaN(beta) || Double.isNaN(noise) || Double.isNaN(rate)
        ? ""
        : Words.text(
            "workspace.linePanel.gapFrom",
            NumberText.value(beta),
            NumberText.value(noise),
            NumberText.value(rate));
  }

  /** What the runs are held against; what is the same for several is shown once, to the last. */
  private List<Threshold> thresholds(List<RunRecord> records) {
    Map<Double, Threshold> levels = new LinkedHashMap<>();
    for (RunRecord record : records) {
      record.thresholds(kind).forEach(one -> levels.merge(one.current(), one, Threshold::longer));
    }
    return List.copyOf(levels.values());
  }

  /** Of a run among others its leading line, and what is predicted of it. */
  private Stream<Series> inCompany(RunRecord record) {
    return Stream.concat(record.curves(kind).stream().limit(1), record.predictions(kind).stream());
  }

  /** Between the main run and its full-batch twin, where both are shown. */
  private Optional<Gap> gap(RunList runs) {
    List<Series> pair =
        runs.twins().stream()
            .flatMap(entry -> entry.record().curves(kind).stream().limit(1))
            .toList();
    return pair.size() == 2 ? Optional.of(new Gap(pair.get(0), pair.get(1))) : Optional.empty();
  }

  /** Of a run alone; several would shade each other. */
  private static @Nullable Series phases(List<RunRecord> records) {
    List<Series> phases =
        records.size() == 1 ? records.getFirst().curves(ChartTable.PHASE) : List.of();
    return phases.isEmpty() ? null : phases.getFirst();
  }

  private void describeEmptiness() {
    ProbeForm probes = model.experiment().probes();
    boolean measured = kind.isMeasured(probes.applied());
    boolean asked = !measured && kind.isMeasured(probes.quantities());
    boolean elsewhere = !measured && !asked && kind.isOfAdaptiveRules();
    boolean goesOn = !model.isReplay();
    measure.setVisible(goesOn && shown.isEmpty() && !measured && !asked && !elsewhere);
    measure.setManaged(measure.isVisible());
    chart.setEmptyText(
        !goesOn
            ? Words.text(
                measured
                    ? "workspace.linePanel.nothingMeasuredUpToThisStep"
                    : "workspace.linePanel.thisRunDoesNotMeasure")
            : emptyText(measured, asked, elsewhere));
  }

  /** What an empty chart of a run that goes on says. */
  private String emptyText(boolean measured, boolean asked, boolean elsewhere) {
    return asked
        ? Words.text("workspace.linePanel.measuredFromTheNextRun")
        : elsewhere
            ? Words.text("workspace.linePanel.adaptiveRulesHaveItSuch")
            : !measured
                ? Words.text("workspace.linePanel.thisRunDoesNotMeasure")
                : model.stateProperty().get() == RunState.PREPARING
                    ? Words.text("workspace.linePanel.preparingTheNumericalLibrary")
                    : Words.text("workspace.linePanel.nothingMeasuredYetPressStart");
  }
}
